import type { Progress } from '../ingest/ingest.ts';
import { count, counted, duration } from './layout.ts';

/** Shows how far an ingest is: a bar on a terminal, a line now and then elsewhere. */
export interface ProgressView {
  show(progress: Progress): void;
  /** Takes the bar away. */
  end(): void;
}

/** Milliseconds between two views of it. */
const ON_TERMINAL = 100;
const ELSEWHERE = 10_000;

export function progressView(
  stream: NodeJS.WriteStream,
  clock: () => number = () => performance.now(),
): ProgressView {
  const started = clock();
  let last = stream.isTTY ? started - ON_TERMINAL : started;
  let drawn = false;
  return {
    show(progress) {
      const now = clock();
      if (now - last < (stream.isTTY ? ON_TERMINAL : ELSEWHERE)) return;
      last = now;
      const seconds = (now - started) / 1000;
      if (!stream.isTTY) {
        stream.write(`${progressLine(progress, seconds)}\n`);
        return;
      }
      stream.write(`\r\u001b[2K${barLine(progress, seconds, stream.columns ?? 80)}`);
      drawn = true;
    },
    end() {
      if (drawn) stream.write('\r\u001b[2K');
      drawn = false;
    },
  };
}

/** `412 documents, 1,030/s, 412,000 words/s, 38 %, 20 s left`. */
export function progressLine(progress: Progress, seconds: number): string {
  const rate = (value: number) => count(Math.round(value / Math.max(seconds, 0.001)));
  const parts = [
    counted(progress.documents, 'document'),
    `${rate(progress.documents)}/s`,
    `${rate(progress.words)} words/s`,
  ];
  const done = share(progress);
  if (done !== undefined) parts.push(`${Math.floor(done * 100)} %`, timeLeft(done, seconds));
  if (progress.skipped > 0) parts.push(`${count(progress.skipped)} skipped`);
  return parts.filter((part) => part !== '').join(', ');
}

function barLine(progress: Progress, seconds: number, columns: number): string {
  const text = progressLine(progress, seconds);
  const width = Math.min(24, columns - text.length - 3);
  const done = share(progress);
  if (done === undefined || width < 6) return text.slice(0, columns - 1);
  const full = Math.round(done * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${text}`;
}

/** Of the bytes to read, those read; undefined where nobody knows how many there are (stdin). */
function share({ bytes }: Progress): number | undefined {
  return bytes.total > 0 ? Math.min(1, bytes.done / bytes.total) : undefined;
}

function timeLeft(done: number, seconds: number): string {
  // The first seconds say nothing: workers are still starting.
  if (seconds < 2 || done <= 0.005) return '';
  return `${duration((seconds / done) * (1 - done))} left`;
}
