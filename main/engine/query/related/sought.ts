import type { RelatedRecords } from '../../../../shared/entities.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import type { Query, Question } from '../../../../shared/query/index.ts';
import { allOf, anyOf, kindIs } from './conditions.ts';

/** Conditions on the records of one kind, or of all (null). All must hold. */
export interface SoughtPart {
  kind: Kind | null;
  where: readonly Query[];
}

/** Records that are looked for, and why. Of several parts each is of another kind. */
export interface Sought {
  kind: RelatedRecords['kind'];
  title: string;
  /** Which value they share, in words. */
  reason: string;
  parts: readonly SoughtPart[];
}

/** One part as a question. */
export function questionOfPart({ kind, where }: SoughtPart): Question {
  return { kind, where: allOf(where) };
}

/** All parts as one question. */
export function questionOf({ parts }: Sought): Question {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return questionOfPart(only);
  const each = parts.map(({ kind, where }) =>
    allOf(kind === null ? where : [kindIs(kind), ...where]),
  );
  return { kind: null, where: anyOf(each) };
}
