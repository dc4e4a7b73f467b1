import type { CorrelationType } from '../../../../shared/detection.ts';
import type { CorrelationRule } from '../rule.ts';
import { checkOptions } from './options.ts';

type Part = 'rules' | 'group-by' | 'timespan' | 'condition' | 'options';

/** What is wrong with a correlation, and which part of it. */
export interface CorrelationFault {
  part: Part;
  message: string;
}

/** What types of ours cannot do without. */
const needs: Partial<Record<CorrelationType, readonly Part[]>> = {
  first_seen: ['condition'],
  impossible_travel: ['group-by'],
  spike: ['timespan'],
  missed_run: ['group-by'],
  lingering: ['group-by', 'timespan'],
  without: ['group-by', 'rules'],
};

const faults: Record<Part, string> = {
  'group-by': 'needs a group-by: the field by which its records belong together',
  timespan: 'needs a timespan, such as: timespan: 1h',
  condition: 'needs a condition that names what is new: condition: {field: ip}',
  rules: 'is made of two rules: what happened, and what should go with it',
  options: '',
};

/** What is wrong with a correlation of one of our types; null where nothing is. */
export function checkCorrelation(
  rule: Pick<CorrelationRule, 'type' | 'rules' | 'groupBy' | 'timespan' | 'condition' | 'options'>,
): CorrelationFault | null {
  const has: Record<Part, boolean> = {
    'group-by': rule.groupBy.length > 0,
    timespan: rule.timespan !== null,
    condition: (rule.condition?.fields ?? []).length > 0,
    rules: rule.rules.length === 2,
    options: true,
  };
  const lacking = needs[rule.type]?.find((part) => !has[part]);
  if (lacking !== undefined) {
    return { part: lacking, message: `A correlation of type ${rule.type} ${faults[lacking]}.` };
  }
  const wrong = checkOptions(rule.type, rule.options);
  return wrong === null ? null : { part: 'options', message: wrong };
}
