import { dateOf } from './dates.ts';
import { type Draft, withoutBlanks } from './page.ts';

/** Wire services by the forms in which they sign, and the name shown. Not complete: see `unknownAgency`. */
const AGENCIES: Readonly<Record<string, string>> = {
  reuters: 'Reuters',
  'thomson reuters': 'Reuters',
  ap: 'AP',
  'associated press': 'AP',
  'the associated press': 'AP',
  afp: 'AFP',
  'agence france-presse': 'AFP',
  dpa: 'dpa',
  upi: 'UPI',
  bloomberg: 'Bloomberg',
  xinhua: 'Xinhua',
  tass: 'TASS',
  efe: 'EFE',
  ansa: 'ANSA',
  pti: 'PTI',
  ani: 'ANI',
  ians: 'IANS',
  kyodo: 'Kyodo',
  'kyodo news': 'Kyodo',
  yonhap: 'Yonhap',
  'pa media': 'PA Media',
  apa: 'APA',
  belga: 'Belga',
  ritzau: 'Ritzau',
  ntb: 'NTB',
  pap: 'PAP',
  ctk: 'CTK',
  bns: 'BNS',
  elta: 'ELTA',
  leta: 'LETA',
  interfax: 'Interfax',
  ukrinform: 'Ukrinform',
  aap: 'AAP',
  'canadian press': 'The Canadian Press',
  'the canadian press': 'The Canadian Press',
  anadolu: 'Anadolu',
  bernama: 'Bernama',
  antara: 'Antara',
  sda: 'SDA',
  'keystone-sda': 'Keystone-SDA',
  ats: 'ATS',
  lusa: 'Lusa',
};

const CITY = "\\p{Lu}[\\p{Lu}'’.]+(?:[ /-]\\p{Lu}[\\p{Lu}'’.]*)*";
const TOWN = "\\p{Lu}[\\p{L}'’.]+(?:[ /-]\\p{Lu}[\\p{L}'’.]+){0,2}";
const REGION = '(?:, (?:\\p{Lu}[\\p{L}.]+ ?){1,3})?';
const DAY = '(?:, ((?:\\p{L}{3,9}\\.? \\d{1,2}|\\d{1,2}\\.? \\p{L}{3,9}\\.?)(?:,? \\d{4})?))?';
const CREDIT = '(?:\\(|/)([\\p{L}][\\p{L} /.-]{1,30}?)(?:\\)|/)';
const DASH = ' ?(?:-|–|—|--) ';
/** "BEIRUT - ", "WASHINGTON (AP) — ", "LONDON, Aug 5 (Reuters) - ", "Berlin (dpa) - ". */
const DATELINE = new RegExp(
  `(?:(${CITY})${REGION}${DAY}(?: ${CREDIT})?|(${TOWN})${REGION}${DAY} ${CREDIT})${DASH}(?=["“„«'‘(]?[\\p{Lu}\\p{N}])`,
  'u',
);
/** With the whole day no capitals are needed: "Paris, 5 March 2025 – ", "PARIS (March 5, 2025) - ", "Bonn, 5. März 2025. ". */
const WHOLE_DAY = '(?:\\p{L}{3,9}\\.? \\d{1,2},? \\d{4}|\\d{1,2}\\.? \\p{L}{3,9}\\.?,? \\d{4})';
const DATED_FIRST = new RegExp(
  `^(${CITY}|${TOWN})${REGION}(?:, (${WHOLE_DAY})| \\((${WHOLE_DAY})\\))(?: ${CREDIT}| \\([^()]{2,40}\\))?(?:${DASH}|\\. )(?=["“„«'‘(]?[\\p{Lu}\\p{N}])`,
  'u',
);
const DATELINE_FIRST = new RegExp(`^${DATELINE.source}`, 'u');
const CITY_INSIDE = new RegExp(
  `(?<=[\\p{L}.)] )(${CITY})${REGION}${DAY}(?: ${CREDIT})?${DASH}(?=["“„«'‘]?\\p{Lu})`,
  'gu',
);
const CAPTION =
  /\b(?:photo|foto|picture|pictured|file|via|handout|screen ?grab|image|courtesy|getty|reuters|afp|ap|epa|bild|crédit)\b/i;
const SIGN_OFF =
  /^[([](?:additional )?(?:reporting|writing|editing|compiled|with (?:reporting|files)|reportage)\b[^()[\]]{3,300}[)\]]\.?$/i;

/** True when a paragraph opens as wire stories do, with a place and a dash. */
export function opensWithDateline(text: string): boolean {
  return DATELINE_FIRST.test(text);
}

/**
 * Takes dateline, agency and reporters' sign-off from the text. The dateline stays in the body, for
 * it is part of a sentence; the credit at the end goes. A caption glued before the dateline becomes
 * a paragraph of its own.
 */
export function credited(draft: Draft): Draft {
  const parted = partCaption(draft.paragraphs);
  const opening = openingOf(parted);
  const { paragraphs, agency, reporters } = signedOff(parted);
  const byline = draft.byline ?? reporters;
  const wire = draft.agency ?? agency ?? opening.agency;
  const when = draft.when ?? opening.when;
  return {
    ...draft,
    paragraphs,
    ...(when === undefined ? {} : { when }),
    ...(byline === undefined ? {} : { byline }),
    ...(wire === undefined ? {} : { agency: wire }),
    ...(draft.dateline === undefined && opening.dateline !== undefined
      ? { dateline: opening.dateline }
      : {}),
  };
}

function partCaption(paragraphs: readonly string[]): readonly string[] {
  const [first, ...rest] = paragraphs;
  if (first === undefined || DATELINE_FIRST.test(first)) return paragraphs;
  for (const { index } of first.slice(0, 600).matchAll(CITY_INSIDE)) {
    const caption = first.slice(0, index).trim();
    if (CAPTION.test(caption)) return [caption, first.slice(index), ...rest];
  }
  return paragraphs;
}

interface Opening {
  readonly dateline?: string;
  readonly agency?: string;
  /** The day, where the dateline gives it with its year. */
  readonly when?: string;
}

/** The dateline is looked for in the first paragraphs: a standfirst or a caption may come before. */
function openingOf(paragraphs: readonly string[]): Opening {
  for (const paragraph of paragraphs.slice(0, 4)) {
    const match = DATELINE_FIRST.exec(paragraph);
    if (!match) {
      const dated = datedOpening(paragraph);
      if (dated === undefined) continue;
      return dated;
    }
    const [, city, cityDay, cityCredit, town, townDay, townCredit] = match;
    const credit = cityCredit ?? townCredit;
    const known = credit === undefined ? undefined : agencyOf(credit);
    // "Mixed Case (something) - " is a dateline only when the something is an agency.
    if (city === undefined && known === undefined) continue;
    // Between a day and the dash stands whoever sent the story, known to us or not.
    const agency = known ?? (cityDay === undefined ? undefined : cityCredit);
    const day = cityDay ?? townDay;
    return {
      dateline: (city ?? town)!,
      ...(agency === undefined ? {} : { agency }),
      ...(day !== undefined && /\d{4}$/.test(day) ? { when: day } : {}),
    };
  }
  return {};
}

function datedOpening(paragraph: string): Opening | undefined {
  const match = DATED_FIRST.exec(paragraph);
  if (!match) return undefined;
  const [, town, day, inBrackets, credit] = match;
  const when = day ?? inBrackets;
  if (dateOf(when) === undefined) return undefined;
  const agency = credit === undefined ? undefined : agencyOf(credit);
  return withoutBlanks({ dateline: town, when, agency });
}

/** The agency's name as shown, when the text is one or several of them: "AFP/AP", "Reuters". */
export function agencyOf(text: string): string | undefined {
  const parts = text.split(/\s*(?:[,/]|\band\b)\s*/).map((part) => part.trim().toLowerCase());
  const names = parts.map((part) => AGENCIES[part]);
  return names.every((name) => name !== undefined) ? names.join(', ') : undefined;
}

interface SignedOff {
  readonly paragraphs: readonly string[];
  readonly agency?: string;
  readonly reporters?: string;
}

/** Lines of credit at the end of a story: reporters, editors, agencies. */
const MOST_CREDITS = 4;

/** Cuts "(Reporting by …)" and the agency's signature from the end; never the whole story. */
function signedOff(paragraphs: readonly string[]): SignedOff {
  let rest = paragraphs;
  let found: { agency?: string; reporters?: string } = {};
  for (let round = 0; round < MOST_CREDITS; round += 1) {
    const credit = creditAtEnd(rest);
    if (credit === undefined) break;
    const above = rest.slice(0, -1);
    const shorter = credit.before === '' ? above : [...above, credit.before];
    if (shorter.length === 0) break;
    rest = shorter;
    found = { ...credit.found, ...found };
  }
  return { paragraphs: rest, ...found };
}

function creditAtEnd(
  paragraphs: readonly string[],
):
  | { readonly before: string; readonly found: { agency?: string; reporters?: string } }
  | undefined {
  const last = paragraphs.at(-1);
  if (last === undefined) return undefined;
  const notice = noticeAtEnd(last);
  if (notice !== undefined) {
    const names = /\b(?:reporting|writing) by ([^;)\]]+)/i.exec(notice.notice)?.[1]?.trim();
    const reporters = names?.replace(/ in \p{Lu}[^,;]*$|[.,]$/u, '');
    return { before: notice.before, found: reporters === undefined ? {} : { reporters } };
  }
  const signature = signatureOf(last, paragraphs.slice(0, -1).join(' '));
  return signature && { before: signature.before, found: { agency: signature.agency } };
}

function noticeAtEnd(text: string): { before: string; notice: string } | undefined {
  const at = Math.max(text.lastIndexOf(' ('), text.lastIndexOf(' ['));
  const start = /^[([]/.test(text) && at < 0 ? 0 : at + 1;
  const notice = text.slice(start);
  return SIGN_OFF.test(notice) ? { before: text.slice(0, start).trim(), notice } : undefined;
}

/** "… for comment. REUTERS", "… he said. – AFP", or a last line that is nothing else. */
export function signatureOf(
  text: string,
  body: string,
): { readonly before: string; readonly agency: string } | undefined {
  // A window, for the pattern looks back from every place: linear in it, not in the story.
  const start = Math.max(0, text.length - SIGNATURE_WINDOW);
  const match = SIGNATURE.exec(text.slice(start));
  if (!match || (match[1] === '' && start > 0)) return undefined;
  const before = text.slice(0, start) + match[1]!;
  const credit = match[2]!;
  const agency = agencyOf(credit) ?? unknownAgency(credit, before + body);
  return agency === undefined ? undefined : { before: before.trim(), agency };
}

const SIGNATURE_WINDOW = 120;
const SIGNATURE =
  /^(.*(?:[.!?…][)"'”’»]*|[)\]])|)(?:^|\s+)[-–—(/[ ]*([\p{L}][\p{L} ,/.-]{1,40}?)[)\]. ]*$/su;

/** Capitals that stand alone after the last full stop, and nowhere in the story, sign it. */
function unknownAgency(credit: string, body: string): string | undefined {
  const sound = /^\p{Lu}{4,12}$/u.test(credit) && body.length > 120;
  return sound && !new RegExp(`\\b${credit}\\b`, 'iu').test(body) ? credit : undefined;
}
