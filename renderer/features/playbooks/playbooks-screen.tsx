import { Title } from '@mantine/core';

/**
 * The playbooks and their runs.
 * @param playbook the one that is about to be started; null where none is
 */
export function PlaybooksScreen({ playbook }: { playbook: string | null }) {
  return (
    <main aria-label="Playbooks">
      <Title order={1} size="h3">
        Playbooks{playbook === null ? '' : `: ${playbook}`}
      </Title>
    </main>
  );
}
