import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIndex } from '../../../src/engine/embedded/open.ts';
import { openKeys, type Scope } from '../../../src/server/keys.ts';
import type { TaggedMention } from '../../../src/server/operation.ts';
import { type ServeOptions, type Serving, serve } from '../../../src/server/serve.ts';
import { documentText } from '../../../src/text/document.ts';
import { fold } from '../../../src/text/fold.ts';
import type { Document, Engine, Kind, Name, TaggedDocument } from '../../../src/types.ts';

/** Who is named in the articles of the tests. */
const PEOPLE: readonly (readonly [Kind, string])[] = [
  ['person', 'Donald Trump'],
  ['person', 'Ivanka Trump'],
  ['person', 'Mark Rutte'],
  ['person', 'Kestutis Budrys'],
  ['place', 'Lithuania'],
  ['place', 'Latvia'],
  ['place', 'Vilnius'],
  ['organisation', 'NATO'],
  ['organisation', 'National Security Council'],
  ['organisation', 'Smith, Jones & Co'],
];

const EVENTS = [
  'met officials from Vilnius about drones over the border',
  'spoke of the budget while Donald Trump listened',
  'asked Mark Rutte for air defence in Lithuania',
  'denied a report on the National Security Council',
  'signed a treaty with Latvia, where NATO keeps troops',
  'hired Smith, Jones & Co to look into the matter',
];

/** An article on its way into the index, its names found by looking for them. */
export function article(facts: Partial<Document> & { readonly id: string }): TaggedDocument {
  const document: Document = { title: '', body: '', origin: { file: 'test' }, ...facts };
  return { document, names: namesIn(documentText(document)) };
}

export function namesIn(text: string): readonly Name[] {
  return PEOPLE.flatMap(([kind, name]) => {
    const mentions = [...text.matchAll(new RegExp(name, 'g'))].map(({ index }) => ({
      kind,
      start: index,
      end: index + name.length,
      confidence: 1,
      why: 'test',
      link: 'full form',
    }));
    return mentions.length === 0 ? [] : [{ kind, key: fold(name), text: name, mentions }];
  });
}

/** Sixty articles over two years, with people, places and organisations in turn. */
export function articles(): readonly TaggedDocument[] {
  return Array.from({ length: 60 }, (_, i) =>
    article({
      id: `story-${i}`,
      title: `Story ${i}: ${PEOPLE[i % 4]![1]} and the drones`,
      body: `${PEOPLE[i % 10]![1]} ${EVENTS[i % 6]!}.\n\nNo. ${i} of the series was a =SUM(1) of <b>things</b>.`,
      ...(i % 7 !== 0 && {
        date: `202${4 + (i % 2)}-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`,
      }),
      ...(i % 5 !== 0 && { source: ['Straits Times', 'Baltic Post', '=cmd'][i % 3]! }),
      url: `https://news.example/${i}`,
    }),
  );
}

export interface Archive {
  readonly folder: string;
  readonly engine: Engine;
  /** Secrets of keys, by scope. */
  readonly keys: Readonly<Record<Scope, string>>;
  serve(options?: Partial<ServeOptions>): Promise<Serving>;
  close(): Promise<void>;
}

/** A real index in a folder of its own, with keys, ready to be served. */
export async function openArchive(documents = articles()): Promise<Archive> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-server-'));
  const engine = await openIndex(folder, { create: true });
  await engine.commit({ put: documents });
  const store = openKeys(join(folder, 'keys.json'));
  const secret = async (scope: Scope) =>
    (await store.create({ name: `${scope} key`, scopes: [scope] })).secret;
  const keys = {
    search: await secret('search'),
    write: await secret('write'),
    curate: await secret('curate'),
    admin: await secret('admin'),
  };
  const open: Serving[] = [];
  return {
    folder,
    engine,
    keys,
    async serve(options = {}) {
      const serving = await serve({
        engine,
        keys: store,
        tag,
        writer: {
          add: (given) => engine.commit({ put: given.map((document) => article(document)) }),
        },
        log: { level: 'silent' },
        rate: { perSecond: 1e6, burst: 1e6 },
        web: join(folder, 'no-page'),
        ...options,
      });
      open.push(serving);
      return serving;
    },
    async close() {
      await Promise.all(open.map((serving) => serving.close()));
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function tag(text: string): readonly TaggedMention[] {
  return namesIn(text).flatMap(({ kind, text: name, mentions }) =>
    mentions.map(({ start, end, why }) => ({
      kind,
      start,
      end,
      text: text.slice(start, end),
      entity: `${kind}:${fold(name).replaceAll(' ', '-')}`,
      name,
      why,
    })),
  );
}
