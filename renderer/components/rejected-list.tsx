import { Anchor, Modal } from '@mantine/core';
import { useState } from 'react';
import type { RejectedRecord } from '../../shared/case.ts';
import { engine } from '../engine/connection.ts';
import { LogText } from './log-text.tsx';
import { count, counted } from './numbers.ts';
import { PagedTable } from './paged-table.tsx';
import { RejectedPlaceView } from './rejected-place-view.tsx';
import { type AskedPage, usePagedRows } from './use-paged-rows.ts';

const readRejected = (page: AskedPage) => engine().call('rejected.page', page);

/** Everything that was not stored, with place and reason; each can be opened at its place. */
export function RejectedList() {
  const paged = usePagedRows<RejectedRecord>(readRejected);
  const [opened, setOpened] = useState<RejectedRecord | null>(null);
  return (
    <>
      <PagedTable
        id="rejected"
        title="Rejected"
        paged={paged}
        told={(total) =>
          total === 0
            ? 'Nothing was rejected: every record of every source is stored or a duplicate.'
            : `${counted(total, 'stretch', 'stretches')} of sources did not become records.`
        }
        headings={['Source', 'Line', 'Byte', 'Code', 'Reason', 'Begins with']}
        cells={(row) => [
          <LogText key="source" text={row.sourceName} />,
          <Anchor
            key="line"
            component="button"
            type="button"
            size="sm"
            onClick={() => setOpened(row)}
          >
            line {count(row.line)}
          </Anchor>,
          count(row.offset),
          row.code,
          <LogText key="reason" text={row.reason} />,
          <LogText key="excerpt" text={row.excerpt.slice(0, 80)} />,
        ]}
      />
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={opened === null ? '' : `${opened.sourceName}, line ${count(opened.line)}`}
        size="xl"
      >
        {opened === null ? null : <RejectedPlaceView rejected={opened} />}
      </Modal>
    </>
  );
}
