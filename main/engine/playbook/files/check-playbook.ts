import type { Playbook, PlaybookParameter, PlaybookStep } from '../../../../shared/playbook.ts';
import {
  isMarkField,
  isParseError,
  parse,
  type Query,
  resolveField,
} from '../../../../shared/query/index.ts';
import { fillQuestion } from './fill-question.ts';
import { fieldsOfRecords } from './record-fields.ts';
import { readTemplate } from './template.ts';
import { readWindow } from './window.ts';
import type { YamlPath } from './yaml-text.ts';

/** What is wrong at a place of a playbook's file. */
export interface PlaybookProblem {
  path: YamlPath;
  message: string;
}

/** Questions are tried as of a moment; which one does not matter. */
const context = { asOf: 0, zone: 'UTC' };

/** A value that would be noticed if it were read as more than one value. */
const sample = `a\`b' "c\\d) or e`;

/** Everything that is wrong with a playbook whose file has the right shape. */
export function checkPlaybook(playbook: Playbook): PlaybookProblem[] {
  const { parameters, steps } = playbook;
  return [
    ...repeated(parameters.map(({ name }) => name)).map((at) => ({
      path: ['parameters', at, 'name'],
      message: `The parameter "${parameters[at]?.name}" is there already. Give one of the two another name.`,
    })),
    ...repeated(steps.map(({ id }) => id)).map((at) => ({
      path: ['steps', at, 'id'],
      message: `A step "${steps[at]?.id}" is there already. Give one of the two another id.`,
    })),
    ...parameters.flatMap(checkValue),
    ...steps.flatMap((step, at) => [
      ...checkQuestion(playbook, step, at),
      ...checkFields(step, at),
      ...checkBranches(steps, step, at),
      ...checkActions(playbook, step, at),
    ]),
  ];
}

/** Positions of what was there before. */
function repeated(names: readonly string[]): number[] {
  return names.flatMap((name, at) => (names.indexOf(name) < at ? [at] : []));
}

function checkValue({ type, value }: PlaybookParameter, at: number): PlaybookProblem[] {
  if (type !== 'window') return [];
  const window = readWindow(value, null, context);
  return 'text' in window ? [] : [{ path: ['parameters', at, 'value'], message: window.problem }];
}

function checkQuestion(
  { parameters }: Playbook,
  { query: template, kind }: PlaybookStep,
  at: number,
): PlaybookProblem[] {
  if (template === null) return [];
  const path = ['steps', at, 'query'];
  const { pieces, unreadable } = readTemplate(template);
  const unknown = pieces.flatMap((piece) => {
    if (piece.kind === 'text') return [];
    const found = parameters.find(({ name }) => name === piece.name);
    if (found === undefined) {
      const known = parameters.map(({ name }) => name).join(', ') || 'none';
      return [`There is no parameter "${piece.name}". There are: ${known}.`];
    }
    return piece.names && found.type !== 'user'
      ? [`{{${piece.name}.names}}: only a parameter of type user has other names.`]
      : [];
  });
  const problems = [
    ...unreadable.map((text) => `${text} is no parameter. Write the name of one: {{user}}.`),
    ...unknown,
  ];
  if (problems.length > 0) return problems.map((message) => ({ path, message }));

  const values = Object.fromEntries(
    parameters.map(({ name, type }) => [name, type === 'window' ? 'last 7 days' : sample]),
  );
  const filled = fillQuestion(template, kind, { parameters, values, names: {}, context });
  if (filled.query === null) return [{ path, message: filled.problem }];
  const read = parse(filled.query, { kind, ...context });
  if (isParseError(read)) {
    const message = `The query cannot be read at character ${read.position + 1} of "${filled.query}": ${read.message}`;
    return [{ path, message }];
  }
  const used = pieces.filter(
    (piece) =>
      piece.kind === 'value' &&
      parameters.find(({ name }) => name === piece.name)?.type !== 'window',
  ).length;
  if (textsIn(read.query).filter((text) => text === sample).length < used) {
    const message =
      'A parameter stands where no value can stand. Write it without quotes, behind an operator: actor is {{user}}.';
    return [{ path, message }];
  }
  return [];
}

/** Every text that a question compares with. */
function textsIn(query: Query): string[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.of.flatMap(textsIn);
    case 'not':
      return textsIn(query.of);
    case 'text':
      return [query.text];
    case 'change':
      return query.verb === 'changed' ? [] : [query.value.text];
    case 'compare': {
      const { operand } = query;
      if (operand?.kind === 'text') return [operand.text];
      return operand?.kind === 'list' ? operand.items.map(({ text }) => text) : [];
    }
    case 'all':
      return [];
  }
}

function checkFields({ kind, columns, groupBy }: PlaybookStep, at: number): PlaybookProblem[] {
  const isField = (name: string) => resolveField(name, kind) !== null;
  const problems: PlaybookProblem[] = columns.flatMap((name, column) =>
    isField(name)
      ? []
      : [
          {
            path: ['steps', at, 'columns', column],
            message: `There is no field "${name}". Check its spelling.`,
          },
        ],
  );
  if (groupBy === null) return problems;
  const path = ['steps', at, 'groupBy'];
  const field = resolveField(groupBy, kind);
  if (field === null)
    problems.push({ path, message: `There is no field "${groupBy}". Check its spelling.` });
  else if (
    field.ref.kind === 'anyOf' ||
    (field.ref.kind === 'field' && isMarkField(field.ref.name))
  ) {
    problems.push({
      path,
      message: `Records cannot be grouped by "${groupBy}". Write a field of the records, such as actor.`,
    });
  }
  return problems;
}

/** Branches lead forward, so that every run comes to an end. */
function checkBranches(
  steps: readonly PlaybookStep[],
  { branches }: PlaybookStep,
  at: number,
): PlaybookProblem[] {
  return Object.entries(branches).flatMap(([verdict, to]) => {
    const path = ['steps', at, 'branches', verdict];
    if (to === 'end') return [];
    const found = steps.findIndex(({ id }) => id === to);
    if (found < 0)
      return [
        {
          path,
          message: `There is no step "${to}" to go to. Write the id of a later step, or end.`,
        },
      ];
    return found > at
      ? []
      : [{ path, message: `A branch leads to a later step or to end; "${to}" comes before.` }];
  });
}

function checkActions(
  { parameters }: Playbook,
  { actions, query }: PlaybookStep,
  at: number,
): PlaybookProblem[] {
  return actions.flatMap((action, place) => {
    const path = ['steps', at, 'actions', place, 'for'];
    const isParameter = parameters.some(({ name }) => name === action.for);
    if (isParameter) return [];
    if (action.for !== 'record' && !fieldsOfRecords.has(action.for)) {
      const message = `"${action.for}" is no parameter and no field: write a parameter, record, or one of ${[...fieldsOfRecords.keys()].join(', ')}.`;
      return [{ path, message }];
    }
    return query === null
      ? [
          {
            path,
            message: 'A step without a query has no records to do this to: name a parameter.',
          },
        ]
      : [];
  });
}
