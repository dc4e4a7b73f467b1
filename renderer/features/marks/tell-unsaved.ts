import { host } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { unsavedNotes, useNoteDrafts } from './note-drafts.ts';

/**
 * Lets nobody close the window over notes that are not saved without being asked: the host of a window is told how many
 * there are and asks; a browser asks by itself.
 */
export function tellUnsaved(trouble: (error: unknown) => void): () => void {
  let told = 0;
  const tell = ({ drafts } = useNoteDrafts.getState()) => {
    const notes = unsavedNotes(drafts).length;
    if (notes === told || useAnswered.getState().gone) return;
    told = notes;
    host().call('host.unsaved', { notes }).catch(trouble);
  };
  const ask = (event: BeforeUnloadEvent) => {
    if (unsavedNotes(useNoteDrafts.getState().drafts).length > 0) event.preventDefault();
  };
  tell();
  const stop = useNoteDrafts.subscribe(tell);
  // A window would not be loaded again after its engine stopped: it asks before it is closed, and only then.
  if (window.trailcase === undefined) addEventListener('beforeunload', ask);
  return () => {
    stop();
    removeEventListener('beforeunload', ask);
  };
}
