import { UserError } from '../../errors.ts';
import type { Batch } from '../../types.ts';
import { type BadLine, type Line, loggedDecision, replay } from '../decision.ts';
import { EXIT } from '../exit.ts';
import { withIndex } from '../index-at.ts';
import { counted } from '../layout.ts';
import { linesOf } from '../lines.ts';
import type { Run } from '../spec.ts';
import { json, plain } from '../terminal.ts';

/**
 * `dateline curate import`: replays a log, with the numbers of undone decisions mapped to the new ones. Lines
 * that cannot be taken are told with number and reason: then nothing is imported, or with --skip-bad the rest.
 */
export const run: Run = async ({ args, flags, terminal }) => {
  const lines: Line[] = [];
  const unread: BadLine[] = [];
  let number = 0;
  for await (const text of linesOf(args[0])) {
    number += 1;
    if (text.trim() === '') continue;
    const line = loggedDecision(text, number);
    if ('reason' in line) unread.push(line);
    else lines.push(line);
  }
  const keepGood = flags.on('skipBad');
  return withIndex(flags, async (engine) => {
    const by = flags.text('by');
    const signed = lines.map((line) =>
      by === undefined ? line : { ...line, logged: { by, ...line.logged } },
    );
    const last = (await engine.entities.decisions()).length;
    const commit = (decide: NonNullable<Batch['decide']>) => engine.commit({ decide });
    const replayed =
      unread.length > 0 && !keepGood
        ? { decisions: [], bad: [] }
        : await replay(signed, last, commit, { keepGood });
    const bad = [...unread, ...replayed.bad].sort((a, b) => a.number - b.number);
    if (bad.length > 0 && !keepGood) throw notImported(bad, lines.length + unread.length);
    for (const line of bad) terminal.note(plain(`line ${line.number} left out: ${line.reason}`));
    if (flags.on('json')) terminal.print(json({ decisions: replayed.decisions, leftOut: bad }));
    else {
      const left = bad.length === 0 ? '' : `, left out ${counted(bad.length, 'line')}`;
      terminal.print(`imported ${counted(replayed.decisions.length, 'decision')}${left}`);
    }
    if (bad.length > 0) return EXIT.skipped;
    return replayed.decisions.length > 0 ? EXIT.ok : EXIT.nothing;
  });
};

const SHOWN_LINES = 20;

function notImported(bad: readonly BadLine[], lines: number): UserError {
  const shown = bad
    .slice(0, SHOWN_LINES)
    .map(({ number, reason }) => plain(`Line ${number}: ${reason}`));
  const more = bad.length > SHOWN_LINES ? [`and ${bad.length - SHOWN_LINES} more`] : [];
  const message = `Nothing was imported, for ${bad.length} of ${lines} lines cannot be taken.`;
  return new UserError('malformed', [message, ...shown, ...more].join('\n'), {
    hint: 'Mend those lines, or import the rest with --skip-bad. A log is what dateline curate export writes.',
  });
}
