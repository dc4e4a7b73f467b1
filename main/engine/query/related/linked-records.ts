import type { Kind } from '../../../../shared/kinds.ts';
import type { Query } from '../../../../shared/query/index.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { Path } from '../../sources/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import { anyOf, fieldIs, isDuring, pathIs } from './conditions.ts';
import { type Link, type LinkType, linkOf } from './links.ts';
import type { RelatedSubject } from './related-subject.ts';
import { shownValue } from './shown-value.ts';
import type { Sought, SoughtPart } from './sought.ts';
import { windowAround } from './time-window.ts';

/**
 * Records of a kind that are looked through on either side of a record, where no index answers: in
 * their columns (0.3 µs each), and in their originals (4 µs each).
 */
export const reach = { columns: 200_000, originals: 10_000 } as const;

/** What is the same for every group that shares an id. */
export type LinkedGroup = Pick<Sought, 'kind' | 'title'>;

/** Records that carry the same id of a type as the given one; null where it carries none. */
export function seekLinked(
  db: ReadableCase,
  subject: RelatedSubject,
  type: LinkType,
  group: LinkedGroup,
): Sought | null {
  const link = linkOf(subject, type);
  if (link === null) return null;
  const kinds = new Set<Kind>([
    ...(Object.keys(type.fields) as Kind[]),
    ...(Object.keys(type.within) as Kind[]),
    subject.kind,
  ]);
  const parts: SoughtPart[] = [];
  const bounds: string[] = [];
  for (const kind of kinds) {
    const field = type.fields[kind];
    const paths = pathsFor(kind, subject, type, link);
    const holds = [
      ...(field === undefined ? [] : [fieldIs(field, link.value)]),
      ...paths.map((path) => pathIs(path, link.value)),
    ];
    if (holds.length === 0) continue;
    const isIndexed = field === 'target' && paths.length === 0;
    const most = paths.length > 0 ? reach.originals : reach.columns;
    const bound = isIndexed ? [] : boundOf(db, subject, kind, most);
    if (bound === null) continue;
    parts.push({ kind, where: [anyOf(holds), ...bound] });
    bounds.push(...bound.map((condition) => `${kind} records ${spanText(condition)}`));
  }
  const name = link.path === null ? `${group.title.toLowerCase()} id` : link.path.join('.');
  const limits = bounds.length === 0 ? '' : `; looked for among ${bounds.join(', ')}`;
  return parts.length === 0
    ? null
    : {
        ...group,
        reason: `The same ${shownValue(name)}, ${shownValue(link.value)}${limits}.`,
        parts,
      };
}

/** Where the originals of a kind may carry the id: where this record of the kind does, else at the usual places. */
function pathsFor(
  kind: Kind,
  { kind: own }: RelatedSubject,
  { names, within }: LinkType,
  { path }: Link,
): Path[] {
  if (kind === own && path !== null) return [path];
  const isInObject = path !== null && /^id$/i.test(path.at(-1) ?? '');
  const steps = path === null ? names.slice(0, 1) : path.slice(isInObject ? -2 : -1);
  return (within[kind] ?? []).map((outer) => [...outer, ...steps]);
}

/** The condition that keeps the work bounded: none where all records of the kind can be looked through. */
function boundOf(
  db: ReadableCase,
  { time }: RelatedSubject,
  kind: Kind,
  most: number,
): Query[] | null {
  const window = windowAround(db, kind, time, most);
  if (window === null) return null;
  const { from, to } = window;
  return from === null && to === null ? [] : [isDuring(from, to)];
}

function spanText(condition: Query): string {
  if (condition.kind !== 'compare' || condition.operand?.kind !== 'span') return '';
  const { from, to } = condition.operand;
  const words = [
    ...(from === null ? [] : [`from ${formatInstant(from)}`]),
    ...(to === null ? [] : [`until ${formatInstant(to)}`]),
  ];
  return words.join(' ');
}
