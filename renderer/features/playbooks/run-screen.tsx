import { Title } from '@mantine/core';

/**
 * One run of a playbook.
 * @param step the step that is looked at; null is the next one
 */
export function RunScreen({ run, step }: { run: number; step: string | null }) {
  return (
    <main aria-label="Run of a playbook">
      <Title order={1} size="h3">
        Run {run}
        {step === null ? '' : `: ${step}`}
      </Title>
    </main>
  );
}
