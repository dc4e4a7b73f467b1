import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { RecordRow } from '../../../../shared/case.ts';
import type { EntityVersion, EntityVersions } from '../../../../shared/entities.ts';
import { toldWhenItFails } from '../../../app/trouble-notice.ts';
import { LinkButton } from '../../../components/link-button.tsx';
import { LogText } from '../../../components/log-text.tsx';
import { Moment } from '../../../components/moment.tsx';
import { useAnswered } from '../../../state/answered.ts';
import type { ViewKey } from '../../../state/view.ts';
import styles from '../detail.module.css';
import { useDetailChoices, usePinned } from '../detail-choices.ts';
import { showRecord } from '../show-record.ts';
import diff from './diff.module.css';
import { continuityWords, versionIndex } from './version-steps.ts';

/** The versions of an entity, oldest first, with the places where a change is missing. */
export function VersionList({
  row,
  listed,
  view,
}: {
  row: RecordRow;
  listed: EntityVersions;
  view: ViewKey;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const { versions, target } = listed;
  const virtual = useVirtualizer({
    count: versions.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44,
    getItemKey: (at) => versions[at]?.record ?? at,
    initialOffset: Math.max(0, versionIndex(listed, row.id) * 44 - 66),
    overscan: 6,
  });
  return (
    <div ref={scroller} className={diff.versions}>
      <ol style={{ height: virtual.getTotalSize() }} aria-label="Versions">
        {virtual.getVirtualItems().map((item) => {
          const version = versions[item.index];
          return version === undefined ? null : (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={diff.place}
              aria-setsize={versions.length}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Version
                version={version}
                target={target}
                view={view}
                isHere={version.record === row.id}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Version({
  version,
  target,
  view,
  isHere,
}: {
  version: EntityVersion;
  target: string;
  view: ViewKey;
  isHere: boolean;
}) {
  const reference = usePinned();
  const caseId = useAnswered(({ caseInfo }) => caseInfo?.id ?? '');
  const { record, time, action, actor } = version;
  const isPinned = reference?.record === record;
  const broken = continuityWords(version);
  return (
    <>
      {broken === null ? null : (
        <p className={styles.broken}>
          ⚠ <LogText text={broken} />
        </p>
      )}
      <div className={diff.version} aria-current={isHere ? 'true' : undefined}>
        <LinkButton onClick={() => void toldWhenItFails(() => showRecord(view, record))}>
          <Moment iso={time} />
        </LinkButton>
        <span className={diff.versionWords}>
          <LogText text={`${action ?? 'no action'} by ${actor ?? 'nobody named'}`} />
          {isHere ? ' (this)' : ''}
        </span>
        <Button
          size="compact-xs"
          variant={isPinned ? 'filled' : 'default'}
          aria-pressed={isPinned}
          onClick={() =>
            useDetailChoices.setState({
              reference: isPinned ? null : { caseId, record, target, time },
            })
          }
        >
          {isPinned ? 'Unpin' : 'Pin'}
        </Button>
      </div>
    </>
  );
}
