/** Documents of one segment with a score each: what a part of a query matched. Documents ascend. */
export interface Hits {
  readonly documents: Int32Array;
  readonly scores: Float64Array;
}

/** Room for so many hits, of which only the first will be used. */
class Growing {
  private readonly documents: Int32Array;
  private readonly scores: Float64Array;
  private count = 0;

  constructor(most: number) {
    this.documents = new Int32Array(most);
    this.scores = new Float64Array(most);
  }

  add(document: number, score: number): void {
    this.documents[this.count] = document;
    this.scores[this.count++] = score;
  }

  done(): Hits {
    return {
      documents: this.documents.subarray(0, this.count),
      scores: this.scores.subarray(0, this.count),
    };
  }
}

/** Documents of both, their scores summed. */
export function intersection(a: Hits, b: Hits): Hits {
  const both = new Growing(Math.min(a.documents.length, b.documents.length));
  let at = 0;
  for (let n = 0; n < a.documents.length; n++) {
    const document = a.documents[n]!;
    while (at < b.documents.length && b.documents[at]! < document) at++;
    if (b.documents[at] === document) both.add(document, a.scores[n]! + b.scores[at]!);
  }
  return both.done();
}

/** Documents of either, the scores of those in both summed. */
export function union(a: Hits, b: Hits): Hits {
  const either = new Growing(a.documents.length + b.documents.length);
  let at = 0;
  for (let n = 0; n < a.documents.length; n++) {
    const document = a.documents[n]!;
    for (; at < b.documents.length && b.documents[at]! < document; at++)
      either.add(b.documents[at]!, b.scores[at]!);
    if (b.documents[at] === document) either.add(document, a.scores[n]! + b.scores[at++]!);
    else either.add(document, a.scores[n]!);
  }
  for (; at < b.documents.length; at++) either.add(b.documents[at]!, b.scores[at]!);
  return either.done();
}

/** Documents of the first that are not in the second. */
export function difference(a: Hits, b: Hits): Hits {
  const rest = new Growing(a.documents.length);
  let at = 0;
  for (let n = 0; n < a.documents.length; n++) {
    const document = a.documents[n]!;
    while (at < b.documents.length && b.documents[at]! < document) at++;
    if (b.documents[at] !== document) rest.add(document, a.scores[n]!);
  }
  return rest.done();
}
