import { Badge, Table, Text, Title } from '@mantine/core';
import type { ShapeSummary } from '../../../shared/sources.ts';
import { titleOf } from '../../state/view.ts';
import { HelpTable } from '../help/help-elements.tsx';
import styles from './shape-card.module.css';

/** One form in which a system's records come: what tells it, and the field ← path table. */
export function ShapeCard({ shape }: { shape: ShapeSummary }) {
  const { title, kinds, confidence, tells, fields, states } = shape;
  const rows = [
    ...fields.map(({ field, from }) => ({ name: field as string, from })),
    ...(states === null
      ? []
      : [
          { name: 'old state', from: states.old },
          { name: 'new state', from: states.new },
        ]),
  ].filter(({ from }) => from.length > 0);
  return (
    <section className={styles.shape} aria-label={title}>
      <Title order={2} size="h5">
        {title}{' '}
        {kinds.map((kind) => (
          <Badge key={kind} size="sm" variant="default" radius="sm" mr={4}>
            {titleOf(kind)}
          </Badge>
        ))}
      </Title>
      <Text size="sm" my={4}>
        {confidence === 'certain'
          ? 'Certain: nothing else looks so.'
          : 'Likely: others may look so.'}{' '}
        {tells === '' ? '' : `What tells it: ${tells}.`}
      </Text>
      <HelpTable>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="12rem">Field</Table.Th>
            <Table.Th>Read from, the first that has a value</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, from }) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>
                {from.map((each, at) => (
                  <span key={each}>
                    {at === 0 ? '' : ', '}
                    <code>{each}</code>
                  </span>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </HelpTable>
    </section>
  );
}
