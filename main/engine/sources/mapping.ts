import { TrailcaseError } from '../../../shared/errors.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { mappedWord, wordsFor } from '../../../shared/mapped-words.ts';
import type { FieldNames, SourceDescription } from './source-description.ts';
import { timeNames } from './split-time.ts';

/**
 * A source made of the user's own mapping: every record is of the one kind, every field stands where
 * the user says.
 * @param map word for a field → column or dotted path
 * @param system name of the system that the records come from: ids are compared within it
 */
export function mappedSource(
  kind: Kind,
  map: Readonly<Record<string, string>>,
  system = 'mapped',
): SourceDescription {
  const fields: FieldNames = {};
  const states = { old: [] as string[], new: [] as string[], isWhole: true as const };
  for (const [word, path] of Object.entries(map)) {
    const meant = mappedWord(word, kind);
    if (meant === 'old' || meant === 'new') states[meant].push(path);
    else if (meant === 'time' || meant === 'updated') fields[meant] = timeNames(path);
    else if (meant !== undefined) fields[meant] = [path];
    else {
      throw new TrailcaseError(
        'bad-mapping',
        `A mapping cannot name "${word}". Use one of ${wordsFor(kind).join(', ')}.`,
      );
    }
  }
  const described = Object.entries(map).map(([word, path]) => `${word}=${path}`);
  const title = 'mapped by the user';
  const tells = described.join(', ');
  return {
    system,
    title: 'Mapped by the user',
    mapped: { kind, map },
    shapes: [{ title, all: [], tells, confidence: 'certain', kind, fields, states }],
    samples: [],
  };
}

/** A source whose records are all read as one kind. What it does not know stays unknown. */
export function forcedSource(source: SourceDescription, kind: Kind): SourceDescription {
  const own = source.shapes.find((shape) => shape.kind === kind);
  return {
    ...source,
    shapes: source.shapes.map((shape) => ({
      ...shape,
      title: `read as ${kind} of ${source.system}, as asked`,
      kind,
      fields: shape.kind === kind || own === undefined ? shape.fields : own.fields,
      ...(own?.states === undefined ? {} : { states: own.states }),
    })),
  };
}
