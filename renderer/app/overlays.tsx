import { useEffect, useRef } from 'react';
import { ExportDialog } from '../features/export/export-dialog.tsx';
import { HeldDialog } from '../features/held/held-dialog.tsx';
import { TagsDialog } from '../features/marks/tags-dialog.tsx';
import { TimeRangeDialog } from '../features/query-bar/time-range-dialog.tsx';
import { AddActionDialog } from '../features/response/add-action-dialog.tsx';
import { SaveViewDialog } from '../features/saved-views/save-view-dialog.tsx';
import { ColumnsDialog } from '../features/table/columns-dialog.tsx';
import { CopyDialog } from '../features/table/copy-dialog.tsx';
import { GoToTimeDialog } from '../features/table/go-to-time-dialog.tsx';
import { OpenCaseDialog } from '../features/welcome/open-case-dialog.tsx';
import { useChosen } from '../state/chosen.ts';
import { dismiss, type Overlay, useOnScreen } from '../state/on-screen.ts';
import type { ViewKey } from '../state/view.ts';
import { KeysHelp } from './keys-help.tsx';
import { LeaveWorkDialog } from './leave-work.tsx';

/** Dialogs that stand over any screen. */
const anywhere: readonly Overlay['kind'][] = [
  'keys',
  'open-case',
  'leave-work',
  'plan-action',
  'held-now',
];

/** The dialog that is open. One about a table is closed when another table or screen takes its place. */
export function Overlays() {
  const overlay = useOnScreen((onScreen) => onScreen.overlay);
  const view = useChosen(({ place }) => (place.screen === 'table' ? place.view : null));
  const about = useRef<{ overlay: Overlay | null; view: ViewKey | null }>({ overlay, view });
  if (about.current.overlay !== overlay) about.current = { overlay, view };
  const isLost =
    overlay !== null &&
    !anywhere.includes(overlay.kind) &&
    (view === null || view !== about.current.view);
  useEffect(() => {
    if (isLost) dismiss();
  }, [isLost]);
  useFocusBack(overlay !== null);
  if (overlay === null || isLost) return null;
  if (overlay.kind === 'keys') return <KeysHelp />;
  if (overlay.kind === 'open-case')
    return <OpenCaseDialog create={overlay.create} readOnly={overlay.readOnly} />;
  if (overlay.kind === 'plan-action') return <AddActionDialog about={overlay.about} />;
  if (overlay.kind === 'held-now') return <HeldDialog user={overlay.user} />;
  if (overlay.kind === 'leave-work') return <LeaveWorkDialog go={overlay.go} />;
  if (view === null) return null;
  switch (overlay.kind) {
    case 'columns':
      return <ColumnsDialog view={view} />;
    case 'export':
      return <ExportDialog view={view} />;
    case 'copy':
      return <CopyDialog view={view} />;
    case 'tags':
      return <TagsDialog view={view} />;
    case 'go-to-time':
      return <GoToTimeDialog view={view} />;
    case 'save-view':
      return <SaveViewDialog view={view} />;
    case 'time-range':
      return <TimeRangeDialog view={view} />;
    default:
      return null;
  }
}

/** Gives the focus back to what had it before a dialog opened. */
function useFocusBack(isOpen: boolean): void {
  const before = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  if (isOpen && !wasOpen.current) before.current = document.activeElement;
  wasOpen.current = isOpen;
  useEffect(() => {
    if (isOpen || !(before.current instanceof HTMLElement)) return;
    before.current.focus();
    before.current = null;
  }, [isOpen]);
}
