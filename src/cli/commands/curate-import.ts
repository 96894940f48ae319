import { UserError } from '../../errors.ts';
import type { Wanted } from '../../types.ts';
import { type BadLine, type Line, loggedDecision, replay } from '../decision.ts';
import { EXIT } from '../exit.ts';
import { withIndex } from '../index-at.ts';
import { counted } from '../layout.ts';
import { linesOf } from '../lines.ts';
import type { Run } from '../spec.ts';
import { json, plain } from '../terminal.ts';

/**
 * `dateline curate import`: replays a log, with the numbers of undone decisions mapped to the new ones; what was
 * imported before is passed over, so a log that grew can be imported again. Lines
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
    const log = await engine.entities.decisions();
    const commit = (decide: readonly Wanted[]) => engine.commit({ decide });
    const replayed =
      unread.length > 0 && !keepGood
        ? { decisions: [], known: 0, bad: [] }
        : await replay(signed, log, commit, { keepGood });
    const bad = [...unread, ...replayed.bad].sort((a, b) => a.number - b.number);
    if (bad.length > 0 && !keepGood) throw notImported(bad, lines.length + unread.length);
    for (const line of bad) terminal.note(plain(`line ${line.number} left out: ${line.reason}`));
    const { decisions, known } = replayed;
    if (flags.on('json')) terminal.print(json({ decisions, known, leftOut: bad }));
    else {
      const there = known === 0 ? '' : `, ${known} there already`;
      const left = bad.length === 0 ? '' : `, left out ${counted(bad.length, 'line')}`;
      terminal.print(`imported ${counted(decisions.length, 'decision')}${there}${left}`);
    }
    if (bad.length > 0) return EXIT.skipped;
    return decisions.length + known > 0 ? EXIT.ok : EXIT.nothing;
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
