import type { RecordRow } from '../../../../shared/case.ts';
import type { EntityVersions, StateRef } from '../../../../shared/entities.ts';
import { engine } from '../../../engine/connection.ts';
import { type Newest, useNewest } from '../../../state/use-newest.ts';
import { usePinned } from '../detail-choices.ts';
import { sideOfVersion, versionIndex } from './version-steps.ts';

/** The versions of a record's target, and which two of them are compared. */
export interface ComparedPair {
  versions: Newest<EntityVersions | null>;
  /** Null: the record's own change, from its old to its new state. */
  pair: { old: StateRef; new: StateRef } | null;
  /** What is compared, where it is not the record's own change. */
  words: string | null;
}

/** Reads the versions of the target of an audit record, and brings its state together with the pinned one. */
export function useComparedPair({ id, kind }: RecordRow): ComparedPair {
  const reference = usePinned();
  const versions = useNewest(`${id}`, async () =>
    kind === 'audit' ? engine().call('record.versions', { id }) : null,
  );
  const listed = versions.value;
  if (listed === null || reference === null || reference.target !== listed.target) {
    return { versions, pair: null, words: null };
  }
  const own = listed.versions[versionIndex(listed, id)];
  const pinned = listed.versions[versionIndex(listed, reference.record)];
  if (own === undefined || pinned === undefined || own === pinned) {
    const isPinned = own !== undefined && own === pinned;
    const words = isPinned ? 'This is the pinned version; its own change is shown.' : null;
    return { versions, pair: null, words };
  }
  const sides = [pinned, own].map((version) => ({
    record: version.record,
    side: sideOfVersion(version),
  })) as [StateRef, StateRef];
  const isLater = versionIndex(listed, id) > versionIndex(listed, reference.record);
  return {
    versions,
    pair: { old: sides[0], new: sides[1] },
    words: `From the pinned version to this one, which is ${isLater ? 'later' : 'earlier'}.`,
  };
}
