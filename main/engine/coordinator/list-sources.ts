import { fieldsOf } from '../../../shared/fields.ts';
import { kinds } from '../../../shared/kinds.ts';
import type { SourceSummary } from '../../../shared/sources.ts';
import { sources } from '../sources/index.ts';

/** Every system that is recognised, in words. */
export function listSources(): SourceSummary[] {
  return sources.map(({ system, title, fields, states }) => ({
    system,
    title,
    shapes: kinds.map((kind) => ({
      title: kind,
      kinds: [kind],
      confidence: 'likely' as const,
      tells: fieldsOf[kind]
        .slice(0, 2)
        .map(({ name }) => name)
        .join(', '),
      fields: Object.entries(fields[kind]).map(([field, from]) => ({
        field: field as keyof (typeof fields)[typeof kind],
        from: [...(from ?? [])],
      })),
      states:
        states[kind] === undefined
          ? null
          : { old: [...states[kind].old], new: [...states[kind].new] },
    })),
  }));
}
