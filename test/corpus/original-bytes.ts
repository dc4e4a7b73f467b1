import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { RecordRow } from '../../shared/case.ts';
import type { Engine } from '../../shared/contract.ts';
import type { SourceReceipt } from '../../shared/import-receipt.ts';
import { runJob } from '../../shared/run-job.ts';
import { createRandom } from '../helpers/random.ts';

/** What a source was made from, by the program's own receipt, read without the program. */
export type Originals = ReadonlyMap<number, { given: Buffer; member: Buffer }>;

/** Reads the files behind sources and unpacks them with libraries that the reader does not use so. */
export async function readOriginals(sources: readonly SourceReceipt[]): Promise<Originals> {
  const originals = new Map<number, { given: Buffer; member: Buffer }>();
  for (const { id, name, file } of sources) {
    const given = readFileSync(file.path);
    originals.set(id, { given, member: await unpack(given, file.container, name) });
  }
  return originals;
}

async function unpack(
  given: Buffer,
  container: SourceReceipt['file']['container'],
  name: string,
): Promise<Buffer> {
  if (container === 'plain') return given;
  if (container === 'gzip') return gunzipSync(given);
  if (container !== 'zip') throw new Error(`no ${container} among these files`);
  const zip = await fromBufferPromise(given, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === name) return buffer(await zip.openReadStreamPromise(entry));
  }
  throw new Error(`the zip has no ${name}`);
}

/**
 * Draws records at random and expects the case to give the very bytes that stand at their place in
 * the original.
 */
export async function expectRandomRecords(
  engine: Engine,
  records: readonly RecordRow[],
  originals: Originals,
  seed: string,
): Promise<void> {
  const sample = createRandom(seed).sample(records, 1_000);
  expect(sample.length).toBe(Math.min(1_000, records.length));
  for (const { id, source, offset, length } of sample) {
    const { base64 } = await engine.call('record.raw', { id });
    const original = originals.get(source)?.member.subarray(offset, offset + length);
    expect(original?.toString('base64'), `record ${id}`).toBe(base64);
  }
}

/** Expects the evidence written out again to be the file as given, and its member, bit for bit. */
export async function expectEvidence(
  engine: Engine,
  sources: readonly SourceReceipt[],
  originals: Originals,
  place: (name: string) => string,
): Promise<void> {
  for (const { id, name } of sources) {
    for (const part of ['given', 'member'] as const) {
      const out = place(`${id}.${part}`);
      const order = { source: id, out, member: part === 'member' };
      await runJob(engine, 'evidence.write', order);
      const isSame = originals.get(id)?.[part].equals(readFileSync(out));
      expect({ name: basename(name), part, isSame }).toMatchObject({ isSame: true });
    }
  }
}
