import {
  chips,
  isParseError,
  type ParseError,
  print,
  type Query,
  type Question,
  queryOfChips,
} from '../../shared/query/index.ts';
import { type Chosen, choiceOf, chooseInView, useChosen } from './chosen.ts';
import { readIn, readInForce } from './reading.ts';
import { withTime } from './time-conditions.ts';
import { kindOf, type ViewKey, viewOf } from './view.ts';

/** Queries that are remembered for each view. */
const remembered = 100;

/** Puts a query in force, and remembers it. */
export function setQuery(view: ViewKey, text: string): void {
  chooseInView(view, { text });
  useChosen.setState(({ asked }) => ({ asked: withAsked(asked, view, text) }));
}

function withAsked(asked: Chosen['asked'], view: ViewKey, text: string): Chosen['asked'] {
  if (text.trim() === '') return asked;
  const before = (asked[view] ?? []).filter((each) => each !== text);
  return { ...asked, [view]: [text, ...before].slice(0, remembered) };
}

/** Adds a condition to the query in force: filter in. Where another screen shows a record, its table is gone to. */
export function filterIn(view: ViewKey, condition: Query): void {
  const { place } = useChosen.getState();
  if (place.screen !== 'table') useChosen.setState({ place: { screen: 'table', view } });
  setConditions(view, [...conditionsOf(view), condition]);
}

/** Adds the opposite of a condition: filter out. */
export function filterOut(view: ViewKey, condition: Query): void {
  filterIn(view, opposite(condition));
}

/** Leaves one condition only. */
export function onlyThis(view: ViewKey, condition: Query): void {
  setConditions(view, [condition]);
}

/** Replaces the time that is asked for; none is all time. */
export function setTimes(view: ViewKey, times: readonly Query[]): void {
  setConditions(view, withTime(conditionsOf(view), times));
}

/**
 * Replaces one condition by what a text says; an empty text removes it.
 * @returns why the text cannot be read, in which case nothing is changed
 */
export function editCondition(view: ViewKey, at: number, text: string): ParseError | null {
  const read = readIn(view, text);
  if (isParseError(read)) return read;
  setConditions(view, conditionsOf(view).toSpliced(at, 1, ...conjuncts(read.query, view)));
  return null;
}

export function removeCondition(view: ViewKey, at: number): void {
  setConditions(view, conditionsOf(view).toSpliced(at, 1));
}

/** Turns a condition into its opposite. */
export function invertCondition(view: ViewKey, at: number): void {
  setConditions(
    view,
    conditionsOf(view).map((each, index) => (index === at ? opposite(each) : each)),
  );
}

/** Switches a condition off without forgetting it. */
export function parkCondition(view: ViewKey, at: number): void {
  const conditions = conditionsOf(view);
  const condition = conditions[at];
  if (condition === undefined) return;
  chooseInView(view, {
    parked: [...choiceOf(view).parked, print(condition, kindOf(view))],
    text: textOf(conditions.toSpliced(at, 1), view),
  });
}

/** Switches a condition on again. */
export function unparkCondition(view: ViewKey, at: number): void {
  const { parked, text } = choiceOf(view);
  const condition = parked[at];
  if (condition === undefined) return;
  const [now, more] = [readInForce(view), readIn(view, condition)];
  chooseInView(view, {
    parked: parked.toSpliced(at, 1),
    text:
      isParseError(now) || isParseError(more)
        ? `(${text}) and (${condition})`
        : textOf([...conditionsOf(view), ...conjuncts(more.query, view)], view),
  });
}

/** Forgets a condition that is switched off. */
export function forgetParked(view: ViewKey, at: number): void {
  chooseInView(view, { parked: choiceOf(view).parked.toSpliced(at, 1) });
}

/** Asks nothing: every record of the view. */
export function clearQuery(view: ViewKey): void {
  chooseInView(view, { text: '', parked: [] });
}

/** Goes to the table of a question's kind and asks it there. */
export function openQuestion({ kind, where }: Question): void {
  openText(print(where, kind), kind);
}

/** Goes to the table of a kind, asks a text there and remembers it: one step, which Back takes back. */
export function openText(text: string, kind: Question['kind']): void {
  const view = viewOf(kind);
  useChosen.setState(({ views, asked }) => ({
    place: { screen: 'table', view },
    views: { ...views, [view]: { ...views[view], text, parked: [], record: null } },
    asked: withAsked(asked, view, text),
  }));
}

/** The conditions in force, as they were read. Empty while the text cannot be read. */
export function conditionsOf(view: ViewKey): Query[] {
  const reading = readInForce(view);
  return isParseError(reading) ? [] : conjuncts(reading.query, view);
}

/** Puts conditions that must all hold in force. */
export function setConditions(view: ViewKey, conditions: readonly Query[]): void {
  setQuery(view, textOf(conditions, view));
}

function conjuncts(query: Query, view: ViewKey): Query[] {
  return chips(query, kindOf(view)).map((chip) => chip.query);
}

/** The text of conditions that must all hold; what is said twice is written once. */
function textOf(conditions: readonly Query[], view: ViewKey): string {
  const kind = kindOf(view);
  const texts = conditions.map((each) => print(each, kind));
  const distinct = conditions.filter((_, at) => texts.indexOf(texts[at] ?? '') === at);
  return print(queryOfChips(distinct.map((query) => ({ query }))), kind);
}

function opposite(condition: Query): Query {
  return condition.kind === 'not' ? condition.of : { kind: 'not', of: condition };
}
