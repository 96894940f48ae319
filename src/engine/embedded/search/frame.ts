/**
 * Documents of one segment with a score each: what a part of a query matched. Reused from question to
 * question, because clearing what was touched is cheaper than three fresh arrays.
 */
export interface Frame {
  readonly scores: Float64Array;
  /** 1 for every document in the frame; serves as a mark for what is asked next. */
  readonly seen: Uint8Array;
  readonly documents: Uint32Array;
  count: number;
}

/** Frames for segments of at most `size` documents. */
export class Frames {
  private readonly free: Frame[] = [];
  private readonly marks: Uint8Array[] = [];
  /** Frequencies by document, all 0 between uses. */
  readonly titles: Float64Array;
  readonly bodies: Float64Array;
  /** Place of a document in a list; read only where a mark says that it was written. */
  readonly places: Uint32Array;

  readonly size: number;

  constructor(size: number) {
    this.size = size;
    this.titles = new Float64Array(size);
    this.bodies = new Float64Array(size);
    this.places = new Uint32Array(size);
  }

  take(): Frame {
    return (
      this.free.pop() ?? {
        scores: new Float64Array(this.size),
        seen: new Uint8Array(this.size),
        documents: new Uint32Array(this.size),
        count: 0,
      }
    );
  }

  give(frame: Frame): void {
    const { seen, documents, count } = frame;
    if (count * 16 > this.size) seen.fill(0);
    else for (let n = 0; n < count; n++) seen[documents[n]!] = 0;
    frame.count = 0;
    this.free.push(frame);
  }

  /** A byte for each document, all 0. */
  takeMark(): Uint8Array {
    return this.marks.pop() ?? new Uint8Array(this.size);
  }

  giveMark(mark: Uint8Array): void {
    mark.fill(0);
    this.marks.push(mark);
  }
}
