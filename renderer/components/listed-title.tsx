import { Text, Title } from '@mantine/core';
import { count } from './numbers.ts';

/** The title of a list, with how many there are and how many of them it shows. */
export function ListedTitle({
  title,
  shown,
  total,
}: {
  title: string;
  shown: number;
  total: number;
}) {
  return (
    <Title order={2} size="h5">
      {title}{' '}
      <Text span size="xs" c="dimmed">
        {total > shown ? `${count(shown)} of ${count(total)}` : count(total)}
      </Text>
    </Title>
  );
}
