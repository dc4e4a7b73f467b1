import type { DifferingDuplicate, DifferingPage } from '../../../shared/case.ts';
import type { Engine } from '../../../shared/contract.ts';
import type { StateComparison } from '../../../shared/entities.ts';
import { oneLine, print, printJson, showHidden } from './output.ts';

const pageSize = 1_000;

/** Paths that are named of what differs. */
const mostPaths = 10;

/** Prints the duplicates that are not the bytes of the record which is stored, with what differs: as lines, or as JSON. */
export async function printDiffering(engine: Engine, isJson: boolean): Promise<void> {
  const all: (DifferingDuplicate & { paths: string[]; changed: number })[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const page: DifferingPage = await engine.call('differing.page', { limit: pageSize, after });
    for (const row of page.rows) {
      const comparison = await engine.call('differing.compare', { id: row.id });
      const told = { ...row, paths: pathsOf(comparison), changed: comparison.changed };
      if (isJson) all.push(told);
      else await print(textOf(told));
    }
    if (!isJson && page.total === 0) await print('Every duplicate is the bytes that are stored.');
    after = page.next;
  }
  if (isJson) await printJson(all);
}

function pathsOf({ changes }: StateComparison): string[] {
  return changes.slice(0, mostPaths).map(({ path }) => path.join('.'));
}

function textOf(row: DifferingDuplicate & { paths: string[]; changed: number }): string {
  const { source, sourceName, offset, length, record, kind, excerpt, paths, changed } = row;
  const more = changed > paths.length ? `, and ${changed - paths.length} more` : '';
  return [
    `Source ${source} ${showHidden(sourceName)}, offset ${offset}, length ${length}: stored is record ${record} (${kind})`,
    changed === 0
      ? '  says the same in other bytes'
      : `  differs in ${showHidden(paths.join(', '))}${more}`,
    `  ${oneLine(excerpt)}`,
  ].join('\n');
}
