import { Button, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PagedRows } from './use-paged-rows.ts';

/** A list under its heading, with what there is to know of it in a sentence, and more of it on request. */
export function PagedTable<T extends { id: number }>({
  id,
  title,
  paged: { rows, total, more },
  told,
  headings,
  cells,
}: {
  /** Of the heading, which names the list. */
  id: string;
  title: string;
  paged: PagedRows<T>;
  /** What there is in all, in a sentence. */
  told: (total: number) => string;
  headings: readonly string[];
  /** What stands under each heading. */
  cells: (row: T) => readonly ReactNode[];
}) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h5" id={id}>
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {total === null ? 'Reading…' : told(total)}
      </Text>
      {rows.length === 0 ? null : (
        <Table verticalSpacing={3} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {headings.map((heading) => (
                <Table.Th key={heading}>{heading}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => {
              const shown = cells(row);
              return (
                <Table.Tr key={row.id}>
                  {headings.map((heading, at) => (
                    <Table.Td key={heading}>{shown[at]}</Table.Td>
                  ))}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      )}
      {more === null ? null : (
        <Button size="compact-sm" variant="default" mt="xs" onClick={more}>
          More
        </Button>
      )}
    </section>
  );
}
