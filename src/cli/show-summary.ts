import type { IngestSummary } from '../ingest/ingest.ts';
import type { Skipped } from '../types.ts';
import { count, counted, duration } from './layout.ts';
import { type Paint, plain } from './terminal.ts';

/** How many inputs that were left out are named; `--json` names them all. */
const NAMED = 10;

const NOTHING_READ =
  'Nothing there to read: pages are .txt .md .html .json .jsonl .ndjson, also .gz; - reads stdin.';

/** What an ingest did, for a reader. */
export function summaryLines(summary: IngestSummary, paint: Paint): readonly string[] {
  const { files, index, seconds, skipped, words, stopped } = summary;
  const speed = words > 0 && seconds > 0 ? `, ${count(Math.round(words / seconds))} words/s` : '';
  return [
    ...(stopped ? [paint.yellow('Stopped. Run the same command again to go on.')] : []),
    documentLine(summary),
    `${counted(files.read, 'file')} read, ${count(files.unchanged)} unchanged, in ${duration(seconds)}${speed}`,
    ...(files.read + files.unchanged + skipped.total > 0 || stopped ? [] : [NOTHING_READ]),
    ...goneLines(summary),
    `The index holds ${counted(index.documents, 'document')}, ${counted(index.entities, 'entity', 'entities')} known by ${counted(index.names, 'name')}.`,
    ...skippedLines(summary, paint),
  ];
}

function documentLine({ documents }: IngestSummary): string {
  const { added, replaced, unchanged, removed, duplicates } = documents;
  // An article whose text has changed has another id: to its reader it is the same one.
  const changed = replaced + documents.changed;
  const parts = [
    `${counted(added - documents.changed, 'document')} added`,
    changed > 0 ? `${count(changed)} changed` : '',
    unchanged > 0 ? `${count(unchanged)} unchanged` : '',
    removed > documents.changed ? `${count(removed - documents.changed)} removed` : '',
    duplicates > 0 ? counted(duplicates, 'duplicate') : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function goneLines({ files }: IngestSummary): readonly string[] {
  if (files.forgotten > 0) return [`${counted(files.forgotten, 'file')} gone, and forgotten`];
  if (files.gone.length === 0) return [];
  const are = files.gone.length === 1 ? 'is' : 'are';
  return [
    `${counted(files.gone.length, 'file')} ${are} gone, but still in the index; --prune forgets what is gone.`,
  ];
}

function skippedLines({ skipped }: IngestSummary, paint: Paint): readonly string[] {
  if (skipped.total === 0) return [];
  const kinds = Object.entries(skipped.byCode).map(([code, times]) => `${count(times)} ${code}`);
  const named = skipped.list.slice(0, NAMED).map((it) => `  ${skippedLine(it)}`);
  const more = skipped.total - named.length;
  return [
    paint.yellow(`${counted(skipped.total, 'input')} skipped (${kinds.join(', ')}):`),
    ...named,
    ...(more > 0 ? [`  and ${count(more)} more; --json names them all`] : []),
  ];
}

function skippedLine({ file, place, reason }: Skipped): string {
  return plain(`${file}${place === undefined ? '' : `, ${place}`}: ${reason}`);
}
