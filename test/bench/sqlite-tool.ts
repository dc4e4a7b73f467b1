import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { elapsedSince } from './timing.ts';

/** Version of the `sqlite3` command line tool, or undefined where it is not installed. */
export function sqliteToolVersion(): string | undefined {
  const answer = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.split(' ')[0] : undefined;
}

/**
 * Seconds that the `sqlite3` tool needs to import the events as CSV into a new file and to build
 * three indexes: the yardstick of the targets.
 * @throws Error with the tool's own words when it fails
 */
export function timeSqliteTool(csv: string, database: string): number {
  rmSync(database, { force: true });
  const start = performance.now();
  const answer = spawnSync('sqlite3', [database], {
    encoding: 'utf8',
    input: [
      '.mode csv',
      `.import ${JSON.stringify(csv)} event`,
      'CREATE INDEX event_time ON event (created_on);',
      'CREATE INDEX event_email ON event (email);',
      'CREATE INDEX event_address ON event (ip_address);',
    ].join('\n'),
  });
  const seconds = elapsedSince(start);
  rmSync(database, { force: true });
  if (answer.status !== 0) throw new Error(`sqlite3 failed: ${answer.stderr.trim()}`);
  return seconds;
}
