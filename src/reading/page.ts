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
