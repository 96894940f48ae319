import { f64At, i32At, u16At } from './machine.ts';
import { BODY_LENGTHS, BODY_NORMS, TITLE_LENGTHS, TITLE_NORMS } from './query.ts';

/** What stands against frequencies in a document. @inline */
export function normOf(query: i32, document: i32): f64 {
  const length = u16At(i32At(query + BODY_LENGTHS) + (document << 1));
  return f64At(i32At(query + BODY_NORMS) + (length << 3));
}

/** The frequencies of both fields as one, where there is a title's. */
export function together(query: i32, document: i32, body: f64, title: f64): f64 {
  const length = u16At(i32At(query + TITLE_LENGTHS) + (document << 1));
  return body + title * f64At(i32At(query + TITLE_NORMS) + (length << 3)) * normOf(query, document);
}
