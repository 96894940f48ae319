import type { LinkedMention, Mention, Name } from '../types.ts';
import { joinDefined } from './chain/defined.ts';
import { bestText, type Form, formsOf, type Surface, surfaces } from './chain/forms.ts';
import { mendKinds } from './chain/kinds.ts';
import { type Links, links as noLinks } from './chain/links.ts';
import { joinFullNames } from './chain/people.ts';
import { joinAliases, joinInitials, joinShortForms, size } from './chain/shortforms.ts';
import { joinSingleNames, type Moves } from './chain/surnames.ts';

/**
 * Mentions of one document to names: every mention ends up in exactly one name, offsets unchanged, with
 * the reason for its being there in `link`. A mention whose kind contradicts the rest of the document
 * takes the kind of its name, and says so. Names come in order of their first mention, each with its own
 * kind and key. Rules: `chain/`; figures: `npm run eval`.
 */
export function chain(text: string, mentions: readonly Mention[]): readonly Name[] {
  const all = mendKinds(text, surfaces(text, mentions));
  const forms = formsOf(all);
  const formAt: Form[] = new Array(all.length);
  for (const form of forms) for (const i of form.at) formAt[i] = form;
  const links = noLinks(forms);
  const people = forms.filter((form) => form.kind === 'person');
  joinDefined(text, all, formAt, links);
  joinAliases(forms, links);
  joinFullNames(people, links);
  joinInitials(forms, links);
  joinShortForms(forms, links);
  const moves = joinSingleNames(text, all, people, links);
  return names(all, formAt, links, moves);
}

function names(
  all: readonly Surface[],
  formAt: readonly Form[],
  links: Links,
  moves: Moves,
): readonly Name[] {
  const members = new Map<Form, number[]>();
  for (let i = 0; i < all.length; i++) {
    const lead = fullest(links.group(moves.get(i)?.to ?? formAt[i]!));
    const list = members.get(lead);
    if (list === undefined) members.set(lead, [i]);
    else list.push(i);
  }
  return [...members].map(([lead, at]) => ({
    kind: lead.kind,
    key: lead.key,
    text: bestText(lead),
    mentions: at.map((i) => linked(all[i]!, formAt[i]!, lead, links, moves.get(i)?.why)),
  }));
}

function fullest(group: readonly Form[]): Form {
  return group.reduce((best, form) => (size(form) > size(best) ? form : best));
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
