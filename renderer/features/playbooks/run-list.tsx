import { Anchor, Progress, Table, Text, Title } from '@mantine/core';
import type { RunSummary } from '../../../shared/playbook.ts';
import { goTo } from '../../app/frame-commands.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { stateWords } from './run-words.ts';

/** Runs of playbooks, the latest first; each opens where it was left. */
export function RunList({ title, runs }: { title: string; runs: readonly RunSummary[] | null }) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h5" mt="lg" mb="xs">
        {title}
      </Title>
      {runs === null ? (
        <Text size="sm" c="dimmed">
          Reading…
        </Text>
      ) : runs.length === 0 ? (
        <Text size="sm" c="dimmed">
          None yet.
        </Text>
      ) : (
        <Table verticalSpacing={4} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {['Run', 'About', 'Steps judged', 'State', 'Last done'].map((heading) => (
                <Table.Th key={heading}>{heading}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {runs.map((run) => (
              <Table.Tr key={run.id}>
                <Table.Td>
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    ta="start"
                    onClick={() => goTo({ screen: 'run', run: run.id, step: null })}
                  >
                    {run.id}. <LogText text={run.title} />
                  </Anchor>
                </Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <LogText text={aboutOf(run)} />
                </Table.Td>
                <Table.Td miw={90}>
                  {run.judged} of {run.steps}
                  <Progress
                    size="xs"
                    value={run.steps === 0 ? 0 : (run.judged / run.steps) * 100}
                    aria-label={`Steps of run ${run.id} that are judged`}
                  />
                </Table.Td>
                <Table.Td>{stateWords[run.state]}</Table.Td>
                <Table.Td>
                  <Moment iso={run.changed} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

/** What a run is about: the values that it was started with. */
export function aboutOf({ parameters }: Pick<RunSummary, 'parameters'>): string {
  return Object.values(parameters)
    .filter((value) => value !== '')
    .join(', ')
    .slice(0, 300);
}
