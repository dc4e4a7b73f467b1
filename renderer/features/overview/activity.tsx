import { Text, Title } from '@mantine/core';
import type { Histogram } from '../../../shared/case.ts';
import { ActivityChart } from '../../components/activity-chart.tsx';
import { Moment } from '../../components/moment.tsx';

/** All records over time. */
export function Activity({ histogram }: { histogram: Histogram | null }) {
  const first = histogram?.buckets[0];
  const last = histogram?.buckets.at(-1);
  return (
    <section aria-labelledby="activity">
      <Title order={2} size="h5" id="activity">
        Activity
      </Title>
      <ActivityChart histogram={histogram} height={90} />
      <Text size="xs" c="dimmed" mih="1.2em">
        {first === undefined || last === undefined ? (
          ''
        ) : (
          <>
            <Moment iso={first.from} /> to <Moment iso={last.to} />
          </>
        )}
      </Text>
    </section>
  );
}
