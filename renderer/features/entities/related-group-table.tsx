import { Anchor, Table, Text } from '@mantine/core';
import type { RelatedGroup, RelatedValue } from '../../../shared/entities.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { EntityLink } from '../../components/entity-link.tsx';
import { ListedTitle } from '../../components/listed-title.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count } from '../../components/numbers.ts';
import { openQuestion } from '../../state/query-edits.ts';

/** Values that occur together with an entity: addresses with country, devices, sessions, … */
export function RelatedGroupTable({
  group: { title, type, values, total },
}: {
  group: RelatedGroup;
}) {
  return (
    <section aria-label={title}>
      <ListedTitle title={title} shown={values.length} total={total} />
      <Table verticalSpacing={2} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{title}</Table.Th>
            <Table.Th>Together</Table.Th>
            <Table.Th>Last seen</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {values.map((value) => (
            <Table.Tr key={value.value}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {type === null ? (
                  <LogText text={value.value} />
                ) : (
                  <EntityLink type={type} value={value.value} />
                )}
                <Text size="xs" c="dimmed">
                  <LogText text={besides(value)} />
                </Text>
              </Table.Td>
              <Table.Td>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  aria-label={showHidden(`${count(value.count)} records with ${value.value}`)}
                  onClick={() => openQuestion(value.question)}
                >
                  {count(value.count)}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <Moment iso={value.last} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** What is known of a value besides: its name, its country, what the user agent says of itself. */
function besides({ name, country, device }: RelatedValue): string {
  const parts = [
    name,
    country === undefined
      ? null
      : country === null
        ? 'country not known'
        : `${country.name} (${country.code})`,
    device === undefined
      ? null
      : [device.browser, device.system, device.form].filter((each) => each !== null).join(', '),
  ];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}
