import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import type { EntityPage, EntityType } from '../../../shared/entities.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count, counted } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { useChosen } from '../../state/chosen.ts';
import { show } from '../../state/on-screen.ts';
import { openQuestion } from '../../state/query-edits.ts';
import { copyText } from '../detail/copy-text.ts';
import { planAboutEntity } from '../response/plan-about.ts';
import { PlanButton } from '../response/plan-button.tsx';
import { CountsTable } from './counts-table.tsx';
import styles from './entities.module.css';
import { EntityActivity } from './entity-activity.tsx';
import { entityTitles } from './entity-titles.ts';
import { RelatedGroupTable } from './related-group-table.tsx';
import { useEntity } from './use-entity.ts';

/** Everything that the case says of one actor, target, client, address, session, grant, job or endpoint. */
export function EntityScreen({ type, value }: { type: EntityType; value: string }) {
  const { page, trouble, again } = useEntity(type, value);
  const about = planAboutEntity(type, value);
  return (
    <main className={styles.screen} aria-label={entityTitles[type].one}>
      <Text size="sm" c="dimmed">
        {entityTitles[type].one}
      </Text>
      <Group justify="space-between" mb="xs">
        <Title order={1} size="h3" className={styles.name}>
          <LogText text={value} />
        </Title>
        <Group gap="xs">
          {type === 'actor' || type === 'address' ? (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() =>
                useChosen.setState({
                  place: { screen: 'radius', type, value, from: null, to: null },
                })
              }
            >
              Blast radius
            </Button>
          ) : null}
          {type === 'actor' ? (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => show({ kind: 'held-now', user: value })}
            >
              Held now…
            </Button>
          ) : null}
          {about === null ? null : <PlanButton about={about} />}
          <Button size="compact-sm" variant="default" onClick={() => copyText(value, 'it')}>
            Copy
          </Button>
        </Group>
      </Group>
      {trouble === null ? null : <Trouble message={trouble} again={again} />}
      {page === null ? (
        trouble === null ? (
          <Text role="status" c="dimmed">
            Reading its records…
          </Text>
        ) : null
      ) : (
        <Page page={page} />
      )}
    </main>
  );
}

function Page({ page }: { page: EntityPage }) {
  const { records, first, last, names, made, suffered, groups, question, country } = page;
  return (
    <Stack gap="md">
      <Text size="sm">
        {counted(records, 'record')}, first seen <Moment iso={first} />, last seen{' '}
        <Moment iso={last} />
        {country === undefined
          ? ''
          : country === null
            ? ', country not known'
            : `, ${country.name} (${country.code})`}
      </Text>
      <Group gap="xs">
        <Button size="compact-sm" onClick={() => openQuestion(question)}>
          Its records in the timeline
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={made.records === 0}
          onClick={() => openQuestion(made.question)}
        >
          {count(made.records)} changes made
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={suffered.records === 0}
          onClick={() => openQuestion(suffered.question)}
        >
          {count(suffered.records)} changes suffered
        </Button>
      </Group>
      <EntityActivity question={question} />
      <div className={styles.columns}>
        <CountsTable page={page} />
        {names.length === 0 ? null : (
          <section aria-labelledby="names">
            <Title order={2} size="h5" id="names">
              Also called
            </Title>
            <Table verticalSpacing={2}>
              <Table.Tbody>
                {names.map((name) => (
                  <Table.Tr key={name.value}>
                    <Table.Td>
                      <LogText text={name.value} />
                    </Table.Td>
                    <Table.Td>
                      <Moment iso={name.first} /> to <Moment iso={name.last} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        )}
        {groups.map((group) => (
          <RelatedGroupTable key={group.title} group={group} />
        ))}
      </div>
    </Stack>
  );
}
