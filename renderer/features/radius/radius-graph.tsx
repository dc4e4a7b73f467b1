import type { EntityRef } from '../../../shared/entities.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { BlastRadius, RadiusLine } from '../../../shared/response-plan.ts';
import { openEntity } from '../../components/entity-link.tsx';
import { count } from '../../components/numbers.ts';
import { writeAddress } from '../../state/place.ts';
import { type GraphNode, layOut } from './graph-layout.ts';
import styles from './radius.module.css';

/** Characters of a name in the picture, and how wide one is taken to be. */
const mostLetters = 38;
const letterWidth = 6.9;

/** A small picture of the radius: what hangs on what. The table says the same, and more. */
export function RadiusGraph({ radius }: { radius: BlastRadius }) {
  const { nodes, edges, width, height, left } = layOut(radius);
  return (
    <figure className={styles.figure}>
      <svg className={styles.graph} viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: width }}>
        <title>Picture of the blast radius</title>
        {edges.map(({ from, to }) => (
          <path
            key={`${from.at} ${to.at}`}
            className={styles.edge}
            d={curve(from, to, labelOf(from.line, radius.centre))}
          />
        ))}
        {nodes.map((node) => (
          <Node key={node.at} node={node} centre={radius.centre} />
        ))}
      </svg>
      <figcaption className={styles.caption}>
        {left === 0
          ? 'Every line of the table below.'
          : `Those with most records of each kind; the table below has ${count(left)} more.`}
      </figcaption>
    </figure>
  );
}

function Node({ node, centre }: { node: GraphNode; centre: BlastRadius['centre'] }) {
  const { line, x, y } = node;
  const text = labelOf(line, centre);
  const entity: EntityRef | null = line === null ? centre : line.entity;
  const body = (
    <>
      <title>{showHidden(line === null ? centre.value : line.value)}</title>
      <circle
        className={styles.dot}
        data-relation={line?.relation ?? 'centre'}
        cx={x}
        cy={y}
        r={5}
      />
      <text className={styles.label} x={x + 11} y={y + 4} data-centre={line === null || undefined}>
        {text}
      </text>
    </>
  );
  if (entity === null) return <g>{body}</g>;
  const { type, value } = entity;
  return (
    <a
      className={styles.node}
      href={writeAddress({ screen: 'entity', type, value }, null)}
      onClick={(event) => {
        event.preventDefault();
        openEntity(type, value);
      }}
    >
      {body}
    </a>
  );
}

/** A device is called by what it says of itself, everything else as the records write it. */
function labelOf(line: RadiusLine | null, centre: BlastRadius['centre']): string {
  const text = line === null ? centre.value : line.relation === 'device' ? line.name : null;
  const shown = showHidden(text ?? line?.value ?? '');
  return shown.length <= mostLetters ? shown : `${shown.slice(0, mostLetters - 1)}…`;
}

/** From behind the words of one to the dot of the other. */
function curve(from: GraphNode, to: GraphNode, label: string): string {
  const start = Math.min(from.x + 15 + label.length * letterWidth, to.x - 40);
  const middle = (start + to.x) / 2;
  return `M ${start} ${from.y} C ${middle} ${from.y}, ${middle} ${to.y}, ${to.x - 6} ${to.y}`;
}
