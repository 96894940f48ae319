/** Between title and body in the text that mention offsets refer to. */
const GAP = '\n\n';

/** Title, blank line, body; the body alone when there is no title. All mention offsets refer to it. */
export function documentText(document: { readonly title: string; readonly body: string }): string {
  return document.title === '' ? document.body : document.title + GAP + document.body;
}

/** Offset at which the body starts in `documentText`. */
export function bodyStart(document: { readonly title: string }): number {
  return document.title === '' ? 0 : document.title.length + GAP.length;
}
