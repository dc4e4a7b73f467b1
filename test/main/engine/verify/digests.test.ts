import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import type { ImportReceipt } from '../../../../shared/import-receipt.ts';
import { runJob } from '../../../../shared/run-job.ts';
import type { VerifyCheck } from '../../../../shared/verify-report.ts';
import { trailcase } from '../../../helpers/command-line.ts';
import { importFiles, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { altered, digestOf, logFile, type TrailFile } from '../../../helpers/trail-files.ts';
import { buildZip } from '../../../helpers/zip-builder.ts';

const place = useTempFolder();
const engines = useEngines();

const [logA, logB, logC] = [logFile('a'), logFile('b'), logFile('c')];

function plain({ name, text }: TrailFile): string {
  return place(name, text);
}

function zipped({ name, text }: TrailFile): string {
  return place(`${name}.gz`, gzipSync(text));
}

/** A new case with these files, and what its import answered. */
async function caseOf(...files: string[]): Promise<{ engine: Engine; receipt: ImportReceipt }> {
  const engine = await engines.open(place('a.trailcase'));
  return { engine, receipt: await importFiles(engine, files) };
}

/** What verification says of the digests, and whether the case as a whole is sound. */
async function verified(
  engine: Engine,
): Promise<{ sound: boolean; findings: string; notes: string; check: VerifyCheck | undefined }> {
  const { ok, checks } = await runJob(engine, 'verify.start', {});
  const check = checks.find(({ subject }) => subject === 'CloudTrail digests');
  const others = checks.filter((each) => each !== check);
  expect(others.filter((each) => !each.ok)).toEqual([]);
  expect(ok).toBe(check?.ok ?? true);
  const [findings = [], notes = []] = [check?.findings, check?.notes];
  return { sound: ok, findings: findings.join('\n'), notes: notes.join('\n'), check };
}

describe('log files that a digest attests', () => {
  it('are equal however they came: plain, compressed, in a zip, under another name', async () => {
    const logD = logFile('d');
    const { engine, receipt } = await caseOf(
      plain(logA),
      zipped(logB),
      place(
        'logs.zip',
        buildZip([{ name: `us-east-1/${logC.name}.gz`, data: gzipSync(logC.text) }]),
      ),
      place('renamed.json', logD.text),
      zipped(digestOf(3, [logA, logB, logC, logD], null)),
    );
    const { sound, findings, check } = await verified(engine);
    expect(sound).toBe(true);
    expect(findings).toBe(
      'log files attested: 4; in this case and equal: 4; altered: 0; not in this case: 0; digests: 1; proved by the next one: 0',
    );
    expect(receipt.digests).toEqual(check);
  });

  it('are a finding with another hash under their name, and in the answer of the import too', async () => {
    const forged = altered(logB, logB.text.replace('CreateAccessKey', 'ListAccessKeys'));
    const digest = digestOf(3, [logA, logB], null);
    const { engine, receipt } = await caseOf(zipped(digest), plain(logA), zipped(forged));
    const { sound, findings, notes } = await verified(engine);
    expect(sound).toBe(false);
    expect(findings).toBe(
      `${logB.name} (source 3) is not as CloudTrail delivered it: digest ${digest.name} attests SHA-256 ${logB.sha256}, it has ${forged.sha256}`,
    );
    expect(notes).toContain('in this case and equal: 1; altered: 1; not in this case: 0');
    expect(receipt.digests).toMatchObject({ ok: false, findings: [findings] });
  });

  it('are a finding beside their equal, where the case holds both', async () => {
    const forged = altered(logA, `${logA.text} `);
    const { engine } = await caseOf(
      plain(logA),
      place('copy.zip', buildZip([{ name: `copy/${logA.name}`, data: forged.text }])),
      plain(digestOf(3, [logA], null)),
    );
    const { findings, notes } = await verified(engine);
    expect(findings).toContain(`copy/${logA.name} (source 2) is not as CloudTrail delivered it`);
    expect(findings.split('\n')).toHaveLength(1);
    expect(notes).toContain('altered: 1; not in this case: 0');
  });

  it('are told where they are missing, and where no digest attests them, and neither is an error', async () => {
    const { engine } = await caseOf(
      plain(logA),
      plain(logC),
      plain(digestOf(3, [logA, logB], null)),
    );
    const { sound, findings, notes } = await verified(engine);
    expect(sound).toBe(true);
    expect(findings).toContain('in this case and equal: 1; altered: 0; not in this case: 1');
    expect(notes).toContain(`${logB.object}, attested by digest`);
    expect(notes).toContain(`${logC.name} (source 2) is attested by no digest of this case`);
    expect(notes).not.toContain(logA.name);
  });

  it('are listed up to a limit, and counted beyond it', async () => {
    const missing = Array.from({ length: 27 }, (_, at) => logFile(`m${at}`));
    const { engine } = await caseOf(plain(digestOf(3, missing, null)));
    const { check } = await verified(engine);
    const listed = check?.notes?.filter((note) => note.includes('is not in this case'));
    expect(listed?.filter((note) => note.startsWith('AWSLogs/'))).toHaveLength(20);
    expect(check?.notes).toContain('and 7 more attested log files that are not in this case');
  });

  it('are not compared where the digest has no SHA-256 of them, which is told', async () => {
    const entry = { s3Bucket: 'demo-logs', s3Object: logA.object };
    const digest = digestOf(3, [], null, {
      logFiles: [
        { ...entry, hashValue: logA.sha256, hashAlgorithm: 'SHA-512' },
        { ...entry, hashValue: 'abc', hashAlgorithm: 'SHA-256' },
        { hashValue: logA.sha256 },
        'no entry',
        null,
      ],
    });
    const { engine } = await caseOf(plain(logA), plain(digest));
    const { sound, notes, findings } = await verified(engine);
    expect(sound).toBe(true);
    expect(findings).toContain('log files attested: 2; in this case and equal: 0; altered: 0');
    expect(notes.match(/without a SHA-256 to compare/g)).toHaveLength(2);
    expect(notes).toContain('has 3 entries that name no log file');
  });
});

describe('the chain of digests', () => {
  const first = digestOf(2, [logA], null);
  const second = digestOf(3, [logB], first);
  const third = digestOf(4, [logC], second);

  it('holds where each digest is what the next one says of it', async () => {
    const { engine } = await caseOf(plain(third), zipped(first), zipped(second));
    const { sound, findings, notes } = await verified(engine);
    expect(sound).toBe(true);
    expect(findings).toContain('digests: 3; proved by the next one: 2');
    expect(notes).toContain(`digest ${first.name} names none before it`);
    expect(notes).toContain(`digest ${third.name} is proved by no other`);
    expect(notes).not.toContain('gap');
    expect(notes.match(/signatures/g)).toHaveLength(1);
  });

  it('has a gap where one is missing, which is told and no error', async () => {
    const { engine } = await caseOf(plain(first), plain(third));
    const { sound, findings, notes } = await verified(engine);
    expect(sound).toBe(true);
    expect(findings).toContain('digests: 2; proved by the next one: 0');
    expect(notes).toContain(
      `gap: digest ${third.name} (source 2) follows digest ${second.name}, which is not in this case`,
    );
    expect(notes).toContain(`digest ${first.name} is proved by no other`);
  });

  it('breaks where a digest was altered, even together with its log file', async () => {
    const forgedLog = altered(logB, logB.text.replace('pat', 'kit'));
    const forged = digestOf(3, [forgedLog], first);
    const { engine, receipt } = await caseOf(
      ...[first, forged, third, logA, forgedLog, logC].map(plain),
    );
    const { sound, findings, notes } = await verified(engine);
    expect(sound).toBe(false);
    expect(findings).toBe(
      `digest ${second.name} (source 2) is not what digest ${third.name} (source 3) says of it: SHA-256 ${second.sha256} there, ${forged.sha256} here. One of the two was altered`,
    );
    expect(notes).toContain('in this case and equal: 3; altered: 0');
    expect(receipt.digests?.ok).toBe(false);
  });

  it('says that one of two digests of the same name was altered, also where one was not stored', async () => {
    const forged = altered(third, third.text.replace(logC.sha256, logA.sha256));
    const { engine } = await caseOf(plain(third));
    const zip = place('other.zip', buildZip([{ name: third.name, data: forged.text }]));
    const { sources } = await importFiles(engine, [zip]);
    expect(sources[0]).toMatchObject({ stored: 0, duplicates: 1, differing: 1 });
    const { sound, findings } = await verified(engine);
    expect(sound).toBe(false);
    expect(findings).toBe(
      `digest ${third.name} is here with different content (sources 1, 2): at most one is as CloudTrail delivered it`,
    );
  });

  it('counts a digest once that came twice', async () => {
    const { engine } = await caseOf(...[first, second].map(plain));
    await importFiles(engine, [plain(first), zipped(second)], { again: true });
    const { sound, findings } = await verified(engine);
    expect(sound).toBe(true);
    expect(findings).toContain('log files attested: 2;');
    expect(findings).toContain('digests: 2; proved by the next one: 1');
  });

  it('is followed through a file of several digests, as far as their bytes are kept in it', async () => {
    const pretty = JSON.stringify(JSON.parse(second.text), null, 2);
    const { engine } = await caseOf(
      place('digests.json', `[${first.text},\n${pretty},\n${third.text}]`),
    );
    const { sound, findings, notes } = await verified(engine);
    expect(sound).toBe(true);
    expect(findings).toContain('digests: 3; proved by the next one: 1');
    expect(notes).toContain(`digest ${second.name} (source 1) stands in a file of several records`);
  });
});

describe('a case', () => {
  it('without digests is not asked about them', async () => {
    const { engine, receipt } = await caseOf(plain(logA));
    expect(receipt.digests).toBeUndefined();
    expect((await verified(engine)).check).toBeUndefined();
  });

  it('is compared again when the missing log file comes with a later import, and only then', async () => {
    const { engine, receipt } = await caseOf(plain(digestOf(3, [logA], null)));
    expect(receipt.digests?.findings[0]).toContain('equal: 0; altered: 0; not in this case: 1');
    const other =
      '{"id":"e1","eventType":"login","clientName":"wiki","createdOn":"2026-01-20T11:02:00Z"}';
    expect((await importFiles(engine, [place('other.ndjson', other)])).digests).toBeUndefined();
    const { digests } = await importFiles(engine, [zipped(logA)]);
    expect(digests?.findings[0]).toContain('equal: 1; altered: 0; not in this case: 0');
  });

  it('shows no control characters of a digest on the terminal, and ends verify with 1', async () => {
    const hostile = { ...logA, object: `x/\u001b]52;c;eA==\u0007\u202e${logB.name}.gz` };
    const path = place('b.trailcase');
    const forged = altered(logB, logB.text.replace('pat', 'kit'));
    const files = [digestOf(3, [hostile, logB], null), forged].map(plain);
    const imported = await trailcase('import', path, ...files);
    expect(imported.code).toBe(0);
    expect(imported.out).toContain(`DIFFERS  CloudTrail digests: ${logB.name} (source 2)`);
    const { code, out } = await trailcase('verify', path);
    expect(code).toBe(1);
    expect(out).toContain('note: log files attested: 2;');
    expect(out).toContain('‹U+001B›]52;c;eA==‹U+0007›‹U+202E›');
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
