import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** What stands where there is nothing to show: why, and what to do next. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <Stack className={styles.empty} align="center" justify="center" gap="sm">
      <Title order={2} size="h4">
        {title}
      </Title>
      {children === undefined ? null : (
        <Text component="div" c="dimmed" ta="center" maw={480}>
          {children}
        </Text>
      )}
      {actions}
    </Stack>
  );
}
