import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { EntityDetail, Kind } from '../../types.ts';
import { useAnswer } from '../lib/answer.ts';
import { readEntity } from '../lib/api.ts';
import { entityHref } from '../lib/words.ts';
import { togetherHref } from './view.ts';

interface Node {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly radius: number;
  x: number;
  y: number;
}

interface Edge {
  readonly source: Node;
  readonly target: Node;
  readonly together: number;
  /** One of the few that place the nodes; the others are drawn faintly, else all would be a ball of wool. */
  readonly strong: boolean;
}

const WIDTH = 720;
const HEIGHT = 350;
const NEIGHBOURS = 14;
/** Rounds of the layout: it is computed at once and stands still, also for those who want no motion. */
const ROUNDS = 240;

/**
 * The entity among its nearest, who are also joined with each other wherever they stand together. Each line leads to the passages
 * of both. The lists beside it say the same in words, so assistive technology is spared the drawing.
 */
export function Graph({ entity }: { readonly entity: EntityDetail }) {
  const near = useMemo(() => nearest(entity), [entity]);
  const ties = useTies(near);
  const { nodes, edges } = useMemo(() => layOut(entity, near, ties), [entity, near, ties]);
  const [over, setOver] = useState<string>();
  const most = Math.max(1, ...edges.map((edge) => edge.together));
  const touches = (edge: Edge) => over === edge.source.id || over === edge.target.id;
  return (
    <svg class="graph" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {edges.map((edge) => (
        <a
          key={`${edge.source.id} ${edge.target.id}`}
          href={togetherHref(edge.source.id, edge.target.id)}
          tabindex={-1}
          class={edgeClass(edge, over === undefined || touches(edge))}
        >
          <title>
            {edge.source.name} and {edge.target.name}: {edge.together}
          </title>
          <line class="edge-reach" {...ends(edge)} />
          <line
            class="edge-line"
            {...ends(edge)}
            stroke-width={0.75 + (2 * edge.together) / most}
          />
        </a>
      ))}
      {nodes.map((node) => (
        <a
          key={node.id}
          href={entityHref(node.id)}
          tabindex={-1}
          class={`node ${node.kind}`}
          onMouseEnter={() => setOver(node.id)}
          onMouseLeave={() => setOver(undefined)}
        >
          <Shape node={node} />
          <text x={node.x} y={node.y + node.radius + 13}>
            {short(node.name)}
          </text>
        </a>
      ))}
    </svg>
  );
}

function edgeClass({ strong }: Edge, near: boolean): string {
  return `edge${strong ? '' : ' faint'}${near ? '' : ' far'}`;
}

/** Circle, diamond, square: the kinds differ in shape, not only in colour. */
function Shape({ node: { kind, x, y, radius: r } }: { readonly node: Node }) {
  if (kind === 'person') return <circle cx={x} cy={y} r={r} />;
  if (kind === 'place') {
    const d = r * 1.2;
    return <path d={`M${x} ${y - d}L${x + d} ${y}L${x} ${y + d}L${x - d} ${y}Z`} />;
  }
  return <rect x={x - r * 0.9} y={y - r * 0.9} width={r * 1.8} height={r * 1.8} rx={2} />;
}

/** The nearest of all kinds by shared articles. */
function nearest(entity: EntityDetail): EntityDetail['related'] {
  return [...entity.related].sort((a, b) => b.together - a.together).slice(0, NEIGHBOURS);
}

/** How often the neighbours stand with each other, once their own details are here. */
function useTies(near: EntityDetail['related']): readonly EntityDetail[] {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIdle(true), 150);
    return () => clearTimeout(timer);
  }, []);
  const ids = near.map((row) => row.id);
  const answer = useAnswer(idle ? `ties ${ids.join(' ')}` : undefined, async (signal) => {
    const found = await Promise.allSettled(ids.map((id) => readEntity(id, signal)));
    return found.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  });
  return answer.value ?? NO_TIES;
}

const NO_TIES: readonly EntityDetail[] = [];

function layOut(
  entity: EntityDetail,
  near: EntityDetail['related'],
  ties: readonly EntityDetail[],
): { readonly nodes: readonly Node[]; readonly edges: readonly Edge[] } {
  const most = Math.max(1, ...near.map((row) => row.together));
  const nodes: Node[] = [
    {
      id: entity.id,
      name: entity.name,
      kind: entity.kind,
      radius: 15,
      x: WIDTH / 2,
      y: HEIGHT / 2,
    },
    ...near.map((row, at) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      radius: 6 + 5 * Math.sqrt(row.together / most),
      // Starting places are fixed, so that the same entity always gives the same picture.
      x: WIDTH / 2 + 130 * Math.cos(at * 2.4),
      y: HEIGHT / 2 + 100 * Math.sin(at * 2.4),
    })),
  ];
  const edges = edgesOf(nodes, near, ties);
  settle(nodes, edges);
  return { nodes, edges };
}

function edgesOf(
  nodes: readonly Node[],
  near: EntityDetail['related'],
  ties: readonly EntityDetail[],
): readonly Edge[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const center = nodes[0]!;
  const edges = new Map<string, Edge>();
  const add = (source: Node, id: string, together: number, strong: boolean) => {
    const target = byId.get(id);
    if (target === undefined || target === source || together < 1) return;
    const key = [source.id, target.id].sort().join(' ');
    if (!edges.has(key)) edges.set(key, { source, target, together, strong });
  };
  for (const row of near) add(center, row.id, row.together, true);
  for (const strong of [true, false])
    for (const tie of ties) {
      const source = byId.get(tie.id);
      if (source === undefined) continue;
      for (const row of strong ? strongest(tie, byId) : tie.related)
        add(source, row.id, row.together, strong);
    }
  // Faint lines first, so that the others are drawn over them.
  return [...edges.values()].sort((a, b) => Number(a.strong) - Number(b.strong));
}

function strongest(tie: EntityDetail, shown: ReadonlyMap<string, Node>): EntityDetail['related'] {
  return [...tie.related]
    .filter((row) => shown.has(row.id))
    .sort((a, b) => b.together - a.together)
    .slice(0, 2);
}

function settle(nodes: Node[], edges: readonly Edge[]): void {
  const center = nodes[0]!;
  const simulation = forceSimulation(nodes)
    .force(
      'link',
      forceLink<Node, { source: Node; target: Node }>(
        edges.filter(({ strong }) => strong).map((edge) => ({ ...edge })),
      )
        .distance(105)
        .strength(0.25),
    )
    .force('charge', forceManyBody().strength(-420))
    .force(
      'apart',
      forceCollide<Node>((node) => Math.max(node.radius + 24, short(node.name).length * 3.1)),
    )
    .force('x', forceX(WIDTH / 2).strength(0.05))
    .force('y', forceY(HEIGHT / 2).strength(0.16))
    .stop();
  for (let round = 0; round < ROUNDS; round++) {
    simulation.tick();
    center.x = WIDTH / 2;
    center.y = HEIGHT / 2;
  }
  fill(nodes, 'x', WIDTH, 90);
  fill(nodes, 'y', HEIGHT, 38);
}

/** Stretches the picture about its middle until its farthest node stands at the margin. */
function fill(nodes: readonly Node[], axis: 'x' | 'y', size: number, margin: number): void {
  const middle = size / 2;
  const reach = Math.max(1, ...nodes.map((node) => Math.abs(node[axis] - middle)));
  const scale = (middle - margin) / reach;
  for (const node of nodes) node[axis] = Math.round(middle + (node[axis] - middle) * scale);
}

function ends(edge: Edge) {
  return { x1: edge.source.x, y1: edge.source.y, x2: edge.target.x, y2: edge.target.y };
}

function short(name: string): string {
  return name.length > 22 ? `${name.slice(0, 21)}…` : name;
}
