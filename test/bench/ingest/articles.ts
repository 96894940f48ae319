const FIRST =
  'Anna Boris Carla David Elena Farid Greta Hassan Ingrid Jonas Karin Liam Maria Nikolai Olga Pavel Rosa Samir Tomas Ursula Viktor Wanda Yusuf Zofia'.split(
    ' ',
  );
const LAST_HEAD = 'Kov Ber Mal Stein Hol Var Dom Pet Gra Lin Sor Tar Wes Jan Fal Ros'.split(' ');
const LAST_TAIL = 'ic man ova sen berg ski ez ton aitis dale ner ini well quist ides field'.split(
  ' ',
);
const PLACES =
  'Lithuania Canada Lebanon Kazakhstan Vilnius Beirut Geneva Brussels Ottawa Helsinki Nairobi Lisbon Hanoi Peru Norway Jordan Ankara Riga Manila Quito'.split(
    ' ',
  );
const BODIES =
  'NATO|the European Union|the World Health Organization|the Treasury Department|the Central Bank|Northern Rail|Helios Energy|the Ministry of Defence|the Supreme Court|Reuters|the International Monetary Fund|Orbit Systems|the Coast Guard|the Labour Party|the Red Cross'.split(
    '|',
  );
const ROLES =
  'President|Foreign Minister|Defence Minister|Mr|Ms|Senator|Professor|Chief Executive|Governor|spokesman'.split(
    '|',
  );
const NOUNS =
  'talks border report budget ceasefire drone vote inquiry harbour pipeline grain summit tariff election bridge vaccine satellite strike ferry court market school budget reform convoy airport treaty hospital union harvest'.split(
    ' ',
  );
const VERBS =
  'rejected praised delayed welcomed questioned approved suspended reviewed defended described blocked financed opened closed inspected'.split(
    ' ',
  );
const FILLERS =
  'after months of delay|despite a warning from officials|on the second day of the meeting|in a letter seen by reporters|as prices kept rising|while crowds gathered outside|before the end of the year|under a plan drawn up in the spring|without giving further details|for the third time since January|although no date has been set|as the weather turned colder|with the help of volunteers from the region|in spite of strong resistance in parliament'.split(
    '|',
  );

/** A record for a line of `.jsonl`: about 400 words of news with recurring names, the same for the same number. */
export function benchArticle(number: number): {
  title: string;
  body: string;
  date: string;
  source: string;
} {
  const random = randomFrom(number + 1);
  const pick = (list: readonly string[]) => list[Math.floor(random() ** 1.7 * list.length)]!;
  const surname = () => pick(LAST_HEAD) + pick(LAST_TAIL);
  const cast = Array.from({ length: 5 }, () => ({ first: pick(FIRST), last: surname() }));
  const who = () => {
    const { first, last } = cast[Math.floor(random() * cast.length)]!;
    return random() < 0.4
      ? `${pick(ROLES)} ${first} ${last}`
      : random() < 0.5
        ? `Mr ${last}`
        : last;
  };
  const sentence = () =>
    `${who()} ${pick(VERBS)} the ${pick(NOUNS)} in ${pick(PLACES)} ${pick(FILLERS)}, and ${pick(BODIES)} ${pick(VERBS)} a ${pick(NOUNS)} that ${who()} had ${pick(VERBS)} ${pick(FILLERS)}.`;
  const paragraphs: string[] = [];
  let words = 0;
  while (words < 400) {
    const paragraph = [sentence(), sentence()].join(' ');
    paragraphs.push(paragraph);
    words += paragraph.split(' ').length;
  }
  const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
  return {
    title: `${pick(PLACES)} ${pick(NOUNS)} ${pick(VERBS)} as ${cast[0]!.last} speaks, report ${number}`,
    body: paragraphs.join('\n\n'),
    date: `2025-${month}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
    source: `Paper ${Math.floor(random() * 40)}`,
  };
}

/** mulberry32: small, seeded, good enough for choosing words. */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
