import { foldName } from '../../../shared/fields.ts';
import type { KeptMapping } from '../../../shared/host.ts';
import { mappedWord, timeJoint } from '../../../shared/mapped-words.ts';
import type { Mapping } from '../../state/import-draft.ts';

/** How a kept mapping goes with the columns of a file. */
export interface MappingFit {
  mapping: KeptMapping;
  /** `same`: made for just these columns. `enough`: all that it names are there. */
  fit: 'same' | 'enough' | 'lacking';
  /** Columns that it names and the file does not have. */
  lacks: string[];
}

/** Kept mappings, those that go with a file first, and by name among each other. */
export function fitMappings(
  mappings: readonly KeptMapping[],
  columns: readonly string[],
): MappingFit[] {
  const order: readonly MappingFit['fit'][] = ['same', 'enough', 'lacking'];
  return mappings
    .map((mapping) => fitOf(mapping, columns))
    .sort(
      (a, b) =>
        order.indexOf(a.fit) - order.indexOf(b.fit) || a.mapping.name.localeCompare(b.mapping.name),
    );
}

function fitOf(mapping: KeptMapping, columns: readonly string[]): MappingFit {
  const there = new Set(columns.map(foldName));
  const lacks = Object.values(mapping.map)
    .flatMap((path) => (leadsInto(path, there) ? [] : path.split(timeJoint)))
    .filter((path) => !leadsInto(path, there));
  if (lacks.length > 0) return { mapping, fit: 'lacking', lacks };
  const made = new Set(mapping.columns.map(foldName));
  const isSame = made.size === there.size && made.isSubsetOf(there);
  return { mapping, fit: isSame ? 'same' : 'enough', lacks };
}

/** A path begins with a column; the name of a column may have dots itself. */
function leadsInto(path: string, columns: ReadonlySet<string>): boolean {
  const steps = path.split('.');
  return steps.some((_, at) => columns.has(foldName(steps.slice(0, at + 1).join('.'))));
}

/** What is to be said of it. */
export function fitWords({ fit, lacks }: MappingFit): string {
  if (fit === 'same') return 'made for these columns';
  if (fit === 'enough') return 'its columns are here';
  return `lacks ${lacks.slice(0, 3).join(', ')}${lacks.length > 3 ? ', …' : ''}`;
}

/** A kept mapping in the words of the page: the command line takes others too. One that means nothing stays, for the engine to tell. */
export function keptMap({ kind, map }: KeptMapping): Mapping {
  return Object.fromEntries(
    Object.entries(map).map(([word, column]) => [mappedWord(word, kind) ?? word, column]),
  );
}
