import { useEffect, useState } from 'react';
import type { Facet, Histogram, OneField } from '../../../shared/case.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { useZone } from '../../state/zone.ts';

/** One list of most frequent values. */
export interface TopList {
  title: string;
  kind: Kind | null;
  field: OneField & { kind: 'field' };
  facet: Facet;
}

export interface OverviewAnswer {
  histogram: Histogram;
  tops: TopList[];
}

const lists: readonly (readonly [string, string])[] = [
  ['Outcomes', 'outcome'],
  ['Actors', 'actor'],
  ['Actions', 'action'],
  ['Addresses', 'ip'],
  ['Clients', 'client'],
];

/** Activity by day and the most frequent values of the whole case; asked again when the case has grown. */
export function useOverview(): { answer: OverviewAnswer | null; trouble: string | null } {
  const records = useAnswered(({ caseInfo }) => caseInfo?.records ?? 0);
  const zone = useZone();
  const [answer, setAnswer] = useState<OverviewAnswer | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let isLate = false;
    if (records === 0) return;
    askOverview(zone).then(
      (found) => {
        if (!isLate) setAnswer(found);
      },
      (error: unknown) => {
        if (!isLate) setTrouble(wordsOf(error));
      },
    );
    return () => {
      isLate = true;
    };
  }, [records, zone]);
  return { answer, trouble };
}

async function askOverview(zone: string): Promise<OverviewAnswer> {
  const { result } = await engine().call('result.open', {
    question: { kind: null, where: { kind: 'all' } },
    zone,
    view: 'overview',
    rows: 0,
  });
  const asked = { result, by: 'outcome', zone, buckets: 120 } as const;
  const facets = lists.map(async ([title, name]): Promise<TopList> => {
    const field = { kind: 'field', name } as const;
    const facet = await engine().call('result.facet', { result, field, top: 8, rare: 0 });
    return { title, kind: null, field, facet };
  });
  const histogram = engine().call('result.histogram', asked);
  const [bars, ...tops] = await Promise.all([histogram, ...facets]);
  return { histogram: bars, tops };
}
