import { slotsOf } from '../../../query/slots.ts';
import { isStopWord } from '../../../text/stopwords.ts';
import type { Expression } from '../../../types.ts';
import { evaluate } from './evaluate.ts';
import { groupsOf } from './groups.ts';
import { type Planner, planOf } from './plan.ts';
import { OutOfTime } from './scene.ts';

type Word = Expression & { type: 'word' };

const HYPHEN = /[\u002d\u2010\u2011]/;
/** Both parts of a word that is also written in two have so many letters, but for the "e" of "e-mail". */
const LEAST = 3;

/** "cease-fire" as "ceasefire", "F-16" as "F16", where some document writes it so; not "9-11" as "911". */
export function joined(planner: Planner, part: Word): Word | undefined {
  if (!HYPHEN.test(part.text) || !/\p{L}/u.test(part.text)) return undefined;
  if (part.prefix || part.edits !== undefined) return undefined;
  return ifHeld(planner, { ...part, text: part.text.replace(new RegExp(HYPHEN, 'g'), '') });
}

/** "cease" and "fire", one after the other, as "ceasefire". */
export function joinedPair(planner: Planner, left: Word, right: Word): Word | undefined {
  if (left.field !== right.field || !isPlain(left) || !isPlain(right)) return undefined;
  return ifHeld(planner, { ...left, text: left.text + right.text });
}

/** Letters alone, asked for as they are. */
export function isPlain(part: Expression): part is Word {
  if (part.type !== 'word' || part.prefix || part.edits !== undefined) return false;
  return /^\p{L}+$/u.test(part.text) && slotsOf(part).length === 1;
}

function ifHeld({ snapshot }: Planner, word: Word): Word | undefined {
  const slots = slotsOf(word);
  if (slots.length !== 1) return undefined;
  return groupsOf(snapshot, slots, [])[0]!.documents > 0 ? word : undefined;
}

/** A word in two parts, as most documents write it that do so. */
export interface Apart {
  readonly word: Word;
  readonly documents: number;
}

/** So many answers are remembered of a snapshot. */
const MOST_KNOWN = 5_000;

const known = new WeakMap<Planner['snapshot'], Map<string, Apart | undefined>>();

/** "ceasefire" as "cease-fire", where some document has these two side by side. Remembered, unless time ran out. */
export function apart(planner: Planner, part: Word): Apart | undefined {
  const answers = known.get(planner.snapshot) ?? new Map<string, Apart | undefined>();
  known.set(planner.snapshot, answers);
  const key = `${part.field ?? ''}:${part.text}`;
  if (answers.size >= MOST_KNOWN) answers.clear();
  try {
    if (!answers.has(key)) answers.set(key, foundApart(planner, part));
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
  }
  return answers.get(key);
}

function foundApart(planner: Planner, part: Word): Apart | undefined {
  let best: Apart | undefined;
  const { text } = part;
  if (!isPlain(part)) return undefined;
  for (let at = /^e/i.test(text) ? 1 : LEAST; at <= text.length - LEAST; at++) {
    if (at > 1 && at < LEAST) continue;
    const halves = [text.slice(0, at), text.slice(at)];
    if (halves.some((half) => isStopWord(half.toLowerCase()) || !isWritten(planner, half)))
      continue;
    const word: Word = { ...part, text: halves.join('-') };
    const documents = documentsWith(planner, word);
    if (documents > (best?.documents ?? 0)) best = { word, documents };
  }
  return best;
}

/** Is the very word, in this form, in the dictionary? Most halves are not. */
function isWritten({ snapshot }: Planner, half: string): boolean {
  const key = Buffer.from(half.toLowerCase());
  return snapshot.segments.some((segment) => segment.terms.find(key) !== undefined);
}

function documentsWith(planner: Planner, word: Word): number {
  const { snapshot, deadline } = planner;
  const plan = planOf({ ...planner, notices: [], origins: new Map() }, word);
  return snapshot.segments.reduce((sum, segment, at) => {
    const scene = { snapshot, segment, at, deadline };
    const { documents } = evaluate(scene, plan, undefined);
    return sum + documents.filter((document) => segment.deleted?.[document] !== 1).length;
  }, 0);
}
