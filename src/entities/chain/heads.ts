import type { Kind } from '../../types.ts';
import { isSmallWord } from './acronyms.ts';
import { DESCRIPTORS, FACILITIES, HEADS, PLACE_HEADS } from './descriptors.ts';
import type { Form } from './forms.ts';
import type { Links } from './links.ts';

/** Adjectives that many names open with: a National League need not be the National Football League. */
const COMMON = new Set(
  'national royal american british international united general central great new first second old federal state world european chinese russian german french north south east west'.split(
    ' ',
  ),
);

/**
 * "The Institute", tagged as a name: the last one named before that is an institute. And names without their
 * middle: "Dante Society" after "Dante Alighieri Society", when only one fits.
 */
export function joinHeads(forms: readonly Form[], links: Links): void {
  const opening = new Map<string, Form[]>();
  for (const form of forms) {
    const known = opening.get(form.words[0]!);
    if (known === undefined) opening.set(form.words[0]!, [form]);
    else known.push(form);
  }
  for (const short of forms) {
    if (short.kind === 'person' || links.why(short) !== undefined) continue;
    const [word] = short.words;
    const alone = short.words.length === 1;
    if (alone ? !isHead(short.kind, word!) : COMMON.has(word!)) continue;
    const among = alone ? forms : (opening.get(word!) ?? []);
    const fits = among.filter(
      (full) =>
        full.kind === short.kind &&
        full.at[0]! < short.at[0]! &&
        (isHeadOf(short, full) || isWithoutMiddle(short, full)),
    );
    const last = fits[fits.length - 1];
    if (last === undefined || links.together(short, last)) continue;
    if (fits.every((form) => links.together(form, last)))
      links.join(short, last, `short for ${last.texts[0]}`);
    else if (short.words.length === 1)
      links.join(short, last, `short for ${last.texts[0]}, the last one named before`);
  }
}

/** "Commission" of "Independent Commission Against Corruption", "Museum" of "Museum of Flight". */
function isHeadOf(short: Form, full: Form): boolean {
  const [word] = short.words;
  if (short.words.length > 1 || full.words.length < 2 || !full.words.includes(word!)) return false;
  const small = full.words.findIndex(
    (other, at) => at > 0 && (isSmallWord(other) || other === 'against'),
  );
  const head = full.words[small < 0 ? full.words.length - 1 : small - 1];
  return head === word;
}

function isHead(kind: Kind, word: string): boolean {
  if (kind === 'place' && PLACE_HEADS.has(word)) return true;
  return DESCRIPTORS.has(word) || HEADS.has(word) || FACILITIES.has(word);
}

function isWithoutMiddle(short: Form, full: Form): boolean {
  const extra = full.words.length - short.words.length;
  if (short.words.length < 2 || extra < 1 || extra > 2) return false;
  if (short.words[0] !== full.words[0]) return false;
  if (short.words[short.words.length - 1] !== full.words[full.words.length - 1]) return false;
  let at = 0;
  for (const word of full.words) if (word === short.words[at]) at++;
  return at === short.words.length;
}
