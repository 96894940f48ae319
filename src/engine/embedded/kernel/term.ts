import { addHits, enter, keepScore, nextHit, reaches } from './best.ts';
import { END, isIn, nextBlock } from './blocks.ts';
import { TERMS, WEIGHT } from './group.ts';
import { f64At, i32At, setI32 } from './machine.ts';
import { fillTable, scorePosting } from './norms.ts';
import { AT, BUFFER, FACTOR, HELD, SCORES } from './postings.ts';

/** Makes a table of scores for the one term of a group: worth its while when it has thousands of postings. */
export function useTable(group: i32, table: i32): void {
  const term = i32At(group + TERMS);
  fillTable(table, f64At(term + FACTOR), f64At(group + WEIGHT));
  setI32(term + SCORES, table);
}

/** All documents of one term, or those of a filter (a bit for each document) unless that is 0. */
export function scoreTerm(group: i32, filter: i32): void {
  const term = i32At(group + TERMS);
  const weight = f64At(group + WEIGHT);
  const factor = f64At(term + FACTOR);
  const table = i32At(term + SCORES);
  const buffer = i32At(term + BUFFER);
  const first = nextHit();
  let next = first;
  while (nextBlock(term, 0, END, filter, 0)) {
    const end = buffer + (i32At(term + HELD) << 2);
    setI32(term + AT, i32At(term + HELD));
    for (let at = buffer; at < end; at += 4) {
      const document = i32At(at);
      if (filter !== 0 && !isIn(filter, document)) continue;
      const score = scorePosting(at, document, factor, weight, table);
      setI32(next, document);
      keepScore(next, score);
      if (reaches(score)) enter(document, score);
      next += 4;
    }
  }
  addHits((next - first) >> 2);
}
