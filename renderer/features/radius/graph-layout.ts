import type { BlastRadius, RadiusLine } from '../../../shared/response-plan.ts';

/** A line of the radius with its place in the picture; the centre has no line. */
export interface GraphNode {
  /** Position in `lines`; -1 the centre. */
  at: number;
  line: RadiusLine | null;
  x: number;
  y: number;
}

export interface GraphLayout {
  nodes: GraphNode[];
  edges: { from: GraphNode; to: GraphNode }[];
  width: number;
  height: number;
  /** Lines that the picture leaves out. */
  left: number;
}

/** Lines of one relation in the picture, and accounts in it. */
const most = { relation: 4, accounts: 12 } as const;

/** Where the columns begin, how far rows are apart, and the room around. */
const columns = [12, 290, 640] as const;
const row = 26;
const gap = 10;
const margin = 20;
const width = 920;

/**
 * Places the lines with most records of each relation: the centre at the left, what hangs on it in the middle by relation, and
 * at the right what hangs on those. The same radius has the same picture.
 */
export function layOut({ lines, edges }: Pick<BlastRadius, 'lines' | 'edges'>): GraphLayout {
  const parents = new Map<number, number[]>();
  for (const { from, to } of edges) parents.set(to, [...(parents.get(to) ?? []), from]);
  const isRight = (at: number) => (parents.get(at) ?? []).every((from) => from >= 0);
  const right = firstOf(lines, (at) => isRight(at), most.accounts);
  const needed = new Set(right.flatMap((at) => (parents.get(at) ?? []).slice(0, 2)));
  const seen = new Map<string, number>();
  const middle = [...lines.keys()].filter((at) => {
    if (isRight(at)) return false;
    const relation = lines[at]?.relation ?? '';
    const number = (seen.get(relation) ?? 0) + 1;
    seen.set(relation, number);
    return number <= (relation === 'account' ? most.accounts : most.relation) || needed.has(at);
  });
  const inMiddle = stack(lines, middle, columns[1]);
  const beside = inMiddle.filter(({ at }) => needed.has(at));
  const placed = [...inMiddle, ...besides(stack(lines, right, columns[2]), beside)];
  const lowest = Math.max(row, ...placed.map(({ y }) => y));
  const centre: GraphNode = { at: -1, line: null, x: columns[0], y: (margin + lowest) / 2 };
  const nodes = [centre, ...placed];
  const byPosition = new Map(nodes.map((node) => [node.at, node]));
  return {
    nodes,
    edges: edges.flatMap(({ from, to }) => {
      const ends = [byPosition.get(from), byPosition.get(to)] as const;
      return ends[0] === undefined || ends[1] === undefined ? [] : [{ from: ends[0], to: ends[1] }];
    }),
    width,
    height: lowest + margin,
    left: lines.length - placed.length,
  };
}

function firstOf(
  lines: readonly RadiusLine[],
  belongs: (at: number) => boolean,
  number: number,
): number[] {
  return [...lines.keys()].filter(belongs).slice(0, number);
}

/** Moves a stack down to stand beside what it hangs on. */
function besides(stacked: readonly GraphNode[], parents: readonly GraphNode[]): GraphNode[] {
  if (stacked.length === 0 || parents.length === 0) return [...stacked];
  const down = Math.max(0, meanY(parents) - meanY(stacked));
  return stacked.map((node) => ({ ...node, y: node.y + down }));
}

function meanY(nodes: readonly GraphNode[]): number {
  return nodes.reduce((sum, { y }) => sum + y, 0) / nodes.length;
}

/** One below the other, with some room where the relation changes. */
function stack(lines: readonly RadiusLine[], positions: readonly number[], x: number): GraphNode[] {
  let y = margin;
  let before: string | null = null;
  return positions.flatMap((at) => {
    const line = lines[at];
    if (line === undefined) return [];
    if (before !== null) y += row + (before === line.relation ? 0 : gap);
    before = line.relation;
    return [{ at, line, x, y }];
  });
}
