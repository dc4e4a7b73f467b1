import { create } from 'zustand';
import type { ImportDraft } from './import-draft.ts';
import type { PlanAbout } from './plan-about.ts';
import type { ViewKey } from './view.ts';

/** A dialog or overlay that stands over the window. One at a time. */
export type Overlay =
  | { kind: 'keys' }
  | { kind: 'columns' }
  | { kind: 'export' }
  | { kind: 'copy' }
  | { kind: 'tags' }
  | { kind: 'go-to-time' }
  | { kind: 'save-view' }
  | { kind: 'time-range' }
  | { kind: 'cell-menu'; at: { x: number; y: number } | null }
  /** Plans an action about something; about is null while that is still to be said. */
  | { kind: 'plan-action'; about: PlanAbout | null }
  /** Asks what a user holds in a tenant at this moment. */
  | { kind: 'held-now'; user: string }
  | { kind: 'open-case'; create: boolean; readOnly: boolean }
  /** Asks before work that runs is given up. */
  | { kind: 'leave-work'; go: () => unknown };

/** Archives that came while no case was open, or while an import ran. */
export interface WaitingArchives {
  count: number;
  /** Looks at them, now that there is a case. */
  look: () => Promise<void>;
}

/** Positions of rows that are selected: ranges with both ends, in order, apart from each other. */
export type Ranges = readonly (readonly [number, number])[];

/** What is on the screen at this moment, and would not be missed after a reload. */
export interface OnScreen {
  overlay: Overlay | null;
  /** Position of the cursor's row in the result of the view at hand; null when there is none. */
  row: number | null;
  /** Name of the column that the cursor stands in; null for the whole row. */
  column: string | null;
  selected: Ranges;
  /** Where a range of rows was begun, for Shift. */
  anchor: number | null;
  /** First and last row in sight, for the status bar and for scrolling by pages. */
  sight: { from: number; to: number };
  /** What is in the query bar while it is edited; null when it shows the query in force. */
  draft: Partial<Record<ViewKey, string>>;
  /** The import that is being prepared, runs, or has ended and was not put away yet. */
  importing: ImportDraft;
  waiting: WaitingArchives | null;
}

/** Everything of it that belongs to a case, as it is when one has just been opened. */
const nothingOfCase: Omit<OnScreen, 'waiting'> = {
  overlay: null,
  row: null,
  column: null,
  selected: [],
  anchor: null,
  sight: { from: 0, to: 0 },
  draft: {},
  importing: { step: 'choosing', trouble: null },
};

/** The third of the three stores: what is on the screen. */
export const useOnScreen = create<OnScreen>()(() => ({ ...nothingOfCase, waiting: null }));

/**
 * Puts away what was on the screen of a case: another one is open, or none. Files that are being handed over for it
 * are handed over no further; archives that wait go on waiting.
 */
export function clearScreen(): void {
  const { importing } = useOnScreen.getState();
  useOnScreen.setState(nothingOfCase);
  if (importing.step === 'taking') importing.cancel();
}

/** Opens an overlay in place of any other. */
export function show(overlay: Overlay): void {
  useOnScreen.setState({ overlay });
}

/** Closes whatever overlay is open; true when there was one. */
export function dismiss(): boolean {
  const { overlay } = useOnScreen.getState();
  if (overlay !== null) useOnScreen.setState({ overlay: null });
  return overlay !== null;
}
