import type { EventRule, RuleHead } from '../../../../main/engine/detect/rule.ts';
import { type Question, resolveField } from '../../../../shared/query/index.ts';

/** What a made rule says of itself. */
export function headOf(id: string): RuleHead {
  return {
    id,
    name: id,
    title: id,
    description: '',
    why: '',
    level: 'medium',
    status: 'test',
    author: '',
    tags: [],
    falsePositives: [],
    references: [],
    origin: 'own',
    file: 'made.yml',
    line: 1,
    text: '',
    hash: id,
    parameters: [],
    tells: null,
  };
}

/** A rule about single records of our own kinds, around a question. */
export function eventRuleOf(
  id: string,
  question: Question,
  over: Partial<EventRule> = {},
): EventRule {
  return {
    type: 'event',
    ...headOf(id),
    logsource: 'trailcase',
    systems: ['tenant', 'unknown'],
    question,
    placesOf: (field) => [
      resolveField(field, question.kind)?.ref ?? { kind: 'path', path: field.split('.') },
    ],
    groupBy: [],
    reports: true,
    ...over,
  };
}
