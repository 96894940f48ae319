import { optimize } from '../../engine/embedded/doctor.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { indexFolder, withIndex } from '../index-at.ts';
import { counted, size } from '../layout.ts';
import type { Call } from '../spec.ts';
import { json } from '../terminal.ts';

/** `dateline optimize`: one segment, and the room of what was deleted given back. */
export async function run({ flags, terminal }: Call): Promise<ExitCode> {
  const look = () => withIndex(flags, (engine) => engine.shelf.status());
  const before = await look();
  await optimize(indexFolder(flags));
  const after = await look();
  if (flags.on('json')) {
    const part = ({ segments, size: bytes }: typeof before) => ({ segments, size: bytes });
    terminal.print(json({ before: part(before), after: part(after) }));
  } else {
    terminal.print(
      `${counted(before.segments, 'segment')}, ${size(before.size)} before; ` +
        `${counted(after.segments, 'segment')}, ${size(after.size)} now`,
    );
  }
  return EXIT.ok;
}
