import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decode } from '../../src/reading/decode.ts';
import { readOne } from './folder.ts';

const GERMAN =
  'Die Bürgermeisterin von Köln hat die Brücke über den Fluss für zwölf Monate sperren lassen. „Es gibt keine andere Möglichkeit“, sagte sie.';
const FRENCH =
  'Le maire a fait fermer le pont à toute circulation. « Il n’y a pas d’autre solution », a-t-il dit à l’entrée de la mairie, très ému.';
const RUSSIAN = 'Мост через реку закрыт на двенадцать месяцев, сообщила мэрия во вторник вечером.';
const POLISH =
  'Most został zamknięty na dwanaście miesięcy, powiedziała wójt. Źródła podają różne daty.';
const GREEK = 'Η γέφυρα θα μείνει κλειστή για δώδεκα μήνες, είπε η δήμαρχος το βράδυ της Τρίτης.';
const JAPANESE =
  '橋は十二か月のあいだ閉鎖されると、市長は火曜日の夜に話した。理由は明らかにしていない。';
const CHINESE = '市长星期二晚上说,这座桥将关闭十二个月。原因没有公布,居民感到意外。';
const KOREAN = '다리는 열두 달 동안 닫힌다고 시장이 화요일 밤에 말했다. 이유는 밝히지 않았다.';

test.each([
  ['windows-1252', GERMAN],
  ['windows-1252', FRENCH],
  ['windows-1252', 'A short note on a café.'],
  ['windows-1251', RUSSIAN],
  ['koi8-r', RUSSIAN],
  ['windows-1250', POLISH],
  ['windows-1253', GREEK],
  ['shift_jis', JAPANESE],
  ['euc-jp', JAPANESE],
  ['gb18030', CHINESE],
  ['big5', '市長星期二晚上說,這座橋將關閉十二個月。原因沒有公布,居民感到意外。'],
  ['euc-kr', KOREAN],
  ['utf-8', `${GERMAN} ${JAPANESE} 🛶`],
])('%s is recognised', (name, text) => {
  expect(decode(iconv.encode(text, name))).toEqual({ text });
});

test.each([
  ['utf-16le', GERMAN],
  ['utf-16be', GERMAN],
  ['utf-16le', `${RUSSIAN}\n`],
  ['utf-16be', `${RUSSIAN}\n`],
])('%s is recognised with and without its mark', (name, text) => {
  expect(decode(iconv.encode(text, name, { addBOM: false }))).toEqual({ text });
  expect(decode(iconv.encode(text, name, { addBOM: true }))).toEqual({ text });
});

test('ISO-2022-JP, which is all ASCII bytes, is recognised', () => {
  const bytes = Buffer.from('1b2442467c4b5c1b2842', 'hex');
  const decoded = decode(Buffer.concat([bytes, Buffer.from(' and '), bytes]));
  expect(decoded).toEqual({ text: '日本 and 日本' });
});

test('a byte order mark of UTF-8, whole or cut short, is no part of the text', () => {
  expect(decode(Buffer.from('\ufeffÆble'))).toEqual({ text: 'Æble' });
  expect(decode(Buffer.from([0xef, 0xbb, ...Buffer.from('Æble')]))).toEqual({ text: 'Æble' });
});

test('what a page declares wins over statistics, valid UTF-8 over what it declares', async () => {
  const page = (charset: string) =>
    `<html><head><meta charset="${charset}"><title>Ő</title></head><body><p>Győr városa.</p></body></html>`;
  const declared = await readOne('a.html', iconv.encode(page('iso-8859-2'), 'iso-8859-2'));
  expect(declared.documents[0]).toMatchObject({ title: 'Ő', body: 'Győr városa.' });
  const wrong = await readOne('a.html', page('iso-8859-1'));
  expect(wrong.documents[0]).toMatchObject({ title: 'Ő', body: 'Győr városa.' });
});

test('a .jsonl in UTF-16 is read line by line', async () => {
  const lines = '{"text":"Köln."}\n{"text":"Zürich."}\n';
  const { documents } = await readOne('a.jsonl', iconv.encode(lines, 'utf-16le', { addBOM: true }));
  expect(documents.map(({ body }) => body)).toEqual(['Köln.', 'Zürich.']);
});

test('any bytes decode or are refused; UTF-8 of any text comes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const decoded = decode(bytes);
      expect('text' in decoded ? typeof decoded.text : decoded.reason).toMatch(/./);
    }),
  );
  const text = fc.string({ unit: 'binary', maxLength: 80 });
  fc.assert(
    fc.property(text, (given) => {
      const plain = given.replace(/[\x00-\x1f\x7f\ufeff]|^\s*%PDF|^GIF8|\p{Surrogate}/gu, '');
      const decoded = decode(Buffer.from(plain));
      expect(decoded).toEqual({ text: plain });
    }),
  );
});
