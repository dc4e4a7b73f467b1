import { foldedName } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { Confidence } from '../../../shared/sources.ts';
import { kindOf, openSubject } from './record-plan.ts';
import { hasName, hasShape, kindsOf, mayHaveShape, tellsOf } from './record-shape.ts';
import type { Shape, SourceDescription, Subject } from './source-description.ts';
import { isKeyed } from './value-at.ts';

/** The source that a record is taken for, and why in words. */
export interface Recognition {
  source: SourceDescription;
  kind: Kind;
  confidence: Confidence;
  reason: string;
}

/**
 * The source that knows a record best: one that is certain before one that is likely, else the first.
 * What is no object has no names: a mapping takes it all the same.
 */
export function recogniseRecord(
  record: unknown,
  candidates: readonly SourceDescription[],
): Recognition | null {
  const keyed = isKeyed(record) ? record : {};
  const names = new Set(Object.keys(keyed).map(foldedName));
  return bestOf(candidates, (shape) => {
    if (!mayHaveShape(shape, names) || !hasShape(shape, keyed)) return null;
    const subject = openSubject(shape, keyed, JSON.parse);
    if (subject === null) return null;
    return { kind: kindOf(shape, subject), tells: tellsOf(shape, (name) => hasName(keyed, name)) };
  });
}

/** The same for records of which nothing but the names of their columns is known. */
export function recogniseNames(
  names: readonly string[],
  candidates: readonly SourceDescription[],
): Recognition | null {
  const empty: Subject = Object.fromEntries(names.map((name) => [name, '']));
  return bestOf(candidates, (shape) => {
    if (!hasShape({ ...shape, test: () => true }, empty)) return null;
    const [kind] = kindsOf(shape);
    return { kind, tells: tellsOf(shape, (name) => hasName(empty, name)) };
  });
}

function bestOf(
  candidates: readonly SourceDescription[],
  look: (shape: Shape) => { kind: Kind; tells: string } | null,
): Recognition | null {
  let likely: Recognition | null = null;
  for (const source of candidates) {
    for (const shape of source.shapes) {
      const { confidence, rest, title } = shape;
      if (rest || (confidence === 'likely' && likely !== null)) continue;
      const found = look(shape);
      if (found === null) continue;
      const { kind, tells } = found;
      const reason = `${title}: ${tells === '' ? 'whatever it has' : tells}`;
      const recognition = { source, kind, confidence, reason };
      if (confidence === 'certain') return recognition;
      likely = recognition;
    }
  }
  return likely;
}
