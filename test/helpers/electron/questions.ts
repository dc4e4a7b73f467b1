import { strict } from './strict.ts';

/** What a person answers in dialogs: one answer for each that is shown, the first first. */
export const answers = {
  boxes: [] as number[],
  opened: [] as (string[] | null)[],
  saved: [] as (string | null)[],
};

function next<T>(list: T[], what: string): T {
  if (list.length === 0) throw new Error(`Nobody expected ${what}.`);
  return list.shift() as T;
}

export const dialog = strict('dialog', {
  showMessageBox: async (..._args: unknown[]) => ({ response: next(answers.boxes, 'a box') }),
  showErrorBox: (_title: string, _text: string) => undefined,
  showOpenDialog: async (..._args: unknown[]) => {
    const filePaths = next(answers.opened, 'a dialog to open');
    return { canceled: filePaths === null, filePaths: filePaths ?? [] };
  },
  showSaveDialog: async (..._args: unknown[]) => {
    const filePath = next(answers.saved, 'a dialog to save');
    return { canceled: filePath === null, filePath: filePath ?? '' };
  },
});

/** Nothing leaves the test. */
export const shell = strict('shell', { openExternal: async (_address: string) => undefined });

export const clipboard = strict('clipboard', { writeText: async (_text: string) => undefined });
