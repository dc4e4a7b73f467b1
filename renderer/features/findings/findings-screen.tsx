import { Title } from '@mantine/core';

/**
 * What the rules found.
 * @param finding the one that is looked at; null where none is
 */
export function FindingsScreen({ finding }: { finding: number | null }) {
  return (
    <main aria-label="Findings">
      <Title order={1} size="h3">
        Findings{finding === null ? '' : `: ${finding}`}
      </Title>
    </main>
  );
}
