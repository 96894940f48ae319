import { Bytes } from './bytes.ts';

/** Postings that are packed together. */
export const BLOCK = 128;

/**
 * Postings of one term after another. 128 at a time make a block: the gaps between documents in as many
 * bits as the widest needs, then two bits for each posting (once, twice, three times in the body and not
 * in the title, or 3 for an exception), then the exceptions as varints: body × 4 + title, with 3 for
 * "three or more in the title" and another number for how many more. Before the blocks stands a table to
 * skip by: the last document of each, where it ends, and where its positions end.
 *
 * What is left over, and terms in fewer documents, as varints: the gap, doubled; odd means once in the
 * body and not in the title, as 7 of 10 are, else the numbers of an exception follow.
 */
export class PostingWriter {
  readonly postings: Bytes;
  readonly positions: Bytes;
  private from = 0;
  private positionsFrom = 0;
  private count = 0;
  private documents = new Uint32Array(BLOCK);
  private titles = new Uint32Array(BLOCK);
  private bodies = new Uint32Array(BLOCK);
  /** Where the positions of each full block end. */
  private readonly ends: number[] = [];
  private readonly packed = new Bytes(1 << 12);

  /** Bytes that each will take, about: room that is not written to takes no memory, widening it does. */
  constructor(postings = 1 << 16, positions = 1 << 16) {
    this.postings = new Bytes(postings);
    this.positions = new Bytes(positions);
  }

  /** Starts the next term. */
  open(): void {
    this.count = 0;
    this.ends.length = 0;
    this.from = this.postings.length;
    this.positionsFrom = this.positions.length;
  }

  /** Documents come in ascending order. The positions are written after it. */
  add(document: number, title: number, body: number): void {
    this.endBlock();
    if (this.count === this.documents.length) this.widen();
    this.documents[this.count] = document;
    this.titles[this.count] = title;
    this.bodies[this.count++] = body;
  }

  /** Bytes the term took in both runs. */
  close(): { readonly postings: number; readonly positions: number } {
    this.endBlock();
    const { packed, postings, ends } = this;
    packed.length = 0;
    for (let block = 0; block < ends.length; block++) {
      const from = block * BLOCK;
      this.pack(from);
      postings.word(this.documents[from + BLOCK - 1]!);
      postings.word(packed.length);
      postings.word(ends[block]!);
    }
    postings.append(packed.array, 0, packed.length);
    this.writeRest(ends.length * BLOCK);
    return {
      postings: postings.length - this.from,
      positions: this.positions.length - this.positionsFrom,
    };
  }

  private endBlock(): void {
    if (this.count > 0 && this.count % BLOCK === 0 && this.ends.length < this.count / BLOCK)
      this.ends.push(this.positions.length - this.positionsFrom);
  }

  private widen(): void {
    for (const name of ['documents', 'titles', 'bodies'] as const) {
      const wider = new Uint32Array(2 * this.count);
      wider.set(this[name]);
      this[name] = wider;
    }
  }

  private gap(at: number): number {
    return this.documents[at]! - (at === 0 ? 0 : this.documents[at - 1]! + 1);
  }

  private pack(from: number): void {
    const { packed, titles, bodies } = this;
    let widest = 0;
    for (let at = from; at < from + BLOCK; at++) widest |= this.gap(at);
    const width = 32 - Math.clz32(widest);
    packed.byte(width);
    let bits = 0;
    let held = 0;
    for (let at = from; at < from + BLOCK; at++) {
      // Below 2^25 documents, what is held and a gap fit into 32 bits.
      bits |= this.gap(at) << held;
      for (held += width; held >= 8; held -= 8) {
        packed.byte(bits & 255);
        bits >>>= 8;
      }
    }
    const code = (at: number) =>
      titles[at] === 0 && bodies[at]! > 0 && bodies[at]! < 4 ? bodies[at]! - 1 : 3;
    for (let at = from; at < from + BLOCK; at += 4)
      packed.byte(code(at) | (code(at + 1) << 2) | (code(at + 2) << 4) | (code(at + 3) << 6));
    for (let at = from; at < from + BLOCK; at++) if (code(at) === 3) this.frequencies(packed, at);
  }

  private frequencies(into: Bytes, at: number): void {
    const title = this.titles[at]!;
    into.varint(this.bodies[at]! * 4 + Math.min(title, 3));
    if (title >= 3) into.varint(title - 3);
  }

  private writeRest(from: number): void {
    for (let at = from; at < this.count; at++) {
      const once = this.titles[at] === 0 && this.bodies[at] === 1;
      this.postings.varint(this.gap(at) * 2 + (once ? 1 : 0));
      if (!once) this.frequencies(this.postings, at);
    }
  }
}
