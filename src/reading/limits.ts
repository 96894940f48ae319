/** What one input may cost. Past a limit it is `Skipped`, with the limit named; nothing is cut short in silence. */
export interface ReadLimits {
  /** Bytes of one file that has to be read whole: .txt, .md, .json (and their unpacked .gz). */
  readonly fileBytes: number;
  /** Bytes of one line of .jsonl or .ndjson. The file itself may have any size. */
  readonly lineBytes: number;
  /** Bytes of one HTML page, checked before it is parsed. */
  readonly htmlBytes: number;
  /** Tags of one HTML page, counted before it is parsed. */
  readonly htmlTags: number;
  /** Nested elements of one HTML page, counted before it is parsed. */
  readonly htmlDepth: number;
  /** UTF-16 units of one document's body. */
  readonly documentLength: number;
  /** Folders within folders. */
  readonly folderDepth: number;
}

/**
 * A page of 32 MB is a hundred novels. Measured: 150,000 tags took 100 MB and 2.7 s to read; 200
 * levels took 0.2 s, 1,600 took 16 s, 3,200 overflowed the stack.
 */
export const READ_LIMITS: ReadLimits = {
  fileBytes: 32 << 20,
  lineBytes: 16 << 20,
  htmlBytes: 8 << 20,
  htmlTags: 150_000,
  htmlDepth: 256,
  documentLength: 4_000_000,
  folderDepth: 64,
};

/** The given limits over the usual ones. */
export function readLimits(given: Partial<ReadLimits> = {}): ReadLimits {
  return { ...READ_LIMITS, ...given };
}

/** "32 MB", for messages. */
export function megabytes(bytes: number): string {
  const size = bytes / (1 << 20);
  return size >= 1 ? `${Math.round(size)} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;
}
