import { type BrowserWindow, dialog } from 'electron';
import type { WorkingState } from './desk-contract.ts';

const names: Record<string, string> = {
  'import.start': 'An import',
  'export.start': 'An export',
  'evidence.write': 'Writing out evidence',
  'verify.start': 'A verification',
  'detect.start': 'A run of the rules',
  'run.answer': 'A step of a playbook',
  'run.export': 'Writing out a run',
  'plan.export': 'Writing out the plan',
  'report.start': 'A report',
  'pull.start': 'A pull',
  'act.start': 'Carrying out the plan',
  'restore.start': 'A restore',
};

/** What a person is asked who closes the window. */
interface CloseWarning {
  message: string;
  detail: string;
  /** The one that stays first. */
  buttons: [string, string];
}

/**
 * The question before the window is closed; null where nothing is lost by it.
 * @param unsaved notes that are written and not saved
 */
export function closeWarning({ running }: WorkingState, unsaved: number): CloseWarning | null {
  const [first = ''] = running;
  const notes = unsaved === 1 ? 'A note is not saved.' : `${unsaved} notes are not saved.`;
  const lost = 'Closing loses what was written. The panel of a record saves its notes.';
  if (first === '') {
    if (unsaved === 0) return null;
    return { message: notes, detail: lost, buttons: ['Go back', 'Close without saving'] };
  }
  const message =
    running.length === 1
      ? `${names[first] ?? 'A job'} is still running.`
      : `${running.length} jobs are still running.`;
  const detail =
    'Closing cancels it. A file that was not read to its end leaves nothing in the case, and what was read before stays. The case itself is not harmed.';
  return {
    message,
    detail: unsaved === 0 ? detail : `${detail}\n\n${notes} ${lost}`,
    buttons: ['Keep it running', 'Cancel it and close'],
  };
}

/** Asks a person who closes the window over what would be lost. True where it may be closed. */
export async function mayClose(
  window: BrowserWindow,
  working: WorkingState,
  unsaved: number,
): Promise<boolean> {
  const warning = closeWarning(working, unsaved);
  if (warning === null) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Trailcase',
    ...warning,
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
