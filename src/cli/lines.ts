import { createReadStream } from 'node:fs';
import { UserError } from '../errors.ts';

/** Lines of a UTF-8 file, or of stdin without one, without their line ends. The last may lack its own. */
export async function* linesOf(path: string | undefined): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of inputOf(path)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

/** All of a UTF-8 file, or of stdin without one. */
export async function textOf(path: string | undefined): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of inputOf(path)) chunks.push(chunk);
  return new TextDecoder().decode(Buffer.concat(chunks));
}

async function* inputOf(path: string | undefined): AsyncIterable<Buffer> {
  if (path === undefined || path === '-') yield* process.stdin;
  else {
    try {
      yield* createReadStream(path);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      const why = code === 'ENOENT' ? 'There is no file' : 'Cannot read';
      throw new UserError('unreadable', `${why} ${path}. Check the path and try again.`, { cause });
    }
  }
}
