import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { JobBar, written } from '../../components/job-bar.tsx';
import { lasting, size } from '../../components/numbers.ts';
import type { ImportDraft } from '../../state/import-draft.ts';

type Running = Extract<ImportDraft, { step: 'running' }>;
type Taking = Extract<ImportDraft, { step: 'taking' }>;

/** Dropped files on their way to the host. */
export function TakingRun({ taking }: { taking: Taking }) {
  const { done, total, cancel } = taking;
  return (
    <Stack gap="sm" maw={640}>
      <Text role="status">
        Taking the files: {size(done)} of {size(total)}
      </Text>
      <Progress value={total === 0 ? 100 : (done / total) * 100} aria-label="Taking the files" />
      <Group justify="end">
        <Button variant="default" onClick={cancel}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}

/** An import that runs: how far, how fast, how long still. The rest of the window stays usable. */
export function ImportRun({ running: { job, progress, began } }: { running: Running }) {
  const { done = 0, total = null, unit = 'bytes' } = progress ?? {};
  const seconds = (Date.now() - began) / 1_000;
  const rate = seconds > 0.5 ? done / seconds : 0;
  const left = total === null || rate === 0 ? null : (total - done) / rate;
  return (
    <JobBar
      job={job}
      progress={progress}
      label="Progress of the import"
      stop="Cancel: keep what is done"
    >
      <Text size="sm" c="dimmed">
        {rate === 0 ? 'Measuring the rate…' : `${written(Math.round(rate), unit)} a second`}
        {left === null ? '' : `, about ${lasting(left)} left`}
      </Text>
    </JobBar>
  );
}
