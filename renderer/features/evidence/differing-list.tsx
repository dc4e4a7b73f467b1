import { Anchor, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import type { DifferingDuplicate } from '../../../shared/case.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { LogText } from '../../components/log-text.tsx';
import { count, counted } from '../../components/numbers.ts';
import { PagedTable } from '../../components/paged-table.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { type AskedPage, usePagedRows } from '../../components/use-paged-rows.ts';
import { engine } from '../../engine/connection.ts';
import { chooseInView } from '../../state/chosen.ts';
import { openText } from '../../state/query-edits.ts';
import { useNewest } from '../../state/use-newest.ts';
import { titleOf, viewOf } from '../../state/view.ts';
import { ChangeListing } from '../detail/diff/change-listing.tsx';

const readDiffering = (page: AskedPage) => engine().call('differing.page', page);

/** Duplicates whose bytes are not those of the stored record, each with what differs. */
export function DifferingList() {
  const paged = usePagedRows<DifferingDuplicate>(readDiffering);
  const [opened, setOpened] = useState<DifferingDuplicate | null>(null);
  return (
    <>
      <PagedTable
        id="differing"
        title="Differing duplicates"
        paged={paged}
        told={(total) =>
          total === 0
            ? 'None: every duplicate is byte for byte the record that is stored.'
            : `${counted(total, 'duplicate')} with the id of a stored record and other bytes: another form of it, as in an export to another format, or other content under its id, which may mean that one of the two was altered. The first one that was read is stored.`
        }
        headings={['Source', 'Byte', 'Stored as', 'Begins with', 'What differs']}
        cells={(row) => [
          <LogText key="source" text={row.sourceName} />,
          count(row.offset),
          <LinkButton key="stored" onClick={() => showStored(row)}>
            {titleOf(viewOf(row.kind))} {count(row.record)}
          </LinkButton>,
          <LogText key="excerpt" text={row.excerpt.slice(0, 80)} />,
          <Anchor
            key="compare"
            component="button"
            type="button"
            size="sm"
            onClick={() => setOpened(row)}
          >
            Compare
          </Anchor>,
        ]}
      />
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={
          opened === null
            ? ''
            : `Record ${count(opened.record)} as stored, and as source ${opened.source} has it`
        }
        size="xl"
      >
        {opened === null ? null : <Comparison duplicate={opened} />}
      </Modal>
    </>
  );
}

function Comparison({ duplicate: { id, record } }: { duplicate: DifferingDuplicate }) {
  const { value, error, again } = useNewest(`${id}`, () =>
    engine().call('differing.compare', { id }),
  );
  if (error !== null) return <Trouble message={error} again={again} />;
  if (value === null) return <Text size="sm">Comparing…</Text>;
  const whole = { record, side: 'record' } as const;
  return (
    <>
      <Text size="sm">
        {value.changed === 0
          ? 'Both say the same: only how it is written differs.'
          : `${value.note} Old is what is stored, new what the duplicate says.`}
      </Text>
      <ChangeListing comparison={value} compared={{ old: whole, new: whole }} layout="inline" />
    </>
  );
}

/** Goes to the table of the stored record, with the record beside it. */
function showStored({ kind, record }: DifferingDuplicate): void {
  openText('', kind);
  chooseInView(viewOf(kind), { record });
}
