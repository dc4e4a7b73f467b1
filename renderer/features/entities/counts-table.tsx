import { Table, Title } from '@mantine/core';
import type { EntityPage } from '../../../shared/entities.ts';
import { kinds } from '../../../shared/kinds.ts';
import { outcomes } from '../../../shared/record.ts';
import { count } from '../../components/numbers.ts';
import { titleOf } from '../../state/view.ts';

/** Records of an entity by kind and outcome. */
export function CountsTable({ page: { counts } }: { page: EntityPage }) {
  const there = kinds.filter((kind) => counts.some((each) => each.kind === kind));
  const ended = outcomes.filter((outcome) => counts.some((each) => each.outcome === outcome));
  const cell = (kind: string, outcome: string) =>
    counts.find((each) => each.kind === kind && each.outcome === outcome)?.count ?? 0;
  return (
    <section aria-labelledby="counts">
      <Title order={2} size="h5" id="counts">
        By kind and outcome
      </Title>
      <Table verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Kind</Table.Th>
            {ended.map((outcome) => (
              <Table.Th key={outcome}>{outcome}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {there.map((kind) => (
            <Table.Tr key={kind}>
              <Table.Td>{titleOf(kind)}</Table.Td>
              {ended.map((outcome) => (
                <Table.Td key={outcome}>{count(cell(kind, outcome))}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
