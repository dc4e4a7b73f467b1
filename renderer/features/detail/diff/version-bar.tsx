import { ActionIcon, Button } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { RecordRow } from '../../../../shared/case.ts';
import type { EntityVersion, EntityVersions } from '../../../../shared/entities.ts';
import { toldWhenItFails } from '../../../app/trouble-notice.ts';
import { LogText } from '../../../components/log-text.tsx';
import { count } from '../../../components/numbers.ts';
import type { Newest } from '../../../state/use-newest.ts';
import type { ViewKey } from '../../../state/view.ts';
import styles from '../detail.module.css';
import { useDetailChoices } from '../detail-choices.ts';
import { showRecord } from '../show-record.ts';
import diff from './diff.module.css';
import { VersionList } from './version-list.tsx';
import { versionBeside, versionIndex } from './version-steps.ts';

/** Which version of its target a record made, with the way to the others. */
export function VersionBar({
  row,
  versions,
  view,
}: {
  row: RecordRow;
  versions: Newest<EntityVersions | null>;
  view: ViewKey;
}) {
  const isOpen = useDetailChoices((choices) => choices.isVersionListOpen);
  const listed = versions.value;
  if (versions.error !== null) return <p className={styles.trouble}>{versions.error}</p>;
  if (listed === null)
    return <div className={styles.diffBar}>{versions.isAsking ? 'Versions…' : ''}</div>;
  const at = versionIndex(listed, row.id);
  const isState = listed.versions[0]?.side === 'record';
  const step = (version: EntityVersion | null, label: string, Icon: typeof ChevronLeft) => (
    <ActionIcon
      size="sm"
      variant="default"
      aria-label={label}
      title={label}
      disabled={version === null}
      onClick={() => {
        if (version !== null) void toldWhenItFails(() => showRecord(view, version.record));
      }}
    >
      <Icon size={14} aria-hidden />
    </ActionIcon>
  );
  return (
    <>
      <div className={styles.diffBar}>
        {step(versionBeside(listed, row.id, -1), 'Previous version  [', ChevronLeft)}
        {step(versionBeside(listed, row.id, 1), 'Next version  ]', ChevronRight)}
        <span className={diff.versionWords}>
          {at < 0
            ? 'Not among the versions'
            : `${isState ? 'State' : 'Version'} ${count(at + 1)} of ${count(listed.versions.length)}`}{' '}
          of {isState ? `${row.kind} ` : ''}
          <LogText text={listed.target} />
          {listed.total > listed.versions.length ? ` (the nearest of ${count(listed.total)})` : ''}
          {listed.unread === 0
            ? ''
            : `; ${count(listed.unread)} records of this name further away in time were not looked at`}
        </span>
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={isOpen}
          onClick={() => useDetailChoices.setState({ isVersionListOpen: !isOpen })}
        >
          {isOpen ? 'Hide versions' : 'List versions'}
        </Button>
      </div>
      {isOpen ? <VersionList row={row} listed={listed} view={view} /> : null}
    </>
  );
}
