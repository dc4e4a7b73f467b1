import { dialog } from 'electron';
import { wordsOfEnd } from './engine-end.ts';
import type { EngineEnd } from './engine-keeper.ts';
import type { RestartLimit } from './restart-limit.ts';

/** What is done when the engine process has ended by itself. */
export interface Recovery {
  limit: RestartLimit;
  /** Starts another engine and loads the page again, which is told why and verifies the case. */
  restart: (why: string) => void;
  quit: () => void;
  log: (trouble: unknown) => void;
}

/** Starts the engine again; after too many times of late only when a person says so. */
export async function recoverEngine(end: EngineEnd, recovery: Recovery): Promise<void> {
  const { limit, restart, quit, log } = recovery;
  const why = wordsOfEnd(end);
  log(why);
  if (limit.allows()) {
    restart(why);
    return;
  }
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Trailcase',
    message: 'The engine stopped again and again.',
    detail: `${why}\n\nWhat a case holds is committed step by step: a verification tells whether it is sound.`,
    buttons: ['Start it again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 1) {
    quit();
    return;
  }
  limit.reset();
  restart(why);
}
