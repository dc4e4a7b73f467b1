import { foldName } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { type SourceDescription, unwrapNode } from '../sources/index.ts';

/** The source that a file is taken for, and why in words. */
export interface Recognition {
  source: SourceDescription;
  /** Kind of the record that told. */
  kind: Kind;
  reason: string;
}

/** The first source that knows a record of this shape. */
export function recognise(
  value: unknown,
  candidates: readonly SourceDescription[],
): Recognition | null {
  const record = unwrapNode(value);
  const isKeyed = typeof record === 'object' && record !== null;
  return recogniseKeys(isKeyed ? Object.keys(record) : [], candidates);
}

/** The first source that knows records with these keys. */
export function recogniseKeys(
  names: readonly string[],
  candidates: readonly SourceDescription[],
): Recognition | null {
  const keys = new Set(names.map(foldName));
  for (const source of candidates) {
    const found = source.recognise(keys);
    if (found === null) continue;
    const { kind, reason } = found;
    return { source, kind, reason: `${kind}: ${reason}` };
  }
  return null;
}
