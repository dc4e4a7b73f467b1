import { migration as case010 } from './010-case.ts';
import { migration as marks020 } from './020-marks.ts';
import { migration as response030 } from './030-response.ts';
import { migration as live040 } from './040-live.ts';
import { migration as states050 } from './050-states.ts';

/** One step of the case file's format. Numbered by ten, never edited once released. */
export interface Migration {
  version: number;
  sql: string;
}

/** In the order in which they are applied. */
export const migrations: readonly Migration[] = [
  case010,
  marks020,
  response030,
  live040,
  states050,
];

/** The `user_version` of a case file that this program writes. */
export const caseVersion = Math.max(...migrations.map(({ version }) => version));
