import { lstatSync, writeFileSync } from 'node:fs';
import type { Engine } from '../../../shared/contract.ts';
import type { Finding, FindingDetail } from '../../../shared/detection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { makeSarif, mostLocations, type RecordLocation } from './sarif.ts';

/** Calls that wait at the same time. */
const atOnce = 100;

/**
 * Writes findings into a new file as SARIF.
 * @throws TrailcaseError `file-exists` where the name is taken, `file-unreadable` where nothing can be written
 */
export async function writeSarif(
  engine: Engine,
  path: string,
  version: string,
  findings: readonly Finding[],
): Promise<void> {
  refuseTaken(path);
  const details = await each(findings, ({ id }) => engine.call('finding.get', { id }));
  const { sources } = await engine.call('case.info', {});
  const locations = await locate(engine, details);
  const text = JSON.stringify(
    makeSarif({ version, findings: details, sources, locations }),
    null,
    2,
  );
  try {
    writeFileSync(path, `${text}\n`, { flag: 'wx' });
  } catch (error) {
    refuseTaken(path);
    throw new TrailcaseError(
      'file-unreadable',
      `${path} cannot be written: ${(error as Error).message}.`,
    );
  }
}

/** @throws TrailcaseError `file-exists` where something has the name */
export function refuseTaken(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return;
  throw new TrailcaseError(
    'file-exists',
    `${path} is there already. Give another name, or remove it first.`,
  );
}

async function locate(
  engine: Engine,
  findings: readonly FindingDetail[],
): Promise<Map<number, RecordLocation>> {
  const ids = new Set(findings.flatMap(({ recordIds }) => recordIds.slice(0, mostLocations)));
  const rows = await each([...ids], (id) => engine.call('record.get', { id }));
  return new Map(rows.map(({ id, source, offset, length }) => [id, { source, offset, length }]));
}

/** Asks about each of many, a few at a time. */
async function each<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    answers.push(...(await Promise.all(items.slice(from, from + atOnce).map(ask))));
  }
  return answers;
}
