import { Bytes } from './bytes.ts';

/**
 * Postings of one term after another. A posting is the gap to the document before it, doubled; odd
 * means once in the body and not in the title, as 7 of 10 are. Else a second number holds body × 4 +
 * title, with 3 for "three or more in the title" and a third number for how many more.
 */
export class PostingWriter {
  readonly postings = new Bytes(1 << 16);
  readonly positions = new Bytes(1 << 16);
  private before = -1;
  private from = 0;
  private positionsFrom = 0;

  /** Starts the next term. */
  open(): void {
    this.before = -1;
    this.from = this.postings.length;
    this.positionsFrom = this.positions.length;
  }

  /** Documents come in ascending order. The positions are written beside it. */
  add(document: number, title: number, body: number): void {
    const gap = document - this.before - 1;
    this.before = document;
    if (title === 0 && body === 1) {
      this.postings.varint(gap * 2 + 1);
      return;
    }
    this.postings.varint(gap * 2);
    this.postings.varint(body * 4 + Math.min(title, 3));
    if (title >= 3) this.postings.varint(title - 3);
  }

  /** Bytes the term took in both runs. */
  close(): { readonly postings: number; readonly positions: number } {
    return {
      postings: this.postings.length - this.from,
      positions: this.positions.length - this.positionsFrom,
    };
  }
}
