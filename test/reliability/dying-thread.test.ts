import { renameSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { makeCancelFlag } from '../../main/engine/coordinator/cancel-flag.ts';
import { runImport } from '../../main/engine/coordinator/import-job.ts';
import { OpenSession } from '../../main/engine/coordinator/open-session.ts';
import { startThread } from '../../main/engine/threads/index.ts';
import type { CaseInfo } from '../../shared/case.ts';
import { TrailcaseError } from '../../shared/errors.ts';
import type { ImportReceipt } from '../../shared/import-receipt.ts';
import { runJob } from '../../shared/run-job.ts';
import { generateArchive } from '../bench/generate.ts';
import { useEngines } from '../helpers/engines.ts';
import { useTempFolder } from '../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

function makeArchive(records: number): string {
  const path = place(`audit-${records}.ndjson`);
  return generateArchive({ kind: 'audit', records, seed: 'dying', path }).path;
}

async function failureOf(work: Promise<unknown>): Promise<TrailcaseError> {
  const failure = await work.then(
    () => 'nothing failed',
    (error: unknown) => error,
  );
  if (!(failure instanceof TrailcaseError)) throw new Error(String(failure));
  return failure;
}

function importInto(
  session: OpenSession,
  file: string,
  onProgress: () => void = () => undefined,
): Promise<ImportReceipt> {
  return runImport(session, { files: [file] }, makeCancelFlag(), onProgress);
}

describe('a thread that cannot start', () => {
  it('fails every call instead of leaving it open', async () => {
    const thread = startThread('coordinator/no-such-thread');
    expect((await failureOf(thread.call('open', {}))).code).toBe('internal');
    expect((await failureOf(thread.call('open', {}))).code).toBe('internal');
    expect(thread.isGone).toBe(true);
  });
});

describe('a writer thread that dies during an import', () => {
  it('fails the import, lets the case be closed, and leaves nothing of the file in it', async () => {
    const path = place('a.trailcase');
    const session = await OpenSession.open(path, true);
    const failure = await failureOf(
      importInto(session, makeArchive(20_000), () => void session.writer.terminate()),
    );
    expect(failure.code).toBe('internal');
    expect(failure.message).toMatch(/stopped|gone/);
    expect((await failureOf(importInto(session, makeArchive(10)))).code).toBe('internal');
    await session.close();

    const engine = await engines.open(path);
    expect((await engine.call('case.info', {})).sources).toEqual([]);
    expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);
  });
});

describe('a parser thread that dies during an import', () => {
  it('fails the import; the writer rolls it back and takes the next one', async () => {
    const session = await OpenSession.open(place('a.trailcase'), true);
    const { port1, port2 } = new MessageChannel();
    const cancel = makeCancelFlag();
    await session.writer.call('serve-import', { port: port1, cancel });
    const parser = startThread('ingest/parser-thread');
    parser.subscribe(() => void parser.terminate());
    const order = {
      case: session.path,
      files: [makeArchive(20_000)],
      options: {},
      known: [],
      cancel: cancel.shared,
      port: port2,
    };
    expect((await failureOf(parser.call('import', order))).code).toBe('internal');

    const { sources } = await importInto(session, makeArchive(10));
    expect(sources.map(({ stored }) => stored)).toEqual([10]);
    await session.close();
  });
});

describe('a reader thread that could not open the case', () => {
  it('fails the call that asked it and is replaced for the next', async () => {
    const path = place('a.trailcase');
    const session = await OpenSession.open(path, true);
    // The thread of this lane starts with the first call, when the case is gone for sure.
    const read = () => session.scan('case.info', { integrity: session.integrity });
    renameSync(path, place('moved away'));
    expect((await failureOf(read())).code).toBe('file-unreadable');
    renameSync(place('moved away'), path);
    expect(((await read()) as CaseInfo).records).toBe(0);
    await session.close();
  });
});
