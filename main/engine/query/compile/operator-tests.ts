import { TrailcaseError } from '../../../../shared/errors.ts';
import type {
  Operand,
  OperatorKey,
  TextOperand,
  TimeOperand,
} from '../../../../shared/query/ast.ts';
import { resolveTime } from '../../../../shared/query/resolve-time.ts';
import { readPattern } from '../../../../shared/query/wildcard-pattern.ts';
import { foldCase, foldLoosely } from './fold-text.ts';
import { makeNetwork } from './network.ts';
import { makeRegularExpression } from './regular-expression.ts';
import type { Limit, TextTest, ValueTest } from './test-kinds.ts';
import type { TextParts } from './text-parts.ts';

/** What times and dates in a question are reckoned from. */
export interface CompileContext {
  /** Microseconds UTC that "today" and "last 7 days" count from. */
  asOf: number;
  /** Zone of days and clock times: IANA name or offset. */
  zone: string;
}

type TestMaker = (operand: Operand | undefined, context: CompileContext) => ValueTest | null;

/**
 * What every operator asks of a value. Null: the operand is not one that the operator knows.
 *
 * - `is` and `in` compare letter by letter when the operand is exact, else loosely (`foldLoosely`).
 * - `contains`, `like`, `startsWith` and `endsWith` never mind case; unless the operand is exact,
 *   spaces, hyphens and underscores count as one.
 * - A time is a stretch of time: `before` is before its start, `after` is from its end on.
 */
const testMakers: Record<OperatorKey, TestMaker> = {
  is: (operand) => {
    if (operand?.kind === 'text') return equalTo(operand);
    return operand?.kind === 'number' ? numbers({ compare: '=', to: operand.value }) : null;
  },
  contains: (operand) => textParts(operand, { fromStart: false, toEnd: false }),
  like: (operand) => {
    if (operand?.kind !== 'text') return null;
    const { parts, openStart, openEnd } = readPattern(operand.text.toWellFormed(), operand.exact);
    return partsOf(parts, { loose: !operand.exact, fromStart: !openStart, toEnd: !openEnd });
  },
  startsWith: (operand) => textParts(operand, { fromStart: true, toEnd: false }),
  endsWith: (operand) => textParts(operand, { fromStart: false, toEnd: true }),
  matches: (operand) => {
    if (operand?.kind !== 'text') return null;
    makeRegularExpression(operand.text, operand.exact);
    return { kind: 'regex', pattern: operand.text, mindsCase: operand.exact };
  },
  in: (operand) => (operand?.kind === 'list' ? oneOf(operand.items) : null),
  exists: () => ({ kind: 'exists' }),
  less: (operand) => limit('<', operand),
  lessOrEqual: (operand) => limit('<=', operand),
  greater: (operand) => limit('>', operand),
  greaterOrEqual: (operand) => limit('>=', operand),
  between: (operand) => {
    if (operand?.kind !== 'numbers') return null;
    return numbers({ compare: '>=', to: operand.low }, { compare: '<=', to: operand.high });
  },
  before: (operand, context) => {
    const span = spanOf(operand, context);
    return span && times({ compare: '<', to: span.from });
  },
  after: (operand, context) => {
    const span = spanOf(operand, context);
    return span && times({ compare: '>=', to: span.to });
  },
  during: (operand, context) => {
    const span = spanOf(operand, context);
    return span && times({ compare: '>=', to: span.from }, { compare: '<', to: span.to });
  },
  olderThan: (operand, context) => {
    const span = spanOf(operand, context);
    return span && times({ compare: '<', to: span.from });
  },
  newerThan: (operand, context) => {
    const span = spanOf(operand, context);
    return span && times({ compare: '>=', to: span.from });
  },
  within,
};

/**
 * The test that an operator with its operand stands for.
 * @throws TrailcaseError `bad-request` when they do not go together, or the operand cannot be read
 */
export function testOf(
  operator: OperatorKey,
  operand: Operand | undefined,
  context: CompileContext,
): ValueTest {
  const make = Object.hasOwn(testMakers, operator) ? testMakers[operator] : undefined;
  if (make === undefined) {
    throw new TrailcaseError('bad-request', `There is no operator "${operator}".`, { operator });
  }
  const test = make(operand, context);
  if (test !== null) return test;
  const given = operand === undefined ? 'nothing' : `a ${operand.kind}`;
  throw new TrailcaseError('bad-request', `"${operator}" cannot be asked of ${given}.`, {
    operator,
    operand,
  });
}

/** The test whether a text is the given one. */
export function equalTo({ text, exact }: TextOperand): TextTest {
  const wanted = text.toWellFormed();
  if (exact) return { kind: 'equal', text: wanted };
  return partsOf([wanted], { loose: true, fromStart: true, toEnd: true });
}

function oneOf(items: readonly TextOperand[]): TextTest {
  const textsOf = (exact: boolean) =>
    items.filter((item) => item.exact === exact).map(({ text }) => text.toWellFormed());
  return { kind: 'oneOf', exact: textsOf(true), loose: textsOf(false).map(foldLoosely) };
}

function within(operand: Operand | undefined): TextTest | null {
  if (operand?.kind !== 'network') return null;
  makeNetwork(operand.network);
  return { kind: 'network', network: operand.network };
}

type Anchors = Pick<TextParts, 'fromStart' | 'toEnd'>;

function textParts(operand: Operand | undefined, anchors: Anchors): TextTest | null {
  if (operand?.kind !== 'text') return null;
  return partsOf([operand.text.toWellFormed()], { loose: !operand.exact, ...anchors });
}

function partsOf(parts: readonly string[], how: Anchors & { loose: boolean }): TextTest {
  return { kind: 'parts', parts: parts.map(how.loose ? foldLoosely : foldCase), ...how };
}

function limit(compare: Limit['compare'], operand: Operand | undefined): ValueTest | null {
  return operand?.kind === 'number' ? numbers({ compare, to: operand.value }) : null;
}

function numbers(...limits: Limit[]): ValueTest {
  return { kind: 'number', limits };
}

function times(...limits: Limit[]): ValueTest {
  return { kind: 'time', limits };
}

const timeKinds: Record<TimeOperand['kind'] | 'age', true> = {
  span: true,
  instant: true,
  last: true,
  calendar: true,
  sinceWeekday: true,
  clock: true,
  age: true,
};

function isTime(operand: Operand): operand is Parameters<typeof resolveTime>[0] {
  return Object.hasOwn(timeKinds, operand.kind);
}

/** From, up to but not including to. An open end lies beyond every time that a record can have. */
function spanOf(
  operand: Operand | undefined,
  context: CompileContext,
): { from: number; to: number } | null {
  if (operand === undefined || !isTime(operand)) return null;
  const { from, to } = resolveTime(operand, context);
  return { from: from ?? Number.MIN_SAFE_INTEGER, to: to ?? Number.MAX_SAFE_INTEGER };
}
