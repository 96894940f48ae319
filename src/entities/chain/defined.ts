import { canAbbreviate, isAcronym } from './acronyms.ts';
import type { Form, Surface } from './forms.ts';
import type { Links } from './links.ts';
import { joinFuller } from './shortforms.ts';

const OPENS = /^[’']?s?,?\s*[([]\s*(?:the |or |also |known as |hereafter )*["“'‘]?$/i;
const CLOSES = /^["”'’]?\s*(?:[,;:]|[)\]])/;
const ALSO =
  /^,?\s*\(?\s*(?:(?:which|who) (?:is|was|are)\s+)?(?:also|formerly|previously|originally|now|then|better|commonly|often|once|or|better)?\s*(?:known|called|named|nicknamed|renamed|abbreviated|referred to)\s+(?:as|to as)?\s*(?:the\s+)?["“'‘]?$/i;

/**
 * Joins what the text itself says to be one: "National Security Council (NSC)", "NSC (National Security
 * Council)", "Islamic State, also known as ISIS".
 */
export function joinDefined(
  text: string,
  all: readonly Surface[],
  formAt: readonly Form[],
  links: Links,
): void {
  for (let i = 1; i < all.length; i++) {
    const left = formAt[i - 1]!;
    const right = formAt[i]!;
    if (left.kind !== right.kind || left === right) continue;
    const from = all[i - 1]!.mention.end;
    const to = all[i]!.mention.start;
    if (to - from > 40 || to <= from) continue;
    const between = text.slice(from, to);
    const after = text.slice(all[i]!.mention.end, all[i]!.mention.end + 3);
    if (OPENS.test(between) && CLOSES.test(after)) joinBracketed(left, right, links);
    else if (ALSO.test(between) && /[a-z]/.test(between))
      joinFuller(left, right, links, `the text says that ${left.texts[0]} is ${right.texts[0]}`);
  }
}

/** In brackets stands an acronym of what stands before, or the other way round. */
function joinBracketed(left: Form, right: Form, links: Links): void {
  for (const [short, full] of [
    [right, left],
    [left, right],
  ] as const) {
    const fits =
      short.words.length === 1 &&
      full.words.length > 1 &&
      short.texts.some(isAcronym) &&
      canAbbreviate(short.key, full.words);
    if (fits) links.join(short, full, `acronym of ${full.texts[0]}, defined here`);
  }
}
