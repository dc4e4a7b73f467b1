import type { Explanation, SearchProgress } from '../../shared/case.ts';
import { isSearchProgress } from '../../shared/case.ts';
import { TrailcaseError } from '../../shared/errors.ts';
import { type Query, someCondition } from '../../shared/query/index.ts';
import { runJob } from '../../shared/run-job.ts';
import { engine } from '../engine/connection.ts';
import { answerInView, answerOf, noAnswers, nothingAnswered, useAnswered } from './answered.ts';
import { choiceOf, useChosen } from './chosen.ts';
import { sortKeys } from './sort-keys.ts';
import { kindOf, type ViewKey, viewKeys } from './view.ts';
import { zoneInForce } from './zone.ts';

/** Rows that come with the first answer: a screenful and some. */
const firstRows = 200;

/** Number of the newest question of each view: late answers to older ones are dropped. */
const newest = new Map<ViewKey, number>();

/** Asks the query of a view again whenever what it depends on changes, for the view on the screen. */
export function followQuestions(): void {
  let before = '';
  const look = () => {
    const { place } = useChosen.getState();
    const { caseInfo } = useAnswered.getState();
    if (place.screen !== 'table' || caseInfo === null) return;
    const { text, sort } = choiceOf(place.view);
    const state = JSON.stringify([
      caseInfo.id,
      caseInfo.records,
      place.view,
      text,
      sort,
      zoneInForce(),
    ]);
    // Nothing is known any more of a case that was closed, also where the same one is open again.
    if (state === before && answerOf(place.view) !== nothingAnswered) return;
    before = state;
    void ask(place.view);
  };
  useChosen.subscribe(look);
  useAnswered.subscribe(look);
  look();
}

/**
 * Asks the query of a view: how it is read, then its rows. Every failure becomes part of the answer. The
 * answer before stays on the screen until the new one is there.
 */
export async function ask(view: ViewKey): Promise<void> {
  const number = (newest.get(view) ?? 0) + 1;
  newest.set(view, number);
  const isNewest = () => newest.get(view) === number;
  const { text, sort } = choiceOf(view);
  const zone = zoneInForce();
  answerInView(view, { asking: true, error: null });
  try {
    const explanation = await engine().call('query.explain', {
      text,
      kind: kindOf(view) ?? undefined,
      zone,
    });
    if (!isNewest()) return;
    answerInView(view, { explanation });
    if (!explanation.ok) {
      answerInView(view, { asking: false });
      return;
    }
    const { question, asOf } = explanation;
    const asked = { question, sort: sortKeys(sort, view), asOf, zone, view };
    if (searchesText(question.where)) await search(view, asked, isNewest);
    else await open(view, asked, isNewest);
  } catch (error) {
    if (isNewest()) fail(view, error);
  }
}

/** Forgets what was answered: the case was closed, or another one is open. Answers that are on their way are dropped. */
export function forgetAnswers(): void {
  for (const view of viewKeys) newest.set(view, (newest.get(view) ?? 0) + 1);
  useAnswered.setState({ views: noAnswers() });
}

/** Stops the search that goes on in a view; what was found stays. */
export async function stopSearch(view: ViewKey): Promise<void> {
  const { search } = answerOf(view);
  if (search !== null) await engine().call('job.cancel', { job: search.job });
}

type AskedNow = Parameters<typeof open>[1];

async function open(
  view: ViewKey,
  asked: {
    question: Extract<Explanation, { ok: true }>['question'];
    sort: ReturnType<typeof sortKeys>;
    asOf: string;
    zone: string;
    view: ViewKey;
  },
  isNewest: () => boolean,
): Promise<void> {
  const { result, rows, total, order, asOf } = await engine().call('result.open', {
    ...asked,
    rows: firstRows,
  });
  if (!isNewest()) return;
  answerInView(view, {
    asking: false,
    result,
    total,
    order,
    asOf,
    first: rows,
    search: null,
    version: answerOf(view).version + 1,
  });
  if (total !== null) return;
  const known = await engine().call('result.total', { result });
  if (isNewest()) answerInView(view, { total: known });
}

async function search(view: ViewKey, asked: AskedNow, isNewest: () => boolean): Promise<void> {
  let job = 0;
  const outcome = await runJob(
    engine(),
    'search.start',
    asked,
    (progress) => {
      if (isNewest() && isSearchProgress(progress)) grow(view, job, progress);
    },
    (number) => {
      job = number;
    },
  );
  if (!isNewest()) return;
  const { rows } = await engine().call('result.window', {
    result: outcome.result,
    from: 0,
    count: firstRows,
  });
  if (!isNewest()) return;
  answerInView(view, {
    asking: false,
    result: outcome.result,
    total: outcome.total,
    order: 'sorted',
    asOf: asked.asOf,
    first: rows,
    search: null,
    version: answerOf(view).version + 1,
  });
}

/** Shows what a search has found so far. */
function grow(view: ViewKey, job: number, progress: SearchProgress): void {
  const { result, records } = progress.found;
  const before = answerOf(view);
  const isNew = before.result !== result;
  answerInView(view, {
    result,
    order: 'found',
    total: records,
    first: isNew ? [] : before.first,
    search: { job, progress, found: records },
    version: before.version + 1,
  });
}

function fail(view: ViewKey, error: unknown): void {
  const { code, message } =
    error instanceof TrailcaseError
      ? error
      : new TrailcaseError('internal', `Unexpected trouble: ${String(error)}`);
  if (code === 'cancelled') answerInView(view, { asking: false, search: null });
  else answerInView(view, { asking: false, search: null, error: { code, message } });
}

function searchesText(query: Query): boolean {
  return someCondition(query, ({ kind }) => kind === 'text');
}
