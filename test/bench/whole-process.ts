import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { elapsedSince } from './timing.ts';

const commandLine = fileURLToPath(new URL('../../main/hosts/cli/trailcase.ts', import.meta.url));
const reportPeak = pathToFileURL(fileURLToPath(new URL('./report-peak.ts', import.meta.url))).href;

/** What importing one archive with the command line cost. */
export interface ImportCost {
  /** From starting the process to its end. */
  seconds: number;
  /** Peak resident memory of the process, all threads. */
  peakBytes: number;
  /** Size of the case afterwards, with what SQLite keeps beside it. */
  caseBytes: number;
}

/** What a command cost as a process of its own, seen from outside. */
export interface CommandCost extends ImportCost {
  /** Its standard output. */
  output: string;
}

/**
 * Runs a command of the command line as a process of its own and measures it from outside.
 * @param casePath the case that it works on
 */
export async function measureCommand(
  casePath: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandCost> {
  const peakPath = `${casePath}.peak`;
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', reportPeak, commandLine, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, TRAILCASE_BENCH_PEAK: peakPath },
  });
  const [output, errors, [exit]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  const seconds = elapsedSince(start);
  if (exit !== 0) {
    throw new Error(`trailcase ${args.join(' ')} ended with ${exit}:\n${errors.trim()}`);
  }
  const peakBytes = Number(readFileSync(peakPath, 'utf8')) * 1024;
  rmSync(peakPath);
  return { seconds, peakBytes, caseBytes: sizeOfCase(casePath), output };
}

/** Runs `trailcase import CASE FILE --json` and measures it; fails where it did not store all records. */
export async function importWholeProcess(
  casePath: string,
  archive: string,
  records: number,
): Promise<ImportCost> {
  const { output, ...cost } = await measureCommand(casePath, [
    'import',
    casePath,
    archive,
    '--json',
  ]);
  const stored = storedIn(output);
  if (stored !== records) {
    throw new Error(`The import of ${archive} stored ${stored} of ${records} records.`);
  }
  return cost;
}

/** Removes a case and what SQLite keeps beside it. */
export function removeCase(casePath: string): void {
  for (const path of filesOf(casePath)) rmSync(path, { force: true });
}

function storedIn(output: string): number {
  const receipt: unknown = JSON.parse(output);
  if (typeof receipt !== 'object' || receipt === null || !('sources' in receipt)) return 0;
  const sources = receipt.sources as readonly { stored: number }[];
  return sources.reduce((sum, source) => sum + source.stored, 0);
}

function sizeOfCase(casePath: string): number {
  return filesOf(casePath)
    .filter((path) => existsSync(path))
    .reduce((sum, path) => sum + statSync(path).size, 0);
}

function filesOf(casePath: string): string[] {
  return ['', '-wal', '-shm', '-journal'].map((suffix) => casePath + suffix);
}
