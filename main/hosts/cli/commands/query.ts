import { type Command, Option } from 'commander';
import Papa from 'papaparse';
import type { RecordCursor, RecordRow } from '../../../../shared/case.ts';
import type { Engine } from '../../../../shared/contract.ts';
import { fieldsOf } from '../../../../shared/fields.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { kindOption } from '../kind-option.ts';
import { wholeNumber } from '../number-option.ts';
import { type Cell, print, table } from '../output.ts';
import { withCase } from '../with-case.ts';

type Format = 'table' | 'json' | 'ndjson' | 'csv';

interface Options {
  kind?: Kind;
  limit?: number;
  format: Format;
  count?: boolean;
}

/** Records shown as a table when no limit is given. */
const tableLimit = 50;

/** Records asked for at a time. */
const pageSize = 1_000;

export function queryCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('query')
    .summary('records of a case, newest first')
    .description(
      `Lists records, newest first, undated last. A table shows ${tableLimit} unless --limit says otherwise; the other formats show all.`,
    )
    .argument('<case>', 'case file')
    .addOption(kindOption('only records of this kind'))
    .option('--limit <n>', 'at most this many records', wholeNumber)
    .addOption(
      new Option('--format <format>', 'how to write them')
        .choices(['table', 'json', 'ndjson', 'csv'])
        .default('table'),
    )
    .option('--count', 'only how many there are')
    .addHelpText(
      'after',
      `
Examples:
  trailcase query acme.trailcase --kind audit --limit 20
  trailcase query acme.trailcase --format ndjson > all.ndjson
  trailcase query acme.trailcase --kind event --count`,
    )
    .action(async (path: string, options: Options) => {
      await withCase(path, async (engine) => {
        if (options.count === true) {
          await print(String(await engine.call('records.count', { kind: options.kind })));
        } else await writers[options.format](pages(engine, options), options.kind);
      });
      done(exitCodes.done);
    });
}

/** Pages of records up to the limit. */
async function* pages(engine: Engine, options: Options): AsyncGenerator<RecordRow[]> {
  let left = options.limit ?? (options.format === 'table' ? tableLimit : Number.POSITIVE_INFINITY);
  let after: RecordCursor | undefined;
  while (left > 0) {
    const { rows, next } = await engine.call('records.page', {
      kind: options.kind,
      limit: Math.min(left, pageSize),
      after,
      raw: options.format !== 'table',
    });
    yield rows;
    left -= rows.length;
    if (next === null) return;
    after = next;
  }
}

type Pages = AsyncGenerator<RecordRow[]>;

const writers: Record<Format, (rows: Pages, kind: Kind | undefined) => Promise<void>> = {
  async table(rows, kind) {
    const all = (await Array.fromAsync(rows)).flat();
    if (all.length === 0) return print('No records.');
    const columns = columnsOf(kind);
    const cells = all.map((row): Cell[] => [
      row.id,
      ...(kind === undefined ? [row.kind] : []),
      row.time ?? 'undated',
      ...columns.map((column) => row.fields[column] ?? null),
    ]);
    await print(table(['id', ...(kind === undefined ? ['kind'] : []), 'time', ...columns], cells));
  },
  async ndjson(rows) {
    for await (const page of rows) {
      if (page.length > 0) await print(page.map((row) => JSON.stringify(flat(row))).join('\n'));
    }
  },
  async json(rows) {
    let first = true;
    for await (const page of rows) {
      for (const row of page) {
        await print(`${first ? '[' : ','}${JSON.stringify(flat(row))}`);
        first = false;
      }
    }
    await print(first ? '[]' : ']');
  },
  async csv(rows, kind) {
    const columns = ['id', 'kind', 'time', ...columnsOf(kind), 'source', 'offset', 'length', 'raw'];
    await print(Papa.unparse([columns]));
    for await (const page of rows) {
      if (page.length === 0) continue;
      const cells = page.map((row) => {
        const record = flat(row);
        return columns.map((column) => record[column] ?? '');
      });
      await print(Papa.unparse(cells));
    }
  },
};

/** Fields of one kind, or of all kinds together, in the order of the views. */
function columnsOf(kind: Kind | undefined): string[] {
  const shown = kind === undefined ? Object.values(fieldsOf) : [fieldsOf[kind]];
  const names = shown.flatMap((fields) =>
    fields.flatMap(({ name, stored }) => (stored === undefined || stored === 'time' ? [] : [name])),
  );
  return [...new Set(names)];
}

/** A record as one object a line: place and time beside its fields. */
function flat(row: RecordRow): Record<string, unknown> {
  const { id, kind, time, fields, source, offset, length, raw } = row;
  return { id, kind, time, ...fields, source, offset, length, raw };
}
