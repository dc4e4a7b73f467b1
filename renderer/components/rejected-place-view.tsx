import { Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { RejectedRecord } from '../../shared/case.ts';
import type { RejectedPlace } from '../../shared/import-preview.ts';
import { wordsOf } from '../app/trouble-notice.ts';
import { engine } from '../engine/connection.ts';
import { LogText } from './log-text.tsx';
import { count } from './numbers.ts';
import styles from './rejected-place-view.module.css';
import { Trouble } from './trouble.tsx';

/** Something that was not stored, in the evidence around it. */
export function RejectedPlaceView({ rejected }: { rejected: RejectedRecord }) {
  const [place, setPlace] = useState<RejectedPlace | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let isLate = false;
    engine()
      .call('rejected.place', { id: rejected.id })
      .then(
        (found) => {
          if (!isLate) setPlace(found);
        },
        (error: unknown) => {
          if (!isLate) setTrouble(wordsOf(error));
        },
      );
    return () => {
      isLate = true;
    };
  }, [rejected.id]);
  return (
    <Stack gap="sm">
      <Text size="sm">
        <b>{rejected.code}</b>: <LogText text={rejected.reason} /> Byte {count(rejected.offset)},{' '}
        {count(rejected.length)} long.
      </Text>
      {trouble === null ? null : <Trouble message={trouble} />}
      {place === null ? null : (
        <pre className={styles.place}>
          <span className={styles.around}>
            <LogText text={place.before} />
          </span>
          <mark className={styles.itself}>
            <LogText text={place.text} />
          </mark>
          {place.cut ? <em> … cut here; write the source out to see all of it … </em> : null}
          <span className={styles.around}>
            <LogText text={place.after} />
          </span>
        </pre>
      )}
    </Stack>
  );
}
