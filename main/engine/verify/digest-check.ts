import { digestSubject } from '../../../shared/trail-digest.ts';
import type { VerifyCheck } from '../../../shared/verify-report.ts';
import type { ReadableCase } from '../store/index.ts';
import { AttestedFiles } from './attested-files.ts';
import { DigestChain, titleOf } from './digest-chain.ts';
import { digestCopies } from './digest-copies.ts';
import { FirstLines } from './first-lines.ts';

/** Told once: what the files themselves do not hold. */
const signatures =
  'The signatures of the digests were not checked: they stand in the metadata of the objects in S3, and the keys are with AWS. `aws cloudtrail validate-logs` checks them.';

/** Digests that are told one by one where something is wrong with their form. */
const mostNoted = 20;

/**
 * Compares the digests of AWS CloudTrail that are in a case with the log files and digests that they
 * attest. Altered files are findings; what is missing or attested by none is noted.
 *
 * @param look called after each digest; throws when the work was cancelled
 * @returns null when the case holds no digest
 */
export function checkDigests(db: ReadableCase, look: () => void): VerifyCheck | null {
  const unread = new FirstLines(mostNoted);
  const nameless = new FirstLines(mostNoted);
  const chain = new DigestChain();
  let files: AttestedFiles | null = null;
  for (const { digest, ...copy } of digestCopies(db)) {
    files ??= new AttestedFiles(db);
    const { source } = copy;
    look();
    if (digest === null) {
      unread.add(() => `the digest in source ${source} cannot be read`);
      continue;
    }
    const { object } = digest;
    const title = object === null ? `the digest in source ${source}` : titleOf(object);
    if (object === null) nameless.add(() => `${title} does not say its own name`);
    if (digest.nameless > 0) {
      nameless.add(() => `${title} has ${digest.nameless} entries that name no log file`);
    }
    const isKnown = object !== null && chain.add({ ...copy, digest: { ...digest, object } });
    if (isKnown) files.pass(source);
    else files.compare(digest, source, title);
  }
  if (files === null) return null;
  chain.compare();
  const summary = `${files.summary()}; ${chain.summary()}`;
  const findings = [...files.findings(), ...chain.findings()];
  const ok = findings.length === 0;
  return {
    subject: digestSubject,
    ok,
    findings: ok ? [summary] : findings,
    notes: [
      ...(ok ? [] : [summary]),
      ...files.notes(),
      ...chain.notes(),
      ...unread.lines('more digests that cannot be read'),
      ...nameless.lines('more digests that are not whole'),
      signatures,
    ],
  };
}
