import { Buffer } from 'node:buffer';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createEngine } from '../../../../main/engine/index.ts';
import type { RecordRow, RejectedRecord } from '../../../../shared/case.ts';
import type { Engine, ParamsOf } from '../../../../shared/contract.ts';
import type { Refusal, SourceReceipt } from '../../../../shared/import-receipt.ts';
import { allRecords, importFiles } from '../../../helpers/engines.ts';

export type ImportSettings = Omit<ParamsOf<'import.start'>, 'files'>;

/** What became of one file. */
export interface Imported {
  receipts: SourceReceipt[];
  refused: Refusal[];
  /** Stored records with their original text, in the order of the file. */
  records: RecordRow[];
  rejected: RejectedRecord[];
  /** The receipt of a file that is one source; fails where it is none or several. */
  receipt: SourceReceipt;
}

/** What became of files that were imported together. */
export interface ImportedFiles {
  of(name: string): Imported;
  /** Refused files and members of all of them. */
  refused: Refusal[];
}

/** A case that the tests of one file share: opening one costs more than importing into it. */
export interface SharedCase {
  engine: Engine;
  /** A path in the folder of the case, with `content` written to it where some is given. */
  place(name: string, content?: string | Uint8Array): string;
  /** Writes files and imports them in one go. */
  import(
    contents: Readonly<Record<string, string | Uint8Array>>,
    settings?: ImportSettings,
  ): Promise<ImportedFiles>;
}

/** Opens a case before the tests of a file and removes it after them. */
export function useSharedCase(): SharedCase {
  let folder = '';
  let engine: Engine;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trailcase-ingest-'));
    engine = createEngine();
    await engine.call('case.open', { path: join(folder, 'a.trailcase'), create: true });
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const place = (name: string, content?: string | Uint8Array) => {
    const path = join(folder, name);
    if (content !== undefined) writeFileSync(path, content);
    return path;
  };
  return {
    get engine() {
      return engine;
    },
    place,
    async import(contents, settings = {}) {
      const files = Object.entries(contents).map(([name, content]) => place(name, content));
      const { sources, refused } = await importFiles(engine, files, settings);
      const ids = new Set(sources.map(({ id }) => id));
      const records = (await allRecords(engine)).filter(({ source }) => ids.has(source));
      const rejected = (await allRejected(engine)).filter(({ source }) => ids.has(source));
      const of = (name: string): Imported => {
        const receipts = sources.filter(({ file }) => file.name === name);
        const isOf = ({ source }: { source: number }) => receipts.some(({ id }) => id === source);
        return {
          receipts,
          refused: refused.filter((each) => basename(each.name) === name),
          records: records.filter(isOf),
          rejected: rejected.filter(isOf),
          get receipt() {
            return only(receipts, refused);
          },
        };
      };
      return { of, refused };
    },
  };
}

function only(receipts: readonly SourceReceipt[], refused: readonly Refusal[]): SourceReceipt {
  const [first] = receipts;
  if (first === undefined || receipts.length > 1) {
    throw new Error(`expected one source, got ${receipts.length}; ${JSON.stringify(refused)}`);
  }
  return first;
}

/** Everything that was rejected in a case. */
export async function allRejected(engine: Engine): Promise<RejectedRecord[]> {
  const rows: RejectedRecord[] = [];
  let after: number | undefined;
  for (;;) {
    const page = await engine.call('rejected.page', { limit: 1_000, after });
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

/** The exact bytes that the case holds of a record. */
export async function rawBytes(engine: Engine, record: RecordRow): Promise<Buffer> {
  const { base64 } = await engine.call('record.raw', { id: record.id });
  return Buffer.from(base64, 'base64');
}

/** One of the seven archives of our own making, `test/fixtures/tenant`. */
export function readFixture(name: string): string {
  return readFileSync(new URL(`../../../fixtures/tenant/${name}`, import.meta.url), 'utf8');
}
