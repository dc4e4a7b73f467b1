import { readFileSync } from 'node:fs';
import type { Engine, ParamsOf } from '../../shared/contract.ts';
import type { ExportManifest, ExportReceipt } from '../../shared/export.ts';
import type { Kind } from '../../shared/kinds.ts';
import { runJob } from '../../shared/run-job.ts';

/** The order of an archive: an export in it that is imported again has the same order. */
export const oldestFirst = [{ field: { kind: 'field' as const, name: 'time' }, descending: false }];

/** An export: what it told, the file and the manifest. */
export interface Exported {
  receipt: ExportReceipt;
  bytes: Buffer;
  text: string;
  manifest: ExportManifest;
}

type ExportOptions = Omit<ParamsOf<'export.start'>, 'question'> & {
  kind?: Kind;
  question?: ParamsOf<'export.start'>['question'];
};

/** Exports all records of a case or of a kind, unless a question is given. */
export async function exportTo(
  engine: Engine,
  { kind, question, ...options }: ExportOptions,
): Promise<Exported> {
  const receipt = await runJob(engine, 'export.start', {
    question: question ?? { kind: kind ?? null, where: { kind: 'all' } },
    ...options,
  });
  const bytes = readFileSync(receipt.path);
  const manifest = JSON.parse(readFileSync(receipt.manifest.path, 'utf8')) as ExportManifest;
  return { receipt, bytes, text: bytes.toString('utf8'), manifest };
}
