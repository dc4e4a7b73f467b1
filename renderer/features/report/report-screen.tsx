import { Title } from '@mantine/core';

/**
 * The report of the case, for looking at it and for writing it.
 * @param run the run that it is about; null takes all
 */
export function ReportScreen({ run }: { run: number | null }) {
  return (
    <main aria-label="Report">
      <Title order={1} size="h3">
        Report{run === null ? '' : ` of run ${run}`}
      </Title>
    </main>
  );
}
