import { Anchor } from '@mantine/core';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { count } from '../../components/numbers.ts';
import { openRecord } from './open-record.ts';

/** A record by its number, which opens it. */
export function RecordLink({ record }: { record: number }) {
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      onClick={() => void toldWhenItFails(() => openRecord(record))}
    >
      record {count(record)}
    </Anchor>
  );
}
