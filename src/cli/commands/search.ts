import { UserError } from '../../errors.ts';
import { parseQuery } from '../../query/parse.ts';
import type { Expression, FacetName, FacetRequest, Query } from '../../types.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { pointAt } from '../failure.ts';
import { filterOf } from '../filters.ts';
import type { Flags } from '../flags.ts';
import { withIndex } from '../index-at.ts';
import { showResult } from '../show-hits.ts';
import type { Call } from '../spec.ts';
import { json } from '../terminal.ts';

const FACETS: readonly FacetName[] = ['people', 'places', 'organisations', 'source', 'date'];
const SHOWN: readonly FacetName[] = ['people', 'places', 'organisations', 'source'];

/** `dateline search QUERY`. Exit 1 when nothing matches. */
export async function run({ args, flags, terminal }: Call): Promise<ExitCode> {
  const query = queryOf(args.join(' '), flags);
  const { result, empty } = await withIndex(flags, async (engine) => {
    const found = await engine.search(query);
    const none = found.totalHits === 0 && (await engine.shelf.status()).documents === 0;
    return { result: found, empty: none };
  });
  if (empty) terminal.note('The index is empty. Fill it with: dateline ingest PATH');
  if (flags.on('json')) terminal.print(json(result, { indent: true }));
  else showResult(result, terminal, query.offset ?? 0);
  return result.totalHits > 0 ? EXIT.ok : EXIT.nothing;
}

function queryOf(q: string, flags: Flags): Query {
  const expression = parsed(q);
  const filter = filterOf(flags);
  const sort = flags.text('sort');
  return {
    ...(expression ? { expression } : {}),
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    facets: facetsOf(flags.text('facets')),
    limit: flags.number('limit') ?? 10,
    offset: flags.number('offset') ?? 0,
    ...(sort === 'newest' || sort === 'oldest' || sort === 'relevance' ? { sort } : {}),
    ...(flags.text('ranking') === 'minisearch' ? { ranking: 'minisearch' } : {}),
    ...(flags.on('explain') ? { explain: true } : {}),
  };
}

/** The query with, where it is wrong, the place of the error beneath it. */
function parsed(q: string): Expression | undefined {
  try {
    return parseQuery(q);
  } catch (cause) {
    if (!(cause instanceof UserError) || cause.position === undefined) throw cause;
    const message = `${cause.message}\n${pointAt(q, cause.position)}`;
    throw new UserError(cause.code, message, {
      ...(cause.hint ? { hint: cause.hint } : {}),
      cause,
    });
  }
}

function facetsOf(wanted: string | undefined): { readonly [name in FacetName]?: FacetRequest } {
  if (wanted === 'none') return {};
  const names = wanted === undefined ? SHOWN : wanted.split(',').map((name) => facetNamed(name));
  return Object.fromEntries(names.map((name) => [name, {}]));
}

function facetNamed(text: string): FacetName {
  const name = FACETS.find((facet) => facet === text.trim());
  if (name) return name;
  throw new UserError(
    'usage',
    `There is no facet "${text}". Choose from ${FACETS.join(', ')} or none.`,
  );
}
