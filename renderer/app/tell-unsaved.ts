import { host } from '../engine/connection.ts';
import { unsavedNotes, useNoteDrafts } from '../features/marks/note-drafts.ts';
import { unkeptSteps, useRun } from '../features/playbooks/run-state.ts';
import { useAnswered } from '../state/answered.ts';

/**
 * Lets nobody close the window over notes that are not saved without being asked, those on steps of playbooks too: the host
 * of a window is told how many there are and asks; a browser asks by itself.
 */
export function tellUnsaved(trouble: (error: unknown) => void): () => void {
  let told = 0;
  const tell = () => {
    const notes = unsavedEverywhere();
    if (notes === told || useAnswered.getState().gone) return;
    told = notes;
    host().call('host.unsaved', { notes }).catch(trouble);
  };
  const ask = (event: BeforeUnloadEvent) => {
    if (unsavedEverywhere() > 0) event.preventDefault();
  };
  tell();
  const stops = [useNoteDrafts.subscribe(tell), useRun.subscribe(tell)];
  // A window would not be loaded again after its engine stopped: it asks before it is closed, and only then.
  if (window.trailcase === undefined) addEventListener('beforeunload', ask);
  return () => {
    for (const stop of stops) stop();
    removeEventListener('beforeunload', ask);
  };
}

function unsavedEverywhere(): number {
  const notes = unsavedNotes(useNoteDrafts.getState().drafts);
  return notes.length + unkeptSteps(useRun.getState().drafts).length;
}
