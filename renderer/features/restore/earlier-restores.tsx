import { Anchor, Table } from '@mantine/core';
import type { RestoreRun } from '../../../shared/restoring.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count } from '../../components/numbers.ts';
import words from '../../components/told.module.css';
import styles from './restore.module.css';
import { useRestore } from './restore-state.ts';
import { runWords } from './run-steps.tsx';

/** The restores of the case, the latest first; one that is chosen stands in the steps above, and goes on there. */
export function EarlierRestores({ runs }: { runs: readonly RestoreRun[] | null }) {
  const chosen = useRestore(({ run }) => run);
  return (
    <section className={styles.step} aria-label="Restores of this case">
      <h2>Restores of this case</h2>
      {runs === null ? (
        <p className={words.dim}>Reading…</p>
      ) : runs.length === 0 ? (
        <p className={words.dim}>None yet.</p>
      ) : (
        <Table verticalSpacing={4} fz="sm">
          <Table.Thead>
            <Table.Tr>
              {['Restore', 'To', 'Began', 'By', 'State', 'Accepted'].map((heading) => (
                <Table.Th key={heading}>{heading}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {runs.map((run) => (
              <Table.Tr key={run.run}>
                <Table.Td>
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    aria-current={run.run === chosen ? 'true' : undefined}
                    onClick={() =>
                      useRestore.setState({ run: run.run, confirm: '', trouble: null })
                    }
                  >
                    Restore {run.run}
                  </Anchor>
                </Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <LogText text={`${run.connection.name} (${run.connection.address})`} />
                </Table.Td>
                <Table.Td>
                  <Moment iso={run.started} toSecond />
                </Table.Td>
                <Table.Td>
                  <LogText text={run.by} />
                </Table.Td>
                <Table.Td>{runWords[run.state]}</Table.Td>
                <Table.Td>
                  {count(run.accepted)} of {count(run.counts.new)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
