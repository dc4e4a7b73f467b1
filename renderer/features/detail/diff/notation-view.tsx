import { Button } from '@mantine/core';
import { useState } from 'react';
import type { StateComparison } from '../../../../shared/entities.ts';
import { indentJson } from '../../../../shared/indent-json.ts';
import { maskedSecret } from '../../../../shared/secret-keys.ts';
import { keyLabel } from '../../../app/keymap.ts';
import { toldWhenItFails } from '../../../app/trouble-notice.ts';
import { size } from '../../../components/numbers.ts';
import { Trouble } from '../../../components/trouble.tsx';
import { engine } from '../../../engine/connection.ts';
import { useNewest } from '../../../state/use-newest.ts';
import { copyDiff } from '../copy-states.ts';
import styles from '../detail.module.css';
import { LongText } from '../long-text.tsx';
import { useReveal } from '../use-reveal.ts';

/** States up to this size are read at once: they come whole, and reading them must not hold the page up. */
const readAtOnce = 1_000_000;

/**
 * The difference as the tenant service writes it: `name__deleted`, `name__added`, `{"_old": …, "_new": …}`.
 * @param record the record whose own change is compared; null for any other pair, which has no such form
 */
export function NotationView({
  comparison,
  record,
}: {
  comparison: StateComparison;
  record: number | null;
}) {
  const bytes = comparison.old.bytes + comparison.new.bytes;
  const [isWanted, setWanted] = useState(bytes <= readAtOnce);
  const { isRevealed, reveal, hide } = useReveal({
    record: record ?? 0,
    side: 'difference',
    path: [],
  });
  const read = useNewest(record !== null && isWanted ? `${record}` : null, () =>
    engine().call('record.states', { id: record ?? 0 }),
  );
  if (record === null) {
    return (
      <p className={styles.remark}>
        The notation is that of a record's own change, not of two versions or states.
      </p>
    );
  }
  if (!isWanted) {
    return (
      <Button size="compact-xs" variant="default" onClick={() => setWanted(true)}>
        Read both states whole ({size(bytes)}) to write the notation
      </Button>
    );
  }
  if (read.error !== null) return <Trouble message={read.error} again={read.again} />;
  const diff = read.value?.diff ?? null;
  if (diff === null) return <p className={styles.remark}>{read.isAsking ? 'Reading…' : ''}</p>;
  const hidden = indentJson(diff, true);
  const hasSecret = hidden.includes(maskedSecret);
  return (
    <>
      <div className={styles.bar}>
        <Button
          size="compact-xs"
          variant="default"
          rightSection={<kbd>{keyLabel('D')}</kbd>}
          onClick={() => void toldWhenItFails(() => copyDiff(record))}
        >
          Copy the difference
        </Button>
        {hasSecret ? (
          <Button
            size="compact-xs"
            variant="default"
            aria-pressed={isRevealed}
            title="Showing secrets is written into the custody log: where they stand, not what they are."
            onClick={isRevealed ? hide : reveal}
          >
            {isRevealed ? 'Hide the secrets' : 'Reveal'}
          </Button>
        ) : null}
      </div>
      <LongText text={isRevealed ? indentJson(diff, false) : hidden} cutFrom={null} />
    </>
  );
}
