import { useEffect, useState } from 'react';
import type { Histogram } from '../../../shared/case.ts';
import type { Question } from '../../../shared/query/index.ts';
import { tellTrouble } from '../../app/trouble-notice.ts';
import { ActivityChart } from '../../components/activity-chart.tsx';
import { engine } from '../../engine/connection.ts';
import { useZone } from '../../state/zone.ts';

/** The records of an entity over time. */
export function EntityActivity({ question }: { question: Question }) {
  const zone = useZone();
  const [histogram, setHistogram] = useState<Histogram | null>(null);
  useEffect(() => {
    let isLate = false;
    const ask = async () => {
      const { result } = await engine().call('result.open', {
        question,
        zone,
        view: 'entity',
        rows: 0,
      });
      return await engine().call('result.histogram', { result, by: 'outcome', zone, buckets: 120 });
    };
    ask().then((found) => {
      if (!isLate) setHistogram(found);
    }, tellTrouble);
    return () => {
      isLate = true;
    };
  }, [question, zone]);
  return <ActivityChart histogram={histogram} height={60} />;
}
