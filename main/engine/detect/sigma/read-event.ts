import { TrailcaseError } from '../../../../shared/errors.ts';
import { print, questionSchema } from '../../../../shared/query/index.ts';
import { compileQuery } from '../../query/index.ts';
import type { EventRule, RuleHead } from '../rule.ts';
import { readDetection } from './detection.ts';
import { eventQuestion } from './event-question.ts';
import { entryOf, type LocatedMap } from './located.ts';
import type { Expansions } from './modifiers.ts';
import { listIn } from './parameters.ts';
import type { EventDocument } from './rule-schema.ts';
import { RuleTrouble } from './rule-trouble.ts';

/** An event rule of which it is not known yet whether it only serves others. */
export interface UnlinkedEvent extends Omit<EventRule, 'reports'> {
  /** What its `reports` says; null where it says nothing. */
  saysReports: boolean | null;
}

/** @throws RuleTrouble where it cannot be asked */
export function readEventRule(
  head: RuleHead,
  written: EventDocument,
  map: LocatedMap,
  placeholders: Expansions,
): UnlinkedEvent {
  const detection = entryOf(map, 'detection');
  if (detection?.value.kind !== 'map') {
    throw new RuleTrouble(
      detection?.spot ?? map.spot,
      'The detection is a map of selections and a condition.',
    );
  }
  const { product, service, category } = written.logsource;
  const logsource = {
    product: product ?? null,
    service: service ?? null,
    category: category ?? null,
  };
  const names = Object.values(logsource).filter((name) => name !== null);
  const expansions: Expansions = (name) => {
    const own = head.parameters.find((each) => each.name === name);
    return own === undefined ? placeholders(name) : listIn(own.value);
  };
  const { spot } = detection;
  const node = readDetection(detection.value, expansions);
  try {
    const { systems, question, placesOf } = eventQuestion(node, logsource);
    if (question !== null) checkQuestion(question);
    return {
      ...head,
      type: 'event',
      logsource: names.join('/'),
      systems,
      question,
      placesOf,
      groupBy: written['group-by'] ?? [],
      saysReports: written.reports ?? null,
    };
  } catch (error) {
    if (error instanceof RuleTrouble && error.spot === null) {
      throw new RuleTrouble(spot, error.message);
    }
    if (error instanceof TrailcaseError) throw new RuleTrouble(spot, error.message);
    throw error;
  }
}

/** That it can be asked: of a size, with expressions that can be read, and written as a text. */
function checkQuestion(question: NonNullable<EventRule['question']>): void {
  const checked = questionSchema.safeParse(question);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new RuleTrouble(
      null,
      `This cannot be asked: ${issue?.message ?? 'it has no such form'}.`,
    );
  }
  compileQuery(question, { asOf: 0, zone: 'UTC' });
  print(question.where, question.kind);
}
