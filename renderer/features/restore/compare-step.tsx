import { Alert, Button, Group, Table } from '@mantine/core';
import type { Connection } from '../../../shared/connection.ts';
import {
  type RestoreComparison,
  type RestoreState,
  restoreStates,
} from '../../../shared/restoring.ts';
import { JobBar } from '../../components/job-bar.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count, counted, size } from '../../components/numbers.ts';
import words from '../../components/told.module.css';
import { Trouble } from '../../components/trouble.tsx';
import { useLiveRefusal } from '../connections/use-connections.ts';
import { RecordLink } from '../response/record-link.tsx';
import styles from './restore.module.css';
import { compare, comparedOf, useRestore } from './restore-state.ts';
import { SourceNotes } from './source-notes.tsx';

export const stateTitles: Record<RestoreState, string> = {
  new: 'new',
  there: 'already there',
  conflicting: 'conflicting',
  unfit: 'unfit',
};

const permissionLooks = { granted: words.good, missing: words.bad, unknown: words.warn } as const;

/** What a person has to look at stands first. */
const weight: readonly RestoreState[] = ['conflicting', 'unfit', 'new', 'there'];
const byWeight = (a: { state: RestoreState }, b: { state: RestoreState }) =>
  weight.indexOf(a.state) - weight.indexOf(b.state);

/** The third step: the archive against what the tenant has. Changes nothing. */
export function CompareStep({
  connection,
  sources,
}: {
  connection: Connection | null;
  sources: readonly number[];
}) {
  const refusal = useLiveRefusal();
  const { running, trouble, comparison, run } = useRestore();
  const isReady = connection !== null && sources.length > 0;
  const isOld =
    comparison !== null && (!isReady || comparison.of !== comparedOf(connection, sources));
  return (
    <section className={styles.step} aria-label="Comparison">
      <h2>3. Comparison</h2>
      {running?.what === 'compare' ? (
        <JobBar job={running.job} progress={running.progress} label="Progress of the comparison" />
      ) : (
        <Group gap="xs">
          <Button
            size="compact-sm"
            disabled={!isReady || running !== null || refusal !== null}
            onClick={() => isReady && void compare(connection, sources)}
          >
            {comparison === null ? 'Compare' : 'Compare again'}
          </Button>
          <span className={words.dim}>
            {!isReady
              ? 'Choose sources and a connection first.'
              : comparison === null && run !== null
                ? 'What was restored is below. Compare again to see how it stands now.'
                : 'Only reads.'}
          </span>
        </Group>
      )}
      {trouble?.what === 'compare' && !trouble.cancelled ? (
        <Trouble message={trouble.message} />
      ) : null}
      {comparison === null ? null : isOld ? (
        <p className={words.warn} role="status">
          Sources or connection were changed since it was compared. Compare again.
        </p>
      ) : (
        <Comparison told={comparison.told} />
      )}
    </section>
  );
}

function Comparison({ told }: { told: RestoreComparison }) {
  const { counts, examples, refusal, sources, batches, bytes, inTenant, permission, compared } =
    told;
  return (
    <>
      <dl className={styles.counts} aria-label="Records of the archive">
        {restoreStates.map((state) => (
          <div key={state}>
            <dt>{stateTitles[state]}</dt>
            <dd>{count(counts[state])}</dd>
          </div>
        ))}
      </dl>
      <p role="status">
        The tenant has {counted(inTenant, 'record')}. {counted(counts.new, 'record')} would be sent
        in {counted(batches, 'batch', 'batches')}, {size(bytes)}. Compared{' '}
        <Moment iso={compared} toSecond />.
      </p>
      <p className={permissionLooks[permission.state]}>
        <LogText text={permission.told} />
      </p>
      {counts.conflicting > 0 ? (
        <p className={words.warn}>
          Conflicting records have an id that the tenant has with other content. They are not sent:
          what the tenant has stays.
        </p>
      ) : null}
      {refusal === null ? null : (
        <Alert color="red" title="This cannot be restored as it is" role="alert" my="xs">
          <LogText text={refusal} />
        </Alert>
      )}
      <SourceNotes sources={sources} />
      {examples.length === 0 ? null : (
        <Table verticalSpacing={3} fz="sm" className={styles.examples} aria-label="Examples">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>State</Table.Th>
              <Table.Th>Record</Table.Th>
              <Table.Th>Id</Table.Th>
              <Table.Th>What</Table.Th>
              <Table.Th>Differs at</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {examples.toSorted(byWeight).map((example) => (
              <Table.Tr key={`${example.state} ${example.record}`}>
                <Table.Td>{stateTitles[example.state]}</Table.Td>
                <Table.Td>
                  <RecordLink record={example.record} />
                </Table.Td>
                <Table.Td>
                  <LogText text={example.id} />
                </Table.Td>
                <Table.Td>
                  <LogText text={example.told} />
                </Table.Td>
                <Table.Td>
                  <LogText text={example.differs.join(', ')} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}
