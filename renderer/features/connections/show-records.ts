import { print, type Query } from '../../../shared/query/index.ts';
import { tell } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { chooseInView, useChosen } from '../../state/chosen.ts';
import { setQuery } from '../../state/query-edits.ts';
import { sourcesQuery } from './sources-query.ts';

/** Goes to the timeline of the records that came out of some sources. */
export async function showRecordsOf(sources: readonly number[]): Promise<void> {
  const names = await namesOf(sources);
  if (names.length === 0) {
    tell('Nothing was stored by it.');
    return;
  }
  showQuery(sourcesQuery(names), null);
}

/**
 * Goes to the records of the source that a page is part of, with the cursor on the page's first record. Records lie in
 * a source in the order of their bytes, so that it is found by halving.
 */
export async function showRecordsOfPage(
  source: number,
  offset: number,
  bytes: number,
): Promise<void> {
  const names = await namesOf([source]);
  if (names.length === 0) return showRecordsOf([]);
  const where = sourcesQuery(names);
  const { result, total } = await engine().call('result.open', {
    question: { kind: null, where },
    sort: [],
    rows: 1,
  });
  try {
    let low = 0;
    let high = total ?? (await engine().call('result.total', { result }));
    let found: number | null = null;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const { rows } = await engine().call('result.window', { result, from: middle, count: 1 });
      const [row] = rows;
      if (row === undefined) break;
      if (row.offset < offset) low = middle + 1;
      else {
        if (row.offset < offset + bytes) found = row.id;
        high = middle;
      }
    }
    if (found === null) tell('No record of this page was stored: all were there before.');
    showQuery(where, found);
  } finally {
    await engine().call('result.close', { result });
  }
}

function showQuery(where: Query, record: number | null): void {
  setQuery('timeline', print(where, null));
  chooseInView('timeline', { parked: [], record });
  useChosen.setState({ place: { screen: 'table', view: 'timeline' } });
}

async function namesOf(sources: readonly number[]): Promise<string[]> {
  const known = useAnswered.getState().caseInfo?.sources ?? [];
  const wanted = new Set(sources);
  const isKnown = sources.every((id) => known.some((each) => each.id === id));
  const all = isKnown ? known : (await engine().call('case.info', {})).sources;
  return all.filter(({ id }) => wanted.has(id)).map(({ name }) => name);
}
