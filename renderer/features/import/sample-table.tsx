import { Table, Text } from '@mantine/core';
import type { CanonicalField } from '../../../shared/fields.ts';
import type { MemberPreview } from '../../../shared/import-preview.ts';
import { LogText } from '../../components/log-text.tsx';
import { counted } from '../../components/numbers.ts';
import styles from './import-screen.module.css';

/** The first records as they would be stored, by field; below them as they stand in the file. */
export function SampleTable({ member }: { member: MemberPreview }) {
  const { rows, columns, proposal } = member;
  if (rows.length === 0) return null;
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row.fields) as CanonicalField[]))];
  return (
    <>
      {fields.length === 0 ? null : (
        <Sample
          title={`The first ${counted(rows.length, 'record')}, ${proposal === null ? 'as stored' : 'as they would be stored'}`}
          header={['kind', ...fields]}
          cells={rows.map((row) => [row.kind, ...fields.map((field) => row.fields[field] ?? null)])}
        />
      )}
      <details>
        <summary>As they stand in the file</summary>
        <Sample title="By column" header={columns} cells={rows.map((row) => row.cells)} />
      </details>
    </>
  );
}

function Sample({
  title,
  header,
  cells,
}: {
  title: string;
  header: readonly string[];
  cells: readonly (readonly (string | null)[])[];
}) {
  const lines = cells.map((line, at) => ({ line, number: at + 1 }));
  return (
    <section className={styles.sample} aria-label={title}>
      <Text size="sm" mt="sm" fw={600}>
        {title}
      </Text>
      <Table verticalSpacing={2} withTableBorder>
        <Table.Thead>
          <Table.Tr>
            {header.map((name) => (
              <Table.Th key={name}>
                <LogText text={name} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ line, number }) => (
            <Table.Tr key={number}>
              {header.map((name, at) => (
                <Table.Td key={name}>
                  <LogText text={line[at] ?? ''} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
