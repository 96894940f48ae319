import { isRequest } from './shapes.ts';

/** A stretch of a text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const REQUEST =
  /(?<=^|[.!?…]["'”’»)]*\s)(?:Sign up|Subscribe|Register|Join|Follow|Download|Get)\b/g;
const OFFER_END =
  /\b(?:inbox|newsletters?|channel|app|e-?mails?|alerts|updates|notifications|Facebook|Instagram|Telegram|WhatsApp|Twitter|YouTube)\b[.!]?(?=\s+["'“‘«(]?[\p{Lu}\p{N}]|\s*$)/gu;
const WIDGET =
  /(?<=^|[.!?…]["'”’»)]*\s)(?:Top [Ss]tories|Top [Nn]ews|Most [Rr]ead|Most [Pp]opular|Related [Ss]tories|Related [Aa]rticles|Recommended(?: [Ff]or [Yy]ou)?|Trending(?: [Nn]ow)?|Latest [Nn]ews|Editors?['’]?s? [Pp]icks|More [Ss]tories)(?=\s+["'“‘«]?\p{Lu})/gu;
const NOTICE =
  /(?<=^|[.!?…]["'”’»)]*\s)(?:(?:Story|Article) continues below(?: this)?(?: advertisement)?|Advertisement|ADVERTISEMENT|Scroll to continue|Anzeige|Publicité|Publicidad)(?=\s+["'“‘«]?\p{Lu}|\s*$)/gu;
/** Tiny commands to the reader between the heading and the first headline. */
const HINTS = /^(?:\s+\p{Lu}[\p{Ll}']+(?: [\p{Ll}']+){0,3}\.(?=\s))*/u;
const SENTENCE_END =
  /(?<!\b(?:\p{L}|Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Rep|No|vs))[.!?…]["'”’»)]*(?=\s+["'“‘«(]?[\p{Lu}\p{N}]|\s*$)/u;
/** Capitalised words that no headline in sentence case has in its middle, but that open sentences. */
const OPENERS =
  /(?<=\s)(?:The|An?|This|That|These|Those|Another|He|She|It|They|We|In|On|At|But|And|However|Meanwhile|After|Before|When|While|If|As|For|From|With|Its|His|Her|Their|Since|Despite|According|There|Some|Many|Most|Both|Last|Earlier|Later)(?=\s)/g;
const CAPITALS = /(?<=\s)["'‘“]?(?:\p{Lu}{2,}['’"”]?\s+["'‘“]?\p{Lu}{3,}|\p{Lu}{6,})/u;

/**
 * Promo text inside a paragraph, by shape alone: a sign-up request glued to the first sentence, or
 * the headlines of a "Top stories" box glued between two sentences. Where the end of a box is in
 * doubt its last headline stays, so that no sentence of the article is lost.
 */
export function inlinePromos(text: string): readonly Span[] {
  return [...requests(text), ...widgets(text), ...notices(text)].sort((a, b) => a.start - b.start);
}

/** "Advertisement" and the like between two sentences. */
function notices(text: string): readonly Span[] {
  return [...text.matchAll(NOTICE)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

function requests(text: string): readonly Span[] {
  return [...text.matchAll(REQUEST)].flatMap(({ index }) => {
    const window = text.slice(index, index + 240);
    for (const end of window.matchAll(OFFER_END)) {
      const span = { start: index, end: index + end.index + end[0].length };
      if (isRequest(text.slice(span.start, span.end).replace(/[.!]$/, ''))) return [span];
    }
    return [];
  });
}

function widgets(text: string): readonly Span[] {
  return [...text.matchAll(WIDGET)].flatMap(({ index, 0: heading }) => {
    const afterHeading = index + heading.length;
    const hints = HINTS.exec(text.slice(afterHeading))?.[0] ?? '';
    const start = afterHeading + hints.length;
    const run = text.slice(start);
    const sentence = SENTENCE_END.exec(run);
    const length = sentence === null ? run.length : sentence.index + sentence[0].length;
    const end = headlinesEnd(run.slice(0, length), sentence === null);
    if (end === undefined) return hints === '' ? [] : [{ start: index, end: start }];
    return [{ start: index, end: start + end }];
  });
}

/**
 * Where a run of glued headlines ends. Each begins with a section name ("Asia", "Business"), and
 * a section name is known by coming again; behind the last one the article goes on at a word that
 * opens sentences or in capitals. Undefined when no end can be made out.
 */
export function headlinesEnd(run: string, openEnded: boolean): number | undefined {
  const labels = sectionNames(run);
  if (labels.length < 2) return undefined;
  const last = labels.at(-1)!;
  const tail = run.slice(last.end);
  const from = /^\s+(?:\S+\s+){3}/.exec(tail)?.[0].length ?? tail.length;
  const resume = firstOf(tail, from);
  if (resume !== undefined) return last.end + resume;
  return openEnded && tail.split(' ').length <= 25 ? run.length : last.start;
}

function firstOf(tail: string, from: number): number | undefined {
  const opener = [...tail.matchAll(OPENERS)].find(
    ({ index }) => index >= from && /[\p{Ll}\p{N}'’"”]\s+$/u.test(tail.slice(0, index)),
  );
  const capitals = CAPITALS.exec(tail.slice(from - 1));
  const places = [opener?.index, capitals === null ? undefined : capitals.index + from - 1];
  const known = places.filter((place) => place !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Capitalised words that stand before a capital at least twice in the run. */
function sectionNames(run: string): readonly Span[] {
  const found = [...run.matchAll(/(?<=^\s*|\s)\p{Lu}\p{Ll}{2,}(?=\s+["'“‘«]?\p{Lu})/gu)];
  const counts = new Map<string, number>();
  for (const [word] of found) counts.set(word, (counts.get(word) ?? 0) + 1);
  return found
    .filter(([word]) => counts.get(word)! >= 2)
    .map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
}

/** The text without the spans, in pieces that were not next to each other. */
export function without(text: string, spans: readonly Span[]): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    if (start < from) {
      from = Math.max(from, end);
      continue;
    }
    pieces.push(text.slice(from, start));
    from = end;
  }
  pieces.push(text.slice(from));
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}
