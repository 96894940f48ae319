/** Results go to stdout, everything else to stderr. */
export interface Terminal {
  /** A line of result. */
  print(line: string): void;
  /** A line for the person in front of it. */
  note(line: string): void;
  readonly paint: Paint;
  readonly paintNote: Paint;
  /** Columns of stdout; 100 where it is no terminal. */
  readonly width: number;
}

type Stroke = (text: string) => string;

export interface Paint {
  readonly bold: Stroke;
  readonly dim: Stroke;
  readonly red: Stroke;
  readonly green: Stroke;
  readonly yellow: Stroke;
  readonly cyan: Stroke;
  readonly mark: Stroke;
}

/** The process's own streams. Colour where the stream is a terminal; NO_COLOR and FORCE_COLOR win. */
export function terminal(): Terminal {
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    note: (line) => void process.stderr.write(`${line}\n`),
    paint: paintFor(process.stdout),
    paintNote: paintFor(process.stderr),
    width: Math.min(process.stdout.columns ?? 100, 120),
  };
}

/** A reader that stops reading (`| head`) ends the program quietly, as other tools do. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
}

function paintFor(stream: NodeJS.WriteStream): Paint {
  const colour = wantsColour(stream);
  const stroke =
    (code: number): Stroke =>
    (text) =>
      colour && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text;
  return {
    bold: stroke(1),
    dim: stroke(2),
    red: stroke(31),
    green: stroke(32),
    yellow: stroke(33),
    cyan: stroke(36),
    mark: stroke(7),
  };
}

function wantsColour(stream: NodeJS.WriteStream): boolean {
  if (process.env['NO_COLOR']) return false;
  if (process.env['FORCE_COLOR'] && process.env['FORCE_COLOR'] !== '0') return true;
  return stream.isTTY === true && process.env['TERM'] !== 'dumb';
}

/**
 * Text of a page made safe to show: a control character in it could otherwise clear the screen or
 * write to the clipboard of who reads it, a bidi override turn a line around.
 */
export function plain(text: string): string {
  return text
    .replace(/[\t\n\r]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** The same, with its lines and their margins kept. */
export function plainLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => {
      const margin = /^\s*/.exec(line)![0].length;
      return ' '.repeat(margin) + plain(line.slice(margin));
    })
    .join('\n');
}

/** JSON in one line, or indented for a reader; no raw control character. */
export function json(value: unknown, options: { indent?: boolean } = {}): string {
  return JSON.stringify(value, undefined, options.indent ? 2 : undefined).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
