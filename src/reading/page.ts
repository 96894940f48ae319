/** An article as found on a page, before template text, credits and dates are dealt with. */
export interface Draft {
  /** Empty when there is none. */
  readonly title: string;
  /** Clean text each; a single \n within one is a line break that belongs to it (verse, a list). */
  readonly paragraphs: readonly string[];
  /** The id its owner gave. */
  readonly id?: string;
  readonly source?: string;
  readonly agency?: string;
  readonly byline?: string;
  readonly dateline?: string;
  /** The time as written: "16 minutes ago", "5 August 2025". */
  readonly when?: string;
  readonly url?: string;
  readonly language?: string;
  readonly capturedAt?: string;
  /** "article 2", "line 17, article 2". */
  readonly place?: string;
}

/** The draft without keys whose value is undefined. */
export function withoutBlanks<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== undefined && part !== ''),
  ) as T;
}

/** What a line of a page is, by its shape and its neighbours. */
export type LineKind =
  | 'blank'
  /** A line of dashes or stars: may part articles, or sections of one. */
  | 'rule'
  /** "###", "====", "-30-", "(END)": an article is over. */
  | 'end'
  | 'time'
  | 'byline'
  /** What a byline's person does, or where: below the name. */
  | 'role'
  | 'publisher'
  /** "Headline: …", "Date: …". */
  | 'field'
  | 'chrome'
  /** Short, without a full stop: a title, a subhead, an item of a list, a line of verse. */
  | 'heading'
  | 'prose';

export interface Line {
  readonly text: string;
  readonly kind: LineKind;
}
