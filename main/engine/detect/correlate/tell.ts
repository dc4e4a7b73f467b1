import type { CorrelationType } from '../../../../shared/detection.ts';

/** Values that a sentence names. */
const mostNamed = 3;

/** How each type is told where a rule does not say how. */
export const sentences: Readonly<Record<CorrelationType | 'event', string>> = {
  event: '{{records}}{{of}}{{span}}',
  event_count: '{{records}}{{of}}{{span}}',
  value_count: '{{distinct}} different values of {{counted}} in {{records}}{{of}}{{span}}',
  temporal: '{{records}} that belong together{{of}}{{span}}',
  temporal_ordered: '{{records}} one after the other{{of}}{{span}}',
  value_sum: '{{counted}} adds up to {{value}} in {{records}}{{of}}{{span}}',
  value_avg: '{{counted}} is {{value}} on average in {{records}}{{of}}{{span}}',
  value_percentile: '{{counted}} reaches {{value}} in {{records}}{{of}}{{span}}',
  first_seen: '{{counted}} {{new}} was never seen before{{of}}',
  impossible_travel: 'From {{from}} to {{to}}, {{distance}}, in {{travel}}{{of}}',
  outside_hours: '{{records}} outside working hours{{of}}{{span}}',
  spike: '{{records}}{{of}}{{span}}, {{times}} times as many as usual ({{mean}})',
  missed_run:
    '{{missed}} missed{{of}}: nothing for {{gap}} after {{after}}, usually every {{interval}}',
  lingering: 'Unchanged for {{age}}{{of}}',
  without: '{{records}}{{of}} without what should go with them',
  missing_change: 'A change to {{thing}} is missing between {{first}} and {{last}}: {{fields}}',
};

/** Fills the places `{{name}}` of a sentence; a name that says nothing leaves `none` there. */
export function fill(sentence: string, value: (name: string) => string | null): string {
  return sentence.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (_, name: string) => value(name) ?? 'none');
}

/** Texts in a sentence: the first of them, and how many more there are. */
export function namesOf(texts: readonly string[]): string | null {
  if (texts.length === 0) return null;
  const named = texts.slice(0, mostNamed).join(', ');
  return texts.length <= mostNamed ? named : `${named} and ${texts.length - mostNamed} more`;
}

/** `1 record`, `1 204 records`. */
export function records(count: number): string {
  return count === 1 ? '1 record' : `${grouped(count)} records`;
}

/** A whole number with thin gaps between thousands, as the workbench shows it. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
}
