import { Alert, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { goTo } from '../../app/frame-commands.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count, counted } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { useAnswered } from '../../state/answered.ts';
import { fileNameOf } from '../../state/file-name.ts';
import { titleOf, viewOf } from '../../state/view.ts';
import { openDemo } from '../welcome/open-demo.ts';
import { Activity } from './activity.tsx';
import { LookNext } from './look-next.tsx';
import styles from './overview.module.css';
import { ResponseCards } from './response-cards.tsx';
import { TopValues } from './top-values.tsx';
import { useOverview } from './use-overview.ts';

/** What is in the case, how whole it is, and where to look next. */
export function Overview() {
  const caseInfo = useAnswered((answered) => answered.caseInfo);
  const { answer, trouble } = useOverview();
  if (caseInfo === null) return null;
  if (caseInfo.sources.length === 0) return <EmptyCase />;
  const { sources, kinds, records } = caseInfo;
  const rejected = sources.reduce((sum, source) => sum + source.rejected, 0);
  const duplicates = sources.reduce((sum, source) => sum + source.duplicates, 0);
  const incomplete = sources.filter(({ state }) => state === 'incomplete');
  const warnings = sources.flatMap(({ id, name, warnings: all }) =>
    all.map((warning) => ({ key: `${id} ${warning}`, text: `${name}: ${warning}` })),
  );
  return (
    <main className={styles.screen} aria-label="Overview">
      <Title order={1} size="h3">
        <LogText text={fileNameOf(caseInfo.path)} />
      </Title>
      <Text size="sm" mb="md">
        {counted(records, 'record')} from {counted(sources.length, 'source')},{' '}
        {counted(duplicates, 'duplicate')}, {count(rejected)} rejected
        {incomplete.length > 0 ? `, ${counted(incomplete.length, 'source')} INCOMPLETE` : ''}.
      </Text>
      <div className={styles.columns}>
        <Stack gap="lg">
          <section aria-labelledby="kinds">
            <Title order={2} size="h5" id="kinds">
              Records
            </Title>
            <Table verticalSpacing={3} highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  {['Kind', 'Records', 'Undated', 'First', 'Last'].map((heading) => (
                    <Table.Th key={heading}>{heading}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {kinds.map(({ kind, count: number, undated, first, last }) => (
                  <Table.Tr key={kind}>
                    <Table.Td>
                      <LinkButton onClick={() => goTo({ screen: 'table', view: viewOf(kind) })}>
                        {titleOf(kind)}
                      </LinkButton>
                    </Table.Td>
                    <Table.Td>{count(number)}</Table.Td>
                    <Table.Td>{count(undated)}</Table.Td>
                    <Table.Td>
                      <Moment iso={first} />
                    </Table.Td>
                    <Table.Td>
                      <Moment iso={last} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
          {trouble === null ? null : <Trouble message={trouble} />}
          <Activity histogram={answer?.histogram ?? null} />
          <TopValues tops={answer?.tops ?? []} />
        </Stack>
        <Stack gap="lg">
          <ResponseCards />
          <LookNext />
          {warnings.length === 0 ? null : (
            <Alert color="yellow" title="From the receipts">
              <ul className={styles.warnings}>
                {warnings.map(({ key, text }) => (
                  <li key={key}>
                    <LogText text={text} />
                  </li>
                ))}
              </ul>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => goTo({ screen: 'evidence' })}
              >
                See the receipts
              </Button>
            </Alert>
          )}
        </Stack>
      </div>
    </main>
  );
}

function EmptyCase() {
  return (
    <EmptyState
      title="This case is empty"
      actions={
        <Group justify="center">
          <Button onClick={() => goTo({ screen: 'import' })}>Import archives</Button>
          <Button
            variant="default"
            onClick={() => goTo({ screen: 'connections', connection: null })}
          >
            Connect to a tenant
          </Button>
          <Button variant="default" onClick={() => void toldWhenItFails(openDemo)}>
            Open the demo instead
          </Button>
        </Group>
      }
    >
      Import the exports of a system: JSON, NDJSON or CSV, as they are or as .gz, .zst or .zip. The
      originals are kept in the case, byte for byte. Or pull the logs from the system itself.
    </EmptyState>
  );
}
