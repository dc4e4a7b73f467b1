import { Button, Group, Text, Title } from '@mantine/core';
import type { BlastRadius } from '../../../shared/response-plan.ts';
import { openEntity } from '../../components/entity-link.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { counted } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import type { RadiusPlace } from '../../state/place.ts';
import { useNewest } from '../../state/use-newest.ts';
import { planAboutEntity } from '../response/plan-about.ts';
import { PlanButton } from '../response/plan-button.tsx';
import styles from './radius.module.css';
import { RadiusGraph } from './radius-graph.tsx';
import { RadiusTable } from './radius-table.tsx';
import { WindowForm } from './window-form.tsx';

/** What an account or an address reached in a window, as a picture and as tables. */
export function RadiusScreen({ place }: { place: RadiusPlace }) {
  const { type, value, from, to } = place;
  const records = useAnswered(({ caseInfo }) => caseInfo?.records ?? 0);
  const key = records === 0 ? null : JSON.stringify([type, value, from, to, records]);
  const read = useNewest(key, async () => ({
    key,
    radius: await engine().call('radius.read', { entity: { type, value }, from, to }),
  }));
  const radius = read.value?.key === key ? (read.value?.radius ?? null) : null;
  const about = planAboutEntity(type, value);
  return (
    <main className={styles.screen} aria-label="Blast radius">
      <Text size="sm" c="dimmed">
        Blast radius
      </Text>
      <Group justify="space-between" mb="xs">
        <Title order={1} size="h3" className={styles.value}>
          <LogText text={value} />
        </Title>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => openEntity(type, value)}>
            All that is known of it
          </Button>
          {about === null ? null : <PlanButton about={about} />}
        </Group>
      </Group>
      <WindowForm key={`${from} ${to} ${value}`} place={place} />
      {read.error === null ? null : <Trouble message={read.error} again={read.again} />}
      {radius === null ? (
        read.error === null ? (
          <Text role="status" c="dimmed">
            Reading its records…
          </Text>
        ) : null
      ) : (
        <Radius radius={radius} />
      )}
    </main>
  );
}

function Radius({ radius }: { radius: BlastRadius }) {
  const { records, from, to, lines, totals, notes, centre } = radius;
  return (
    <>
      <Text size="sm" mb="xs" role="status">
        {counted(records, 'record')}
        {from === null && to === null ? ', all there are' : null}
        {from === null ? null : (
          <>
            {' '}
            from <Moment iso={from} />
          </>
        )}
        {to === null ? null : (
          <>
            {' '}
            until <Moment iso={to} />
          </>
        )}
        {centre.name === null ? null : (
          <>
            {' '}
            of <LogText text={centre.name} />
          </>
        )}
        .
      </Text>
      {notes.map((note) => (
        <Text key={note} size="sm" className={styles.note}>
          {note}
        </Text>
      ))}
      {lines.length === 0 ? (
        <Text c="dimmed">It reached nothing between these times.</Text>
      ) : (
        <>
          <RadiusGraph radius={radius} />
          <div className={styles.tables}>
            {totals.map(({ relation }) => (
              <RadiusTable key={relation} relation={relation} radius={radius} />
            ))}
          </div>
        </>
      )}
    </>
  );
}
