import type { SourceSummary } from '../../../shared/sources.ts';

/** The systems in whose words, shapes, fields or paths every word of a text occurs; all where there is none. */
export function findSources(sources: readonly SourceSummary[], text: string): SourceSummary[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return sources.filter((source) => {
    const whole = textOf(source).toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}

function textOf({ system, title, shapes }: SourceSummary): string {
  const parts = shapes.flatMap(({ title: shape, kinds, tells, fields, states }) => [
    shape,
    ...kinds,
    tells,
    ...fields.flatMap(({ field, from }) => [field, ...from]),
    ...(states === null ? [] : [...states.old, ...states.new]),
  ]);
  return [system, title, ...parts].join('\n');
}
