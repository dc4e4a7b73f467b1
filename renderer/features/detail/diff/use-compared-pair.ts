import type { RecordRow } from '../../../../shared/case.ts';
import type { EntityVersion, EntityVersions, StateRef } from '../../../../shared/entities.ts';
import { engine } from '../../../engine/connection.ts';
import { type Newest, useNewest } from '../../../state/use-newest.ts';
import { usePinned } from '../detail-choices.ts';
import { versionBeside, versionIndex } from './version-steps.ts';

/** The versions of a record's target, or the states of what it is about, and which two of them are compared. */
export interface ComparedPair {
  versions: Newest<EntityVersions | null>;
  /** Null: the record's own change, from its old to its new state. */
  pair: { old: StateRef; new: StateRef } | null;
  /** What is compared, where it is not the record's own change. */
  words: string | null;
}

/**
 * Reads the versions of the target of an audit record, or the states of a job, session, …, and brings the record's own
 * together with the pinned one; a state without one, with the state before it.
 */
export function useComparedPair({ id, kind }: RecordRow): ComparedPair {
  const reference = usePinned();
  const versions = useNewest(`${id}`, async () =>
    kind !== 'event' ? engine().call('record.versions', { id }) : null,
  );
  const listed = versions.value;
  if (listed === null) return { versions, pair: null, words: null };
  const own = listed.versions[versionIndex(listed, id)];
  if (reference === null || reference.target !== listed.target) {
    const before = own?.side === 'record' ? versionBeside(listed, id, -1) : null;
    if (own === undefined || before === null) return { versions, pair: null, words: null };
    return { versions, pair: pairOf(before, own), words: 'From the state before to this one.' };
  }
  const pinned = listed.versions[versionIndex(listed, reference.record)];
  if (own === undefined || pinned === undefined || own === pinned) {
    const isPinned = own !== undefined && own === pinned;
    const words = isPinned ? 'This is the pinned version; its own change is shown.' : null;
    return { versions, pair: null, words };
  }
  const isLater = versionIndex(listed, id) > versionIndex(listed, reference.record);
  return {
    versions,
    pair: pairOf(pinned, own),
    words: `From the pinned version to this one, which is ${isLater ? 'later' : 'earlier'}.`,
  };
}

function pairOf(before: EntityVersion, after: EntityVersion): { old: StateRef; new: StateRef } {
  const state = ({ record, side }: EntityVersion): StateRef => ({ record, side });
  return { old: state(before), new: state(after) };
}
