import type { LineKind } from './page.ts';
import { isFurniture } from './shapes.ts';

const NAME = "(?:(?:\\p{Lu}[\\p{L}'’.-]*|de|van|von|der|den|di|da|al|el|bin|la|le|du)(?:, ?| |$))";
const BYLINE = new RegExp(
  `^(?:By|BY|Von|Par|Por|Di|Da)[: ]+(?:(?:${NAME}|and |und |et |y |& )+(?:(?:in|aus|à|en) \\p{Lu}.{2,30}|[|·•,–-].{2,40})?|(?:the |our )?[\\p{L} ]{0,30}(?:desk|staff|team|correspondents?|reporters?|agencies|Redaktion|rédaction))$`,
  'u',
);
/** Two to four names, or two people: "Eva Lindholm", "Pieter van Dam and Ann Lee". */
const BARE = new RegExp(`^\\p{Lu}[\\p{L}'’.-]+ (?:${NAME}|and |und |et |y |& ){1,7}$`, 'u');
const ROLE =
  /\b(?:correspondent|reporter|editor|writer|columnist|contributor|journalist|producer|bureau chief|korrespondent(?:in)?|redakteur(?:in)?|correspondant(?:e)?|corresponsal)s?$/iu;
const REPORTED = /\b(?:reported|reporting|contributed reporting) from \p{Lu}/u;
const PLACE = /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+)?$/u;

/** True for "By Anna Kowalska and Tom Reed", "By our staff". */
export function isByline(text: string): boolean {
  return BYLINE.test(text) && text.split(' ').length <= 14;
}

/** The names of a byline, without "By". */
export function bylineOf(text: string): string {
  return text
    .replace(/^(?:By|BY|Von|Par|Por|Di|Da)[: ]+/, '')
    .split(/\s*[|·•]\s*/)[0]!
    .trim();
}

/**
 * Finds the names that stand below a title without "By": above a role ("Staff Writer") or, with
 * perhaps a place between, above a time. Roles and places of a byline become `role`.
 */
export function withNames(
  lines: readonly string[],
  kinds: readonly LineKind[],
): readonly LineKind[] {
  const found = [...kinds];
  kinds.forEach((kind, at) => {
    if (kind === 'byline' && isRole(lines, kinds, at + 1)) found[at + 1] = 'role';
    // A sentence on who was where is no prose that would end the head.
    if (kind === 'byline' && kinds[at + 1] === 'prose' && REPORTED.test(lines[at + 1]!))
      found[at + 1] = 'role';
    if (kind !== 'heading' || !isName(lines[at]!) || !isBelowTitle(lines, kinds, at)) return;
    const next = at + 1;
    const place = kinds[next] === 'heading' && PLACE.test(lines[next] ?? '');
    if (isRole(lines, kinds, next)) found[next] = 'role';
    else if (place && kinds[next + 1] === 'time') found[next] = 'role';
    else if (kinds[next] !== 'time') return;
    found[at] = 'byline';
  });
  return found;
}

function isRole(lines: readonly string[], kinds: readonly LineKind[], at: number): boolean {
  const text = lines[at] ?? '';
  return kinds[at] === 'heading' && text.split(' ').length <= 6 && ROLE.test(text);
}

function isName(text: string): boolean {
  const words = text.split(' ').length;
  return words >= 2 && words <= 8 && text.length <= 60 && BARE.test(text) && !ROLE.test(text);
}

/** Between a title of four words or more and the name stand only times, short lines and share bars. */
function isBelowTitle(lines: readonly string[], kinds: readonly LineKind[], name: number): boolean {
  for (let at = name - 1; at >= 0 && at >= name - 8; at -= 1) {
    const kind = kinds[at];
    if (kind === 'heading' && lines[at]!.split(' ').length >= 4) return true;
    const passes =
      kind === 'heading' ||
      kind === 'time' ||
      kind === 'blank' ||
      (kind === 'chrome' && isFurniture(lines[at]!));
    if (!passes) return false;
  }
  return false;
}
