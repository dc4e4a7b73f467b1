import { Anchor, Table, Text } from '@mantine/core';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { BlastRadius, RadiusLine } from '../../../shared/response-plan.ts';
import { EntityLink } from '../../components/entity-link.tsx';
import { ListedTitle } from '../../components/listed-title.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count } from '../../components/numbers.ts';
import { openText } from '../../state/query-edits.ts';
import styles from './radius.module.css';
import { relationWords } from './relation-words.ts';

/** The lines of one relation, those with most records first. */
export function RadiusTable({
  relation,
  radius,
}: {
  relation: RadiusLine['relation'];
  radius: BlastRadius;
}) {
  const lines = radius.lines.filter((line) => line.relation === relation);
  const total = radius.totals.find((each) => each.relation === relation)?.total ?? lines.length;
  if (lines.length === 0) return null;
  const centre = radius.centre.type === 'address' ? 'address' : 'actor';
  const { many, one } = relationWords(relation, centre);
  const hasState = lines.some(({ status }) => status !== null);
  return (
    <section aria-label={many}>
      <ListedTitle title={many} shown={lines.length} total={total} />
      <Table verticalSpacing={2} highlightOnHover layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="29%">{one}</Table.Th>
            <Table.Th w="8%">Records</Table.Th>
            <Table.Th w="19%">First</Table.Th>
            <Table.Th w="19%">Last</Table.Th>
            <Table.Th>How</Table.Th>
            {hasState ? <Table.Th w="10%">State</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Row key={line.value} line={line} hasState={hasState} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Row({ line, hasState }: { line: RadiusLine; hasState: boolean }) {
  const { value, name, entity, records, first, last, how, status, query } = line;
  return (
    <Table.Tr>
      <Table.Td className={styles.value}>
        {entity === null ? (
          <LogText text={value} />
        ) : (
          <EntityLink type={entity.type} value={entity.value} />
        )}
        {name === null ? null : (
          <Text size="xs" c="dimmed">
            <LogText text={name} />
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-label={showHidden(`${count(records)} records with ${value}`)}
          onClick={() => openText(query, null)}
        >
          {count(records)}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <Moment iso={first} />
      </Table.Td>
      <Table.Td>
        <Moment iso={last} />
      </Table.Td>
      <Table.Td className={styles.value}>
        <LogText text={how} />
      </Table.Td>
      {hasState ? (
        <Table.Td>
          <LogText text={status ?? ''} />
        </Table.Td>
      ) : null}
    </Table.Tr>
  );
}
