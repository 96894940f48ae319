import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { failureBody, failureOf, HttpFailure } from '../../src/server/failure.ts';

const FOLDER = '/home/me/archive';

test.each<[what: string, error: unknown, status: number, code: string]>([
  [
    'what the asker can mend',
    new UserError('bad-query', 'A " is open. Close it.'),
    400,
    'bad-query',
  ],
  [
    'what is not there',
    new UserError('unknown-entity', 'There is no such entity.'),
    404,
    'unknown-entity',
  ],
  [
    'what contradicts',
    new UserError('nothing-to-undo', 'It is undone already.'),
    409,
    'nothing-to-undo',
  ],
  ['a full queue', new UserError('busy', 'Too many documents are waiting.'), 503, 'busy'],
  [
    'a busy index',
    new UserError('index-busy', `Another process writes to ${FOLDER}/dateline.db.`),
    503,
    'index-busy',
  ],
  [
    'a damaged index',
    new UserError('damaged-index', `${FOLDER}/dateline.db is damaged.`),
    503,
    'damaged-index',
  ],
  [
    'an index for reading',
    new UserError('readonly', `${FOLDER}/dateline.db is open for reading.`),
    403,
    'readonly',
  ],
  ['a closed index', new UserError('closed', 'The index has been closed.'), 503, 'closed'],
  ['a full disk', Object.assign(new Error('write'), { code: 'ENOSPC' }), 503, 'disk-full'],
  ['a locked file', new Error('database is locked'), 503, 'index-busy'],
  [
    'a new code whose message names a folder',
    new UserError('new', `Look into ${FOLDER}.`),
    500,
    'internal',
  ],
  ['one on Windows', new UserError('new', 'Look into C:\\Users\\me.'), 500, 'internal'],
  ['one relative to here', new UserError('new', 'Look into ./index/x.'), 500, 'internal'],
  [
    'a mistake of the program',
    new TypeError(`x of undefined at ${FOLDER}/a.ts:1`),
    500,
    'internal',
  ],
  ['what is not an error', `thrown ${FOLDER}`, 500, 'internal'],
  ['nothing', undefined, 500, 'internal'],
])('%s', (_what, error, status, code) => {
  const failure = failureOf(error);
  expect([failure.status, failure.code]).toEqual([status, code]);
  expect(JSON.stringify(failureBody(failure, 'id'))).not.toMatch(/home|Users|\.db|\.\//);
  expect(failure.message).toMatch(/\.$/);
  if (status === 503) expect(failure.headers['Retry-After']).toMatch(/^\d+$/);
});

test('what repeats the asker’s own words is no secret', () => {
  const echo = failureOf(new UserError('unknown-name', 'It has no name "/etc/passwd"; list them.'));
  expect([echo.status, echo.message]).toEqual([404, 'It has no name "/etc/passwd"; list them.']);
  for (const message of ['Use and/or, not both.', 'Write 1/2.'])
    expect(failureOf(new UserError('new', message)).message).toBe(message);
});

test('position and hint go along, and the type says what kind of mending is asked for', () => {
  const failure = failureOf(
    new UserError('bad-query', 'Open.', { position: 4, hint: 'Close it.' }),
  );
  expect(failureBody(failure, 'id')).toEqual({
    message: 'Open.',
    code: 'bad-query',
    type: 'request',
    position: 4,
    hint: 'Close it.',
    requestId: 'id',
  });
  const types = [401, 403, 404, 408, 413, 429, 431, 500, 503].map(
    (status) => failureBody(new HttpFailure(status, 'c', 'm'), 'id').type,
  );
  expect(types).toEqual([
    'auth',
    'auth',
    'request',
    'limit',
    'limit',
    'limit',
    'limit',
    'internal',
    'busy',
  ]);
});
