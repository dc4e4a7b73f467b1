import { resolve, sep } from 'node:path';
import type { ImportReceipt, Refusal } from '../../../shared/import-receipt.ts';
import { groupOf, groupWords, reasonWords, usualGroups } from '../../../shared/refusal-groups.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { count } from './output.ts';

/** Names that a line about several files shows. */
const shownNames = 10;

/**
 * How an import ended for the shell: 2 where something that was named brought nothing, or where something in
 * a folder or archive could not be read or needs a mapping; 1 where a source is incomplete.
 * @param named files and folders as they stood in the command
 */
export function exitCodeFor(receipt: ImportReceipt, named: readonly string[]): ExitCode {
  const { sources, refused } = receipt;
  if (refused.some((refusal) => !isUsual(refusal, receipt, named))) return exitCodes.usage;
  const came = [
    ...sources.map(({ file }) => file.path),
    ...refused.filter(({ code }) => code === 'already-imported').map(({ file }) => file),
  ];
  if (!named.every((path) => came.some((file) => isWithin(file, path)))) return exitCodes.usage;
  return sources.some(({ state }) => state === 'incomplete') ? exitCodes.failed : exitCodes.done;
}

/** What was not taken, a line each; what is usual among many files in one line a reason. */
export function refusalLines(receipt: ImportReceipt, named: readonly string[]): string[] {
  const { refused } = receipt;
  const together = refused.filter((refusal) => isUsual(refusal, receipt, named));
  const single = refused.filter((refusal) => !together.includes(refusal));
  const lines = single.map(reasonWords);
  for (const group of usualGroups) {
    const names = together.filter((each) => groupOf(each) === group).map(({ name }) => name);
    if (names.length === 0) continue;
    const rest = names.length - shownNames;
    const more = rest > 0 ? ` and ${count(rest)} more, which --json lists` : '';
    const words = groupWords(group, names.length, count(names.length));
    lines.push(`${words}: ${names.slice(0, shownNames).join(', ')}${more}`);
  }
  return lines;
}

/** What became of all files in one line, by system; null where one receipt or refusal says it. */
export function closingLine({ sources, refused }: ImportReceipt): string | null {
  if (sources.length + refused.length < 2) return null;
  const taken = new Set(sources.map(({ file }) => file.path)).size;
  const systems = new Map<string, { sources: number; stored: number }>();
  for (const { system, stored } of sources) {
    const sum = systems.get(system) ?? { sources: 0, stored: 0 };
    systems.set(system, { sources: sum.sources + 1, stored: sum.stored + stored });
  }
  const each = [...systems]
    .sort(([, a], [, b]) => b.stored - a.stored)
    .map(
      ([system, sum]) => `${system} ${counted(sum.stored, 'record')} from ${count(sum.sources)}`,
    );
  const what = each.length === 0 ? '' : `: ${each.join(', ')}`;
  return `${counted(taken, 'file')} taken, ${count(refused.length)} not${what}.`;
}

/** Among several files, and nothing to be done about it. */
function isUsual(refusal: Refusal, { sources }: ImportReceipt, named: readonly string[]): boolean {
  const isNamed = named.some((path) => resolve(path) === resolve(refusal.file));
  const isMember = sources.some(({ file }) => file.path === refusal.file);
  return (!isNamed || isMember) && usualGroups.includes(groupOf(refusal));
}

function isWithin(file: string, path: string): boolean {
  const [place, top] = [resolve(file), resolve(path)];
  return place === top || place.startsWith(top.endsWith(sep) ? top : `${top}${sep}`);
}

function counted(number: number, what: string): string {
  return `${count(number)} ${what}${number === 1 ? '' : 's'}`;
}
