/** A title at one of its separators: "Headline | Site", "Site – Headline". */
export interface Cut {
  readonly before: string;
  readonly after: string;
}

/** A hyphen, colon or bar between blanks; within a word they separate nothing. */
const SEPARATORS = /\s+(?:[|–—·•»:-]|::)\s+/gu;

/** The title cut at its first and at its last separator, the last first; none where it has none. */
export function cuts(title: string): readonly Cut[] {
  const found = [...title.matchAll(SEPARATORS)];
  const at = (match: RegExpExecArray | undefined) =>
    match === undefined
      ? []
      : [
          {
            before: title.slice(0, match.index).trim(),
            after: title.slice(match.index + match[0].length).trim(),
          },
        ];
  const ends = found.length > 1 ? [found.at(-1), found[0]] : [found[0]];
  return ends.flatMap(at).filter(({ before, after }) => before !== '' && after !== '');
}

/** What a page says that tells its headline from the name of its site. */
export interface SiteEvidence {
  /** The publisher that it states. */
  readonly source?: string | undefined;
  /** Its headings of the first order. */
  readonly headings?: readonly string[];
  /** Host of its own address: "www.examplenews.com". */
  readonly host?: string | undefined;
}

/** A title without the name of the site, where the page itself tells the two apart. */
export function withoutSite(title: string, { source, headings = [], host }: SiteEvidence): string {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const isSite = (part: string) =>
    (source !== undefined && same(part, source)) || isNameOfHost(part, host);
  for (const { before, after } of cuts(title)) {
    if (isSite(after) || headings.some((heading) => same(heading, before))) return before;
    if (isSite(before) || headings.some((heading) => same(heading, after))) return after;
  }
  return title;
}

/** "Example News" of "www.example-news.co.uk": its letters in their order are a label of the host. */
function isNameOfHost(part: string, host: string | undefined): boolean {
  const letters = part
    .toLowerCase()
    .replaceAll(/^the\s|[^\p{L}\p{N}.]/gu, '')
    .replace(/\.(?:com|org|net|info)$/, '');
  if (host === undefined || letters.length < 3) return false;
  const labels = host.toLowerCase().split('.').slice(0, -1);
  return labels.some((label) =>
    ['', 'the'].some((the) => the + letters === label.replaceAll('-', '')),
  );
}
