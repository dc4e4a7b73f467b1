import { cutText } from '../../../shared/cut-text.ts';
import type { Archive } from './archive.ts';
import { type ArchiveIndex, compareArchive, type Look } from './compare-archive.ts';
import type { StateDetail } from './journal.ts';
import type { TenantAtHand, TenantRecord } from './tenant-log.ts';

/** Records that are compared byte for byte. */
const sampleSize = 200;
const mostFaults = 100;
const longestId = 200;

/** What a restore is to be held against. */
export interface Expected {
  /** Numbers of the records that were sent, ascending. */
  sent: readonly number[];
  /** Of these, what the tenant did not take. */
  refused: ReadonlySet<number>;
  /** Records that the tenant must have at least. */
  inTenant: number;
  /** Decides the sample, so that it can be drawn again. */
  seed: number;
}

/**
 * Reads back what was restored: every record that was sent must be in the tenant with the same values, and of
 * a sample it is looked whether the very bytes came back.
 */
export async function verifyRestore(
  archive: Archive,
  index: ArchiveIndex,
  tenant: TenantAtHand,
  { sent, refused, inTenant, seed }: Expected,
  look: Look,
): Promise<NonNullable<StateDetail['verification']>> {
  const { known } = index;
  const numbers = new Set(sent.filter((record) => !refused.has(record)));
  const expected: number[] = [];
  for (let at = 0; at < known.archived; at += 1) {
    if (numbers.has(known.record(at))) expected.push(at);
  }
  const sample = new Set(drawSample(expected, sampleSize, seed));
  const identical = new Set<number>();
  const lookAtBytes = (at: number, { page }: TenantRecord) => {
    if (!sample.has(at) || known.form(at) === 'table') return;
    if (page.includes(archive.get(known.record(at)).bytes)) identical.add(at);
  };
  const compared = await compareArchive(archive, index, tenant, look, lookAtBytes);
  const faults: string[] = [];
  let found = 0;
  for (const at of expected) {
    const standing = known.standing(at);
    if (standing === 'there') found += 1;
    else if (faults.length < mostFaults) {
      const id = cutText(archive.get(known.record(at)).id, longestId);
      const what = standing === 'new' ? 'is missing' : 'has another content';
      faults.push(`${id} (record ${known.record(at)}) ${what} in the tenant`);
    }
  }
  if (compared.nameless !== null && faults.length < mostFaults) faults.push(compared.nameless);
  if (compared.inTenant < inTenant && faults.length < mostFaults) {
    faults.push(`The tenant has ${compared.inTenant} records; at least ${inTenant} were expected.`);
  }
  return {
    expected: expected.length,
    found,
    sampled: sample.size,
    identical: identical.size,
    inTenant: compared.inTenant,
    faults,
    good: faults.length === 0,
    seed,
  };
}

/** Some of a list, none twice, the same for the same seed; all of it where there are fewer. */
export function drawSample(from: readonly number[], size: number, seed: number): number[] {
  const left = [...from];
  const next = randomOf(seed);
  const most = Math.min(size, left.length);
  for (let at = 0; at < most; at += 1) {
    const other = at + Math.floor(next() * (left.length - at));
    [left[at], left[other]] = [left[other] as number, left[at] as number];
  }
  return left.slice(0, most);
}

/** Numbers from 0 up to, not including, 1, by a generator of 32 bits (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
