import type { Frame, Frames } from './frame.ts';
import type { Norms } from './score.ts';

/** Which fields count, 1 or 0. */
export interface Fields {
  readonly title: 0 | 1;
  readonly body: 0 | 1;
}

/**
 * Adds the frequencies of one term, times `factor`, to `frames.titles` and `frames.bodies`, and its
 * documents to the frame: several terms gathered so count as one. With a mark, only its documents.
 */
export function gather(
  bytes: Uint8Array,
  start: number,
  count: number,
  factor: number,
  fields: Fields,
  mark: Uint8Array | undefined,
  frames: Frames,
  frame: Frame,
): void {
  const { titles, bodies } = frames;
  const { seen, documents } = frame;
  const inTitles = fields.title * factor;
  const inBodies = fields.body * factor;
  let at = start;
  let document = -1;
  let total = frame.count;
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
    if (mark !== undefined && mark[document] === 0) continue;
    const title = inTitles * inTitle;
    const body = inBodies * inBody;
    if (title + body === 0) continue;
    titles[document]! += title;
    bodies[document]! += body;
    if (seen[document] === 0) {
      seen[document] = 1;
      documents[total++] = document;
    }
  }
  frame.count = total;
}

/** Turns what was gathered for the frame's documents into scores, and leaves the frequencies at 0. */
export function scoreGathered(weight: number, norms: Norms, frames: Frames, frame: Frame): void {
  const { titles, bodies } = frames;
  const { scores, documents, count } = frame;
  for (let n = 0; n < count; n++) {
    const document = documents[n]!;
    const norm = norms.body[document]!;
    const title = titles[document]!;
    const frequency =
      title === 0
        ? bodies[document]!
        : bodies[document]! + title * norms.title[norms.titleLengths[document]!]! * norm;
    scores[document] = (weight * frequency) / (frequency + norm);
    titles[document] = 0;
    bodies[document] = 0;
  }
}

/** Adds the scores of one frame to another, which takes in what it does not hold. */
export function addScores(into: Frame, from: Frame): void {
  const { scores, seen, documents } = into;
  let total = into.count;
  for (let n = 0; n < from.count; n++) {
    const document = from.documents[n]!;
    if (seen[document] === 1) scores[document]! += from.scores[document]!;
    else {
      seen[document] = 1;
      scores[document] = from.scores[document]!;
      documents[total++] = document;
    }
  }
  into.count = total;
}
