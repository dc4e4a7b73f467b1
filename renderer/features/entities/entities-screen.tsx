import { Anchor, Table, Tabs, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { type EntityList, type EntityType, entityTypes } from '../../../shared/entities.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { openEntity } from '../../components/entity-link.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count, counted } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';
import styles from './entities.module.css';
import { entityTitles } from './entity-titles.ts';

const listed = 200;

/** Who and what the records are about, by type, most frequent first. */
export function EntitiesScreen({ type }: { type: EntityType }) {
  const [contains, setContains] = useState('');
  const { list, trouble } = useEntities(type, contains);
  return (
    <main className={styles.screen} aria-label="Entities">
      <Title order={1} size="h3" mb="sm">
        Entities
      </Title>
      <Tabs
        value={type}
        onChange={(value) => {
          const next = entityTypes.find((each) => each === value);
          if (next !== undefined) useChosen.setState({ place: { screen: 'entities', type: next } });
        }}
      >
        <Tabs.List mb="sm">
          {entityTypes.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {entityTitles[each].many}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={type}>
          <TextInput
            size="xs"
            w={320}
            mb="sm"
            aria-label={`Find among ${entityTitles[type].many}`}
            placeholder="Find"
            value={contains}
            onChange={(event) => setContains(event.currentTarget.value)}
          />
          {trouble === null ? null : <Trouble message={trouble} />}
          <Text size="sm" c="dimmed" role="status" mih="1.3em">
            {list === null
              ? 'Reading…'
              : list.total > list.entities.length
                ? `The ${count(list.entities.length)} most frequent of ${count(list.total)}.`
                : `${counted(list.total, 'entity', 'entities')}.`}
          </Text>
          <Table verticalSpacing={3} highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                {[entityTitles[type].one, 'Also called', 'Records', 'First seen', 'Last seen'].map(
                  (heading) => (
                    <Table.Th key={heading}>{heading}</Table.Th>
                  ),
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list?.entities.map(({ value, name, count: number, first, last }) => (
                <Table.Tr key={value}>
                  <Table.Td>
                    <Anchor
                      component="button"
                      type="button"
                      size="sm"
                      onClick={() => openEntity(type, value)}
                    >
                      <LogText text={value} />
                    </Anchor>
                  </Table.Td>
                  <Table.Td>
                    <LogText text={name ?? ''} />
                  </Table.Td>
                  <Table.Td>{count(number)}</Table.Td>
                  <Table.Td>
                    <Moment iso={first} />
                  </Table.Td>
                  <Table.Td>
                    <Moment iso={last} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Tabs.Panel>
      </Tabs>
    </main>
  );
}

function useEntities(type: EntityType, contains: string) {
  const records = useAnswered(({ caseInfo }) => caseInfo?.records ?? 0);
  const [answer, setAnswer] = useState<{ type: EntityType; list: EntityList } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let isLate = false;
    if (records === 0) return;
    engine()
      .call('entity.list', { type, limit: listed, ...(contains === '' ? {} : { contains }) })
      .then(
        (list) => {
          if (!isLate) setAnswer({ type, list });
        },
        (error: unknown) => {
          if (!isLate) setTrouble(wordsOf(error));
        },
      );
    return () => {
      isLate = true;
    };
  }, [type, contains, records]);
  return { list: answer?.type === type ? answer.list : null, trouble };
}
