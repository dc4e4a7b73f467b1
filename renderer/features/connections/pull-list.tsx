import { Anchor, Button, Table } from '@mantine/core';
import type { PullSummary } from '../../../shared/pull.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count } from '../../components/numbers.ts';
import words from '../../components/told.module.css';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { useNewest } from '../../state/use-newest.ts';
import styles from './connections.module.css';
import { useConnectionsScreen } from './connections-screen-state.ts';
import { PageTable } from './page-table.tsx';
import { ReadUpTo } from './read-up-to.tsx';
import { showRecordsOf } from './show-records.ts';

/**
 * The pulls of the case, the latest first, with how far each log was then; one opens to its pages.
 * @param connection id of the one whose pulls are meant; null for all
 */
export function PullList({ connection }: { connection: string | null }) {
  const caseInfo = useAnswered((answered) => answered.caseInfo);
  // A pull that begins or ends is in the list before anything of it is stored.
  const states = useAnswered(({ jobs }) =>
    Object.values(jobs)
      .filter(({ call }) => call === 'pull.start')
      .map(({ state }) => state)
      .join(' '),
  );
  const key = caseInfo === null ? null : `${caseInfo.id} ${caseInfo.custody.entries} ${states}`;
  const read = useNewest(key, () => engine().call('pull.list', {}));
  const open = useConnectionsScreen(({ pull }) => pull);
  const pulls = (read.value ?? []).filter(
    (each) => connection === null || each.connection.id === connection,
  );
  const shown = pulls.find(({ pull }) => pull === open) ?? null;
  return (
    <section className={styles.part} aria-label="Earlier pulls">
      <h2>{connection === null ? 'All pulls of this case' : 'Pulls'}</h2>
      {read.error === null ? null : <Trouble message={read.error} again={read.again} />}
      {read.value !== null && pulls.length === 0 ? <p className={words.dim}>None yet.</p> : null}
      {pulls.length === 0 ? null : (
        <Table verticalSpacing={4} fz="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Pull</Table.Th>
              {connection === null ? <Table.Th>Over</Table.Th> : null}
              <Table.Th>Began</Table.Th>
              <Table.Th>By</Table.Th>
              <Table.Th>Read up to</Table.Th>
              <Table.Th>Pages</Table.Th>
              <Table.Th>Records</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pulls.map((pull) => (
              <PullRow
                key={pull.pull}
                pull={pull}
                withName={connection === null}
                isOpen={shown === pull}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {shown === null ? null : (
        <>
          <h3>Pages of pull {shown.pull}</h3>
          <PageTable key={shown.pull} pull={shown} />
        </>
      )}
    </section>
  );
}

function PullRow({
  pull,
  withName,
  isOpen,
}: {
  pull: PullSummary;
  withName: boolean;
  isOpen: boolean;
}) {
  const pages = pull.streams.reduce((sum, each) => sum + each.pages, 0);
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          component="button"
          type="button"
          size="xs"
          style={{ whiteSpace: 'nowrap' }}
          aria-expanded={isOpen}
          onClick={() => useConnectionsScreen.setState({ pull: isOpen ? null : pull.pull })}
        >
          Pull {pull.pull}
        </Anchor>
      </Table.Td>
      {withName ? (
        <Table.Td style={{ overflowWrap: 'anywhere' }}>
          <LogText text={`${pull.connection.name} (${pull.connection.address})`} />
        </Table.Td>
      ) : null}
      <Table.Td>
        <Moment iso={pull.started} toSecond />
      </Table.Td>
      <Table.Td>
        <LogText text={pull.by} />
      </Table.Td>
      <Table.Td>
        <ReadUpTo streams={pull.streams} />
      </Table.Td>
      <Table.Td>{count(pages)}</Table.Td>
      <Table.Td>
        {pull.sources.length === 0 ? (
          <span className={words.dim}>none new</span>
        ) : (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Show the records of pull ${pull.pull}`}
            onClick={() => void toldWhenItFails(() => showRecordsOf(pull.sources))}
          >
            Show
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
