import type { Kind } from '../../../shared/kinds.ts';
import { fieldOfRef, isAboutTime, type Query, sentence } from '../../../shared/query/index.ts';
import { timeField } from '../../state/time-conditions.ts';

/**
 * The time that conditions ask for, as the time button says it: `All time`, `In the last 7 days`,
 * `From 2026-01-01 to 2026-01-05`, `Undated`.
 */
export function timeWords(conditions: readonly Query[], kind: Kind | null, zone: string): string {
  const times = conditions.filter(isAboutTime);
  if (times.length === 0) return 'All time';
  const label = fieldOfRef(timeField, kind)?.label ?? 'Time';
  const words = times.map((each) => wordsBehind(label, sentence(each, kind, { zone })));
  const text = words.join(' and ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a sentence says of a field, without naming it. */
function wordsBehind(label: string, said: string): string {
  const words = said
    .replaceAll(`${label} is `, '')
    .replaceAll(`${label} `, '')
    .replace(/^not \((.*)\)$/, 'not $1');
  return words === 'empty' ? 'undated' : words === 'exists' ? 'dated' : words;
}
