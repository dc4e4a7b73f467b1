import { Title } from '@mantine/core';

/** The rules that look for something in the records. */
export function RulesScreen() {
  return (
    <main aria-label="Detection rules">
      <Title order={1} size="h3">
        Rules
      </Title>
    </main>
  );
}
