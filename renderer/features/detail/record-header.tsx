import { ActionIcon, Badge } from '@mantine/core';
import { Copy, X } from 'lucide-react';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count, size } from '../../components/numbers.ts';
import { writeMoment } from '../../components/write-moment.ts';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';
import { useZone } from '../../state/zone.ts';
import { StarButton } from '../marks/star-button.tsx';
import { planAboutRecord } from '../response/plan-about.ts';
import { PlanButton } from '../response/plan-button.tsx';
import { copyText } from './copy-text.ts';
import styles from './detail.module.css';
import { flagWords } from './flag-words.ts';
import type { Shown } from './load-shown.ts';
import { referenceTo } from './reference-text.ts';
import { rowWords } from './row-words.ts';
import { Action } from './tree/tree-actions.tsx';

/** What a record is: kind, action, outcome, its time in every writing, and where it stands in the evidence. */
export function RecordHeader({ shown }: { shown: Shown }) {
  const { row, mark, isInTable } = shown;
  const { kind, outcome, flags } = row;
  const about = planAboutRecord(row);
  return (
    <header className={styles.header}>
      <div className={styles.titleLine}>
        <StarButton record={row.id} isStarred={mark.star} />
        <Badge size="sm" variant="default" radius="sm">
          {kind}
        </Badge>
        <h2 className={styles.title}>
          <LogText text={rowWords(row).action} />
        </h2>
        <span className={styles.outcome} data-outcome={outcome}>
          {outcome === 'unknown' ? 'outcome unknown' : outcome}
        </span>
        {about === null ? null : <PlanButton about={about} size="compact-xs" />}
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label="Close the record"
          onClick={() =>
            useChosen.setState(({ detail }) => ({ detail: { ...detail, open: false } }))
          }
        >
          <X size={15} aria-hidden />
        </ActionIcon>
      </div>
      <Times shown={shown} />
      <Place shown={shown} />
      {mark.tags.length === 0 ? null : (
        <p className={styles.tagLine}>
          {mark.tags.map((tag) => (
            <span key={tag} className={styles.tagChip}>
              <LogText text={tag} />
            </span>
          ))}
        </p>
      )}
      {isInTable ? null : (
        <p className={styles.remark}>This record is not among those that the table shows.</p>
      )}
      {row.superseded === true ? (
        <p className={styles.flag}>
          ⚠ A later state of this is in the case: <kbd>]</kbd> goes to it, Diff compares them.
        </p>
      ) : null}
      {flags.map((flag) => (
        <p key={flag} className={styles.flag}>
          ⚠ {flagWords[flag]}
        </p>
      ))}
    </header>
  );
}

function Times({ shown: { row, written } }: { shown: Shown }) {
  const zone = useZone();
  const isOwn = useChosen(({ clock }) => clock === 'record');
  return (
    <>
      <p className={styles.times}>
        <strong>
          <Moment iso={row.time} written={written ?? undefined} />
        </strong>
        {(zone !== 'UTC' || isOwn) && row.time !== null ? (
          <span> · {writeMoment(row.time, 'UTC')}</span>
        ) : null}
      </p>
      {written === null ? null : (
        <p className={styles.times}>
          Written as <LogText text={written} />
        </p>
      )}
    </>
  );
}

function Place({ shown: { row } }: { shown: Shown }) {
  const caseInfo = useAnswered((answered) => answered.caseInfo);
  const source = caseInfo?.sources.find(({ id }) => id === row.source);
  return (
    <p className={styles.times}>
      Record {count(row.id)} · <LogText text={source?.name ?? `source ${row.source}`} /> at byte{' '}
      {count(row.offset)}, {size(row.length)}{' '}
      <Action
        icon={Copy}
        label="Copy reference"
        run={() => copyText(referenceTo(row, source, caseInfo?.id ?? ''), 'the reference')}
      />
    </p>
  );
}
