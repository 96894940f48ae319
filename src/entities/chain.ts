import type { LinkedMention, Mention, Name } from '../types.ts';
import { namedApart } from './chain/apart.ts';
import { joinDefined } from './chain/defined.ts';
import { type Form, formsOf, isShouted, type Surface, surfaces } from './chain/forms.ts';
import { joinHeads } from './chain/heads.ts';
import { relatives } from './chain/kin.ts';
import { mendKinds } from './chain/kinds.ts';
import { type Links, links as noLinks } from './chain/links.ts';
import { joinMixed } from './chain/mixed.ts';
import { joinQuoted, joinSplit } from './chain/nicknames.ts';
import { mendOwned } from './chain/owned.ts';
import { joinFullNames } from './chain/people.ts';
import { joinAdherents, joinDemonyms, joinFaiths, joinPlurals } from './chain/peoples.ts';
import { joinProphets } from './chain/prophets.ts';
import { joinAliases, joinInitials, joinShortForms } from './chain/shortforms.ts';
import { size } from './chain/size.ts';
import { mendStates } from './chain/states.ts';
import { joinSingleNames, type Moves } from './chain/surnames.ts';
import { joinMinistries, joinMisspelt, joinRespelled, joinVariants } from './chain/variants.ts';
import { gazetteerEntry } from './gazetteer.ts';

/**
 * Mentions of one document to names: every mention ends up in exactly one name, offsets unchanged, with
 * the reason for its being there in `link`. A mention whose kind contradicts the rest of the document
 * takes the kind of its name, and says so. Names come in order of their first mention, each with its own
 * kind and key. Rules: `chain/`; figures: `npm run eval`.
 */
export function chain(text: string, mentions: readonly Mention[]): readonly Name[] {
  const all = mendStates(text, mendOwned(mendKinds(text, surfaces(text, mentions))));
  const forms = formsOf(all);
  const formAt: Form[] = new Array(all.length);
  for (const form of forms) for (const i of form.at) formAt[i] = form;
  const links = noLinks(forms, namedApart(text, all, formAt));
  const people = forms.filter((form) => form.kind === 'person');
  const said = joinDefined(text, all, formAt, links);
  const isRelative = relatives(text, all);
  joinAliases(forms, links);
  joinPlurals(forms, links);
  joinDemonyms(forms, links);
  joinFaiths(forms, links);
  joinProphets(text, people, links);
  joinVariants(forms, links);
  joinMisspelt(forms, links);
  joinFullNames(people, links, isRelative);
  joinRespelled(people, links);
  joinQuoted(people, links);
  joinSplit(text, all, formAt, links);
  joinInitials(forms, links);
  joinMinistries(forms, links);
  joinMixed(forms, links);
  joinShortForms(forms, links);
  joinAdherents(forms, links);
  joinHeads(forms, links);
  const moves = joinSingleNames(text, all, people, links, { said, isRelative });
  return names(all, formAt, links, moves);
}

function names(
  all: readonly Surface[],
  formAt: readonly Form[],
  links: Links,
  moves: Moves,
): readonly Name[] {
  const members = new Map<Form, number[]>();
  const leads = new Map<Form, Form>();
  const leadOf = (form: Form): Form => {
    const group = links.group(form);
    const known = leads.get(group[0]!) ?? fullest(bestKnown(group, links));
    leads.set(group[0]!, known);
    return known;
  };
  for (let i = 0; i < all.length; i++) {
    const lead = leadOf(moves.get(i)?.to ?? formAt[i]!);
    const list = members.get(lead);
    if (list === undefined) members.set(lead, [i]);
    else list.push(i);
  }
  return [...members].map(([lead, at]) => ({
    kind: lead.kind,
    key: lead.key,
    text: shownText(lead),
    mentions: at.map((i) => linked(all[i]!, formAt[i]!, lead, links, moves.get(i)?.why)),
  }));
}

/** "The Hague" keeps its article; others lose theirs with their key. */
function shownText(lead: Form): string {
  const text = lead.texts[0]!;
  const whole = `The ${text}`;
  return lead.kind === 'place' && gazetteerEntry('place', lead.key)?.name === whole ? whole : text;
}

/** Of several names of one ("Kristiania", now "Oslo"), the one of the gazetteer, else the one named most. */
function bestKnown(group: readonly Form[], links: Links): readonly Form[] {
  const names = new Map<Form, Form[]>();
  for (const form of group) {
    const stem = links.stem(form);
    const known = names.get(stem);
    if (known === undefined) names.set(stem, [form]);
    else known.push(form);
  }
  if (names.size === 1) return group;
  const fame = ({ kind, key }: Form): number => {
    const entry = gazetteerEntry(kind, key);
    return entry === undefined ? 0 : entry.key === key ? 2e6 : 1e6;
  };
  const weight = (forms: readonly Form[]): number =>
    Math.max(...forms.map(fame)) + forms.reduce((sum, form) => sum + form.at.length, 0);
  return [...names.values()].reduce((best, forms) => (weight(forms) > weight(best) ? forms : best));
}

function fullest(group: readonly Form[]): Form {
  return group
    .filter((form) => !isOverlong(form, group))
    .reduce((best, form) => (size(form) > size(best) ? form : best));
}

/** A firm in a headline of capitals, with a word of the headline: "NORDIC STEEL BOARD" for Nordic Steel. */
function isOverlong({ kind, key, texts }: Form, group: readonly Form[]): boolean {
  if (kind !== 'organisation' || !isShouted(texts[0]!)) return false;
  return group.some(
    (other) =>
      other.words.length > 1 && !isShouted(other.texts[0]!) && key.startsWith(`${other.key} `),
  );
}

function linked(
  surface: Surface,
  form: Form,
  lead: Form,
  links: Links,
  moved: string | undefined,
): LinkedMention {
  const { mention, kind, repair } = surface;
  const reason =
    moved ?? links.why(form) ?? (form === lead ? 'full form' : `one with ${lead.texts[0]}`);
  const link = repair === undefined ? reason : `${repair}; ${reason}`;
  return { ...mention, kind, link };
}
