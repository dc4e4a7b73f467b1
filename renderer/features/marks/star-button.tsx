import { ActionIcon } from '@mantine/core';
import { Star } from 'lucide-react';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { markAndTell } from './mark-and-tell.tsx';

/** The star of one record: set, or taken off. */
export function StarButton({ record, isStarred }: { record: number; isStarred: boolean }) {
  const label = isStarred ? 'Take the star off this record' : 'Star this record';
  return (
    <ActionIcon
      size="sm"
      variant="subtle"
      color={isStarred ? 'yellow' : 'gray'}
      aria-pressed={isStarred}
      aria-label="Star"
      title={`${label}  m`}
      onClick={() =>
        void toldWhenItFails(() =>
          markAndTell({ kind: 'records', ids: [record] }, { star: !isStarred }),
        )
      }
    >
      <Star size={15} fill={isStarred ? 'currentColor' : 'none'} aria-hidden />
    </ActionIcon>
  );
}
