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
};

/** What a person is told who closes while something runs. */
export function closeWarning({ running }: WorkingState): { message: string; detail: string } {
  const [first = ''] = running;
  const message =
    running.length === 1
      ? `${names[first] ?? 'A job'} is still running.`
      : `${running.length} jobs are still running.`;
  return {
    message,
    detail:
      'Closing cancels it. A file that was not read to its end leaves nothing in the case, and what was read before stays. The case itself is not harmed.',
  };
}

/** Asks a person who closes the window while something runs. True where it may be closed. */
export async function mayClose(window: BrowserWindow, working: WorkingState): Promise<boolean> {
  if (working.running.length === 0) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Trailcase',
    ...closeWarning(working),
    buttons: ['Keep it running', 'Cancel it and close'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
