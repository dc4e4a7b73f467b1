import { stderr, stdin } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { TrailcaseError } from '../../../shared/errors.ts';
import { oneLine } from './output.ts';

/**
 * Has the name of a tenant typed on the terminal, before something is changed there.
 * @param name that is expected
 * @param lookFirst what only looks: `--dry-run`
 * @param show tells what would be done, before it asks; false where there is nothing to do
 * @returns what was typed; null where there was nothing to ask for
 * @throws {TrailcaseError} `bad-request` where nobody sits at a terminal
 */
export async function typeTenant(
  name: string,
  lookFirst: string,
  show: () => Promise<boolean>,
): Promise<string | null> {
  if (!stdin.isTTY || !stderr.isTTY) {
    throw new TrailcaseError(
      'bad-request',
      `Nothing was sent. Say that you mean this tenant with --confirm ${name}, or look first with ${lookFirst}.`,
    );
  }
  if (!(await show())) return null;
  const line = createInterface({ input: stdin, output: stderr });
  try {
    return await line.question(`Type the name of the tenant to send (${oneLine(name)}): `);
  } finally {
    line.close();
  }
}
