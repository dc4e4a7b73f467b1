import type { Query, Question } from '../../../shared/query/index.ts';

const flag = (name: string): Query => ({
  kind: 'compare',
  field: { kind: 'field', name },
  operator: 'is',
  operand: { kind: 'text', text: 'true', exact: false },
});

/** Records with a star, a tag or a note. */
export const markedQuestion: Question = { kind: null, where: flag('marked') };

export const starredQuestion: Question = { kind: null, where: flag('starred') };

export const notedQuestion: Question = {
  kind: null,
  where: { kind: 'compare', field: { kind: 'field', name: 'note' }, operator: 'exists' },
};

/** Records with a tag, letter by letter. */
export function taggedQuestion(tag: string): Question {
  return {
    kind: null,
    where: {
      kind: 'compare',
      field: { kind: 'field', name: 'tag' },
      operator: 'is',
      operand: { kind: 'text', text: tag, exact: true },
    },
  };
}
