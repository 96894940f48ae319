/**
 * The loops in which a search spends its time: postings in, scores out. They are long because they
 * are flat: one call a posting would double their time. The form of postings is in segment/postings.
 */

/** What lengths do to frequencies in one segment, for the statistics of one generation. */
export interface Norms {
  /** k1 times the norm of the body, by document. */
  readonly body: Float64Array;
  /** Title weight over title norm and k1, by words in the title. */
  readonly title: Float64Array;
  /** Words in the title, by document. */
  readonly titleLengths: Uint16Array;
}

/** How a term is scored: its weight times (k1 + 1), and what one occurrence counts as. */
export interface Worth {
  readonly weight: number;
  readonly factor: number;
}

/** Scores all postings of a term into an empty frame; returns how many there are. */
export function scoreFirst(
  bytes: Uint8Array,
  start: number,
  count: number,
  { weight, factor }: Worth,
  { body, title, titleLengths }: Norms,
  scores: Float64Array,
  seen: Uint8Array,
  documents: Uint32Array,
): number {
  let at = start;
  let document = -1;
  for (let n = 0; n < count; n++) {
    let gap = bytes[at++]!;
    if (gap > 127) {
      gap &= 127;
      let byte: number;
      let shift = 7;
      do {
        byte = bytes[at++]!;
        gap |= (byte & 127) << shift;
        shift += 7;
      } while (byte > 127);
    }
    document += (gap >>> 1) + 1;
    const norm = body[document]!;
    let frequency = factor;
    if ((gap & 1) === 0) {
      let code = bytes[at++]!;
      if (code > 127) {
        code &= 127;
        let byte: number;
        let shift = 7;
        do {
          byte = bytes[at++]!;
          code |= (byte & 127) << shift;
          shift += 7;
        } while (byte > 127);
      }
      let inTitle = code & 3;
      if (inTitle === 3) {
        let byte: number;
        let shift = 0;
        do {
          byte = bytes[at++]!;
          inTitle += (byte & 127) << shift;
          shift += 7;
        } while (byte > 127);
      }
      frequency = factor * (code >>> 2) + factor * inTitle * title[titleLengths[document]!]! * norm;
    }
    scores[document] = (weight * frequency) / (frequency + norm);
    seen[document] = 1;
    documents[n] = document;
  }
  return count;
}

/** Adds the scores of a term to a frame that may hold some already; returns its new count. */
export function scoreMore(
  bytes: Uint8Array,
  start: number,
  count: number,
  { weight, factor }: Worth,
  { body, title, titleLengths }: Norms,
  scores: Float64Array,
  seen: Uint8Array,
  documents: Uint32Array,
  held: number,
): number {
  let at = start;
  let document = -1;
  let total = held;
  for (let n = 0; n < count; n++) {
    let gap = bytes[at++]!;
    if (gap > 127) {
      gap &= 127;
      let byte: number;
      let shift = 7;
      do {
        byte = bytes[at++]!;
        gap |= (byte & 127) << shift;
        shift += 7;
      } while (byte > 127);
    }
    document += (gap >>> 1) + 1;
    const norm = body[document]!;
    let frequency = factor;
    if ((gap & 1) === 0) {
      let code = bytes[at++]!;
      if (code > 127) {
        code &= 127;
        let byte: number;
        let shift = 7;
        do {
          byte = bytes[at++]!;
          code |= (byte & 127) << shift;
          shift += 7;
        } while (byte > 127);
      }
      let inTitle = code & 3;
      if (inTitle === 3) {
        let byte: number;
        let shift = 0;
        do {
          byte = bytes[at++]!;
          inTitle += (byte & 127) << shift;
          shift += 7;
        } while (byte > 127);
      }
      frequency = factor * (code >>> 2) + factor * inTitle * title[titleLengths[document]!]! * norm;
    }
    const score = (weight * frequency) / (frequency + norm);
    if (seen[document] === 1) scores[document]! += score;
    else {
      seen[document] = 1;
      scores[document] = score;
      documents[total++] = document;
    }
  }
  return total;
}

/** As `scoreMore`, for the documents of a mark only. */
export function scoreMarked(
  bytes: Uint8Array,
  start: number,
  count: number,
  { weight, factor }: Worth,
  { body, title, titleLengths }: Norms,
  mark: Uint8Array,
  scores: Float64Array,
  seen: Uint8Array,
  documents: Uint32Array,
  held: number,
): number {
  let at = start;
  let document = -1;
  let total = held;
  for (let n = 0; n < count; n++) {
    let gap = bytes[at++]!;
    if (gap > 127) {
      gap &= 127;
      let byte: number;
      let shift = 7;
      do {
        byte = bytes[at++]!;
        gap |= (byte & 127) << shift;
        shift += 7;
      } while (byte > 127);
    }
    document += (gap >>> 1) + 1;
    let inBody = 1;
    let inTitle = 0;
    if ((gap & 1) === 0) {
      let code = bytes[at++]!;
      if (code > 127) {
        code &= 127;
        let byte: number;
        let shift = 7;
        do {
          byte = bytes[at++]!;
          code |= (byte & 127) << shift;
          shift += 7;
        } while (byte > 127);
      }
      inBody = code >>> 2;
      inTitle = code & 3;
      if (inTitle === 3) {
        let byte: number;
        let shift = 0;
        do {
          byte = bytes[at++]!;
          inTitle += (byte & 127) << shift;
          shift += 7;
        } while (byte > 127);
      }
    }
    if (mark[document] === 0) continue;
    const norm = body[document]!;
    const frequency =
      inTitle === 0
        ? factor * inBody
        : factor * inBody + factor * inTitle * title[titleLengths[document]!]! * norm;
    const score = (weight * frequency) / (frequency + norm);
    if (seen[document] === 1) scores[document]! += score;
    else {
      seen[document] = 1;
      scores[document] = score;
      documents[total++] = document;
    }
  }
  return total;
}
