import type { Figures } from './timing.ts';

const COLOURS = ['#0b6e4f', '#c0392b', '#2980b9', '#8e44ad', '#d68910', '#7f8c8d'];
const WIDTH = 720;
const HEIGHT = 420;
const LEFT = 70;
const BOTTOM = 50;

/** Cost against size for one class of queries, both axes logarithmic, as SVG. */
export function plot(
  series: ReadonlyMap<string, readonly { readonly items: number; readonly figures: Figures }[]>,
  group: string,
): string {
  const lines = [...series].map(([name, points]) => ({
    name,
    points: points.flatMap(({ items, figures }) => {
      const ms = figures.times.get(group);
      return ms === undefined ? [] : [{ items, ms }];
    }),
  }));
  const all = lines.flatMap(({ points }) => points);
  const x = scale(
    all.map(({ items }) => items),
    LEFT,
    WIDTH - 190,
  );
  const y = scale(
    all.map(({ ms }) => ms),
    HEIGHT - BOTTOM,
    30,
  );
  const drawn = lines
    .filter(({ points }) => points.length > 0)
    .map(({ name, points }, at) => {
      const colour = COLOURS[at % COLOURS.length]!;
      const path = points.map(({ items, ms }) => `${x.at(items)},${y.at(ms)}`).join(' ');
      const dots = points.map(
        ({ items, ms }) =>
          `<circle cx="${x.at(items)}" cy="${y.at(ms)}" r="3.5" fill="${colour}"/>`,
      );
      const label = `<text x="${WIDTH - 180}" y="${50 + at * 20}" fill="${colour}">${name}</text>`;
      return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${label}`;
    });
  const ticks = [
    ...x.ticks.map(
      (value) =>
        `<text x="${x.at(value)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${value.toLocaleString('en')}</text>`,
    ),
    ...y.ticks.map(
      (value) =>
        `<text x="${LEFT - 8}" y="${y.at(value) + 4}" text-anchor="end">${value}</text><line x1="${LEFT}" x2="${WIDTH - 190}" y1="${y.at(value)}" y2="${y.at(value)}" stroke="#ddd"/>`,
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>
<text x="${LEFT}" y="18" font-size="14">${group}: milliseconds (p50) against number of items</text>
${[...ticks, ...drawn].join('\n')}
</svg>
`;
}

/** A logarithmic scale over the values, with powers of ten as ticks. */
function scale(values: readonly number[], from: number, to: number) {
  const low = Math.log10(Math.min(...values)) - 0.05;
  const high = Math.log10(Math.max(...values)) + 0.05;
  const ticks: number[] = [];
  for (let power = Math.ceil(low); power <= Math.floor(high); power++)
    ticks.push(Number((10 ** power).toPrecision(1)));
  const at = (value: number) =>
    Math.round((from + ((Math.log10(value) - low) / (high - low)) * (to - from)) * 10) / 10;
  return { ticks, at };
}
