import { Button, Group, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** What was written where, line by line, and that the custody log says so. */
export function WrittenFile({
  lines,
  children,
  close,
}: {
  lines: readonly (readonly [string, ReactNode])[];
  /** What more can be done with it. */
  children?: ReactNode;
  close: () => void;
}) {
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        Written, and entered into the custody log.
      </Text>
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {lines.map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th>{label}</Table.Th>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {children}
      <Group justify="end">
        <Button onClick={close} data-autofocus>
          Close
        </Button>
      </Group>
    </Stack>
  );
}
