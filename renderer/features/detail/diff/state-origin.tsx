import { Alert } from '@mantine/core';
import type { StateComparison } from '../../../../shared/entities.ts';
import { toldWhenItFails } from '../../../app/trouble-notice.ts';
import { LinkButton } from '../../../components/link-button.tsx';
import { LogText } from '../../../components/log-text.tsx';
import { count } from '../../../components/numbers.ts';
import type { ViewKey } from '../../../state/view.ts';
import styles from '../detail.module.css';
import { showRecord } from '../show-record.ts';
import diff from './diff.module.css';

/** Says that the old state is not recorded but taken from another record, and leads there. */
export function DerivedState({
  comparison: { derived, derivedFrom },
  view,
}: {
  comparison: Pick<StateComparison, 'derived' | 'derivedFrom'>;
  view: ViewKey;
}) {
  if (derived === null) return null;
  return (
    <p className={styles.flag} role="note">
      ⚠ <LogText text={derived} />{' '}
      {derivedFrom === null ? null : (
        <LinkButton
          className={diff.toOrigin}
          onClick={() => void toldWhenItFails(() => showRecord(view, derivedFrom))}
        >
          Show record {count(derivedFrom)}
        </LinkButton>
      )}
    </p>
  );
}

/** Says that the record's own difference is not the one that its states have. */
export function DisagreeingDiff() {
  return (
    <Alert color="red" mb="xs" p="xs" title="The record's own diff says other than its states">
      What is shown is computed from the old and the new state. What the record itself says was
      changed stands under Fields and Raw.
    </Alert>
  );
}
