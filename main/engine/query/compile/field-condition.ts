import { TrailcaseError } from '../../../../shared/errors.ts';
import type { Comparison, FieldRef, Operand } from '../../../../shared/query/ast.ts';
import { accepts, operators } from '../../../../shared/query/operators.ts';
import { always, anyOf, type Condition, costs, negated, never } from './condition.ts';
import type { AskedOfFields } from './field-comparison.ts';
import { type CompileContext, testOf } from './operator-tests.ts';
import { type FieldPlace, placesOf } from './record-field.ts';
import type { AskedOfPath } from './record-path.ts';
import { join, type Sql, sql } from './sql.ts';
import { isTextTest, type Limit, type TextTest, type ValueTest } from './test-kinds.ts';
import { textCondition } from './text-condition.ts';
import { type JsonTest, makeTextTest } from './value-tests.ts';

/**
 * A field compared with something, as a condition on the record `r`.
 * @throws TrailcaseError `bad-request` where the operator table does not have it
 */
export function compileComparison(comparison: Comparison, context: CompileContext): Condition {
  const { field, operator, operand } = comparison;
  if (operand?.kind === 'field') return compileFields(comparison, operand);
  const test = testOf(operator, operand, context);
  return anyOf(
    placesOf(field).map(({ type, ...place }) => {
      if (!accepts(operator, type, operand?.kind ?? 'none')) throw refusal(comparison);
      const condition = conditionAt(place, test);
      if (condition === null) throw refusal(comparison);
      return condition;
    }),
  );
}

/** A field compared with another: the texts of columns are handed over, paths are read from the original. */
function compileFields(
  comparison: Comparison,
  { field: other, exact }: Extract<Operand, { kind: 'field' }>,
): Condition {
  return anyOf(
    placesOf(comparison.field).flatMap((left) =>
      placesOf(other).map((right) => {
        const { operator } = comparison;
        const isMeant = [left, right].every(({ type }) => accepts(operator, type, 'field'));
        const [one, another] = [textOfPlace(left), textOfPlace(right)];
        if (!isMeant || one === null || another === null || right.place === 'written') {
          throw refusal(comparison);
        }
        const pathOf = (place: FieldPlace) => (place.place === 'path' ? place.path : null);
        const asked: AskedOfFields = {
          operator: operator as AskedOfFields['operator'],
          exact,
          left: pathOf(left),
          right: pathOf(right),
        };
        const isRaw = asked.left !== null || asked.right !== null;
        const passes = sql`fields_pass(r.source, r.offset, r.length, ${JSON.stringify(asked)}, ${one}, ${another})`;
        return {
          sql: left.place === 'written' ? sql`r.id IN (${left.recordsWith(passes)})` : passes,
          cost: isRaw ? costs.original : costs.text,
        };
      }),
    ),
  );
}

/** NULL for what stands in the original; null for what is no text of a record. */
function textOfPlace(place: FieldPlace): Sql | null {
  switch (place.place) {
    case 'value':
      return sql`(SELECT text FROM value WHERE id = ${place.column})`;
    case 'text':
      return place.column;
    case 'source':
      return sql`(SELECT ${place.column} FROM source WHERE id = r.source)`;
    case 'path':
      return sql`NULL`;
    case 'written':
      return sql`text`;
    default:
      return null;
  }
}

function refusal(comparison: Comparison): TrailcaseError {
  const { field, operator, operand } = comparison;
  const given = operand === undefined ? 'nothing' : `a ${operand.kind}`;
  return new TrailcaseError(
    'bad-request',
    `"${operators[operator].label}" does not compare ${namesOf(field)} with ${given}.`,
    { comparison },
  );
}

function namesOf(field: FieldRef): string {
  if (field.kind === 'path') return field.path.join('.');
  return field.kind === 'field' ? field.name : field.names.join(', ');
}

/** Longest test of a value in originals: its text is handed over for every record. */
const longestAsked = 64 * 1024;

/** Null where the test has no meaning for the place. */
function conditionAt(place: FieldPlace, test: ValueTest): Condition | null {
  if (test.kind === 'oneOf' && test.exact.length + test.loose.length === 0) return never;
  if (place.place === 'path') return test.kind === 'time' ? null : atPath(place.path, test);
  if (place.place === 'time' || place.place === 'integer') return atNumber(place, test);
  if (place.place === 'word') return atWord(place, test);
  if (place.place === 'flag') return atFlag(place, test);
  if (place.place === 'written') return atWritten(place, test);
  if (test.kind === 'exists') {
    return place.place === 'source' ? always : numeric(sql`${place.column} IS NOT NULL`);
  }
  if (!isTextTest(test)) return null;
  switch (place.place) {
    case 'value':
      return numeric(atValue(place.column, test));
    case 'text':
      return { sql: textCondition(place.column, test), cost: costs.text };
    case 'source':
      return numeric(
        sql`r.source IN (SELECT id FROM source WHERE ${textCondition(place.column, test)})`,
      );
  }
}

/** The few texts of `value` are put to the test; what passes is looked up in the column. */
function atValue(column: Sql, test: TextTest): Sql {
  if (test.kind === 'equal') {
    return sql`${column} = (SELECT id FROM value WHERE text = ${test.text})`;
  }
  return sql`${column} IN (SELECT id FROM value WHERE ${textCondition(sql`text`, test)})`;
}

function atNumber(
  { place, column }: Extract<FieldPlace, { place: 'time' | 'integer' }>,
  test: ValueTest,
): Condition | null {
  if (test.kind === 'exists') return numeric(sql`${column} IS NOT NULL`);
  const own = place === 'time' ? 'time' : 'number';
  if (test.kind === 'number' || test.kind === 'time') {
    return test.kind === own ? numeric(withinLimits(column, test.limits)) : null;
  }
  if (place === 'time' || test.kind !== 'oneOf') return null;
  return { sql: textCondition(sql`CAST(${column} AS TEXT)`, test), cost: costs.text };
}

/** The words are put to the test here and now. */
function atWord(
  { column, words }: Extract<FieldPlace, { place: 'word' }>,
  test: ValueTest,
): Condition | null {
  if (test.kind === 'exists') return always;
  if (!isTextTest(test)) return null;
  const passes = makeTextTest(test);
  const numbers = words.flatMap((word, number) => (passes(word) ? [sql`${number}`] : []));
  if (numbers.length === 0) return never;
  if (numbers.length === 1) return numeric(sql`${column} = ${numbers[0] as Sql}`);
  return numeric(sql`${column} IN (${join(numbers, ', ')})`);
}

/** Yes and no are put to the test as the words that a question has for them. */
function atFlag(
  { records }: Extract<FieldPlace, { place: 'flag' }>,
  test: ValueTest,
): Condition | null {
  const flagged = numeric(sql`r.id IN (${records})`);
  if (test.kind === 'exists') return flagged;
  if (!isTextTest(test)) return null;
  const passes = makeTextTest(test);
  const [yes, no] = [passes('true'), passes('false')];
  if (yes === no) return yes ? always : never;
  return yes ? flagged : negated(flagged);
}

/** The texts are put to the test; the records of those that pass are looked up by number. */
function atWritten(
  { recordsWith, records }: Extract<FieldPlace, { place: 'written' }>,
  test: ValueTest,
): Condition | null {
  if (test.kind === 'exists') return numeric(sql`r.id IN (${records})`);
  if (!isTextTest(test)) return null;
  return numeric(sql`r.id IN (${recordsWith(textCondition(sql`text`, test))})`);
}

function atPath(path: readonly string[], test: JsonTest): Condition {
  const asked: AskedOfPath = { path, test };
  const text = JSON.stringify(asked);
  if (text.length > longestAsked) {
    throw new TrailcaseError(
      'bad-request',
      `The list for ${path.join('.')} is too long: this value is read from the original records.`,
    );
  }
  return {
    sql: sql`path_passes(r.source, r.offset, r.length, ${text})`,
    cost: costs.original,
  };
}

function withinLimits(column: Sql, limits: readonly Limit[]): Sql {
  const pieces = limits.map(({ compare, to }) => comparisons[compare](column, to));
  return pieces.length === 1 ? (pieces[0] as Sql) : sql`(${join(pieces, ' AND ')})`;
}

const comparisons: Record<Limit['compare'], (column: Sql, to: number) => Sql> = {
  '<': (column, to) => sql`${column} < ${to}`,
  '<=': (column, to) => sql`${column} <= ${to}`,
  '=': (column, to) => sql`${column} = ${to}`,
  '>=': (column, to) => sql`${column} >= ${to}`,
  '>': (column, to) => sql`${column} > ${to}`,
};

function numeric(condition: Sql): Condition {
  return { sql: condition, cost: costs.number };
}
