import { Anchor, Button, Modal, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { RejectedRecord } from '../../shared/case.ts';
import { engine } from '../engine/connection.ts';
import { useAnswered } from '../state/answered.ts';
import { LogText } from './log-text.tsx';
import { count, counted } from './numbers.ts';
import { RejectedPlaceView } from './rejected-place-view.tsx';
import { usePagedRows } from './use-paged-rows.ts';

const pageSize = 100;

const readRejected = (after: number | null) =>
  engine().call('rejected.page', { limit: pageSize, ...(after === null ? {} : { after }) });

/** Everything that was not stored, with place and reason; each can be opened at its place. */
export function RejectedList() {
  const sources = useAnswered(({ caseInfo }) => caseInfo?.sources.length ?? 0);
  const { rows, total, more } = usePagedRows<RejectedRecord>(sources, readRejected);
  const [opened, setOpened] = useState<RejectedRecord | null>(null);
  return (
    <section aria-labelledby="rejected">
      <Title order={2} size="h5" id="rejected">
        Rejected
      </Title>
      <Text size="sm" c="dimmed">
        {total === null
          ? 'Reading…'
          : total === 0
            ? 'Nothing was rejected: every record of every source is stored or a duplicate.'
            : `${counted(total, 'stretch', 'stretches')} of sources did not become records.`}
      </Text>
      {rows.length === 0 ? null : (
        <Table verticalSpacing={3} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {['Source', 'Line', 'Byte', 'Code', 'Reason', 'Begins with'].map((heading) => (
                <Table.Th key={heading}>{heading}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td>
                  <LogText text={row.sourceName} />
                </Table.Td>
                <Table.Td>
                  <Anchor component="button" type="button" size="sm" onClick={() => setOpened(row)}>
                    line {count(row.line)}
                  </Anchor>
                </Table.Td>
                <Table.Td>{count(row.offset)}</Table.Td>
                <Table.Td>{row.code}</Table.Td>
                <Table.Td>
                  <LogText text={row.reason} />
                </Table.Td>
                <Table.Td>
                  <LogText text={row.excerpt.slice(0, 80)} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {more === null ? null : (
        <Button size="compact-sm" variant="default" mt="xs" onClick={more}>
          More
        </Button>
      )}
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={opened === null ? '' : `${opened.sourceName}, line ${count(opened.line)}`}
        size="xl"
      >
        {opened === null ? null : <RejectedPlaceView rejected={opened} />}
      </Modal>
    </section>
  );
}
