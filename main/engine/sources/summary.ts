import type { CanonicalField } from '../../../shared/fields.ts';
import type { ShapeSummary, SourceSummary } from '../../../shared/sources.ts';
import { kindsOf, tellsOf } from './record-shape.ts';
import type { Names, Shape, SourceDescription } from './source-description.ts';

/** Sources in words: what tells their records, and what is read from where. */
export function summariseSources(sources: readonly SourceDescription[]): SourceSummary[] {
  return sources.map(({ system, title, shapes }) => ({
    system,
    title,
    shapes: shapes.map(summariseShape),
  }));
}

function summariseShape(shape: Shape): ShapeSummary {
  const { title, confidence, rest, fields, fieldsOf, states } = shape;
  const kinds = [...kindsOf(shape)];
  const names = new Map<CanonicalField, string[]>();
  for (const each of [fields, ...Object.values(fieldsOf ?? {})]) {
    for (const [field, found] of Object.entries(each) as [CanonicalField, Names][]) {
      const known = names.get(field) ?? [];
      names.set(field, [...new Set([...known, ...wordsOf(found)])]);
    }
  }
  const told = tellsOf(shape);
  const rule = typeof shape.kind === 'string' ? [] : [`kind ${shape.kind.rule}`];
  return {
    title,
    kinds,
    confidence,
    tells: [rest ? 'any other record of such a file' : told, ...rule].join('; '),
    fields: [...names].map(([field, from]) => ({ field, from })),
    states: states === undefined ? null : statesOf(states),
  };
}

function statesOf({ old, new: now, diff, after }: NonNullable<Shape['states']>) {
  const history = after === undefined ? [] : ['earlier records about the same target'];
  const supplied = diff === undefined ? [] : wordsOf(diff).map((each) => `difference ${each}`);
  return { old: [...wordsOf(old), ...history, ...supplied], new: [...wordsOf(now), ...supplied] };
}

function wordsOf(names: Names): string[] {
  return names.map((name) => (typeof name === 'string' ? name : name.from));
}
