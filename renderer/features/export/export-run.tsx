import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { JobProgress } from '../../../shared/job.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { count } from '../../components/numbers.ts';
import { engine } from '../../engine/connection.ts';

/** An export while it is written. */
export function ExportRun({ job, progress }: { job: number | null; progress: JobProgress | null }) {
  const { done = 0, total = null, stage = 'Starting' } = progress ?? {};
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        {stage}: {count(done)}
        {total === null ? '' : ` of ${count(total)}`}
      </Text>
      <Progress
        value={total === null || total === 0 ? 100 : (done / total) * 100}
        animated={total === null}
        aria-label="Progress of the export"
      />
      <Group justify="end">
        <Button
          variant="default"
          disabled={job === null}
          onClick={() =>
            void toldWhenItFails(async () => {
              if (job !== null) await engine().call('job.cancel', { job });
            })
          }
        >
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
