import { setImmediate } from 'node:timers/promises';

/** Milliseconds between two turns of others. */
const TURN_MS = 8;

/** Takes steps between the turns of others; undefined when stopped. Each step must be a short one. */
export async function inTurns<Result>(
  steps: Generator<unknown, Result>,
  isStopped: () => boolean,
): Promise<Result | undefined> {
  let end = performance.now() + TURN_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await setImmediate();
    if (isStopped()) return undefined;
    end = performance.now() + TURN_MS;
  }
}
