import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readUnchanged } from '../../../../../main/engine/detect/findings/earlier-runs.ts';
import {
  checkFindings,
  decide,
  hashWithParts,
  keepDetection,
  listFindings,
  type PreparedRun,
  readFinding,
} from '../../../../../main/engine/detect/findings/index.ts';
import type { Found } from '../../../../../main/engine/detect/found.ts';
import { listCustody, type WritableCase } from '../../../../../main/engine/store/index.ts';
import type { DetectionReceipt } from '../../../../../shared/detection.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { caseOfRecords } from '../../marks/case-of-records.ts';
import { madeFound, madeRule, madeRun } from './made-runs.ts';

const place = useTempFolder();
let db: WritableCase;

beforeEach(() => {
  db = caseOfRecords(place('findings.trailcase'), 200);
});

afterEach(() => {
  expect(checkFindings(db)).toEqual([]);
  db.close();
});

const keep = (run: PreparedRun): DetectionReceipt =>
  db.transaction(() => keepDetection(db, run, () => undefined))();
const triage = (...params: Parameters<typeof decide> extends [unknown, ...infer P] ? P : never) =>
  db.transaction(() => decide(db, ...params))();
const rule = madeRule('burst');
const findings = () => listFindings(db, {}).findings;
const standing = () => findings().filter(({ gone }) => !gone);

const ada = madeFound('ada', [1, 2, 3], [10, 30]);
const ben = madeFound('ben', [7], [40, 40]);

describe('what a run of rules leaves', () => {
  it('is a finding for each thing found, with its rule, records and times', () => {
    const receipt = keep(madeRun([[rule, [ada, ben]]]));
    expect(receipt.findings).toEqual({ total: 2, new: 2, changed: 0, same: 0, gone: 0 });
    expect(receipt.levels).toMatchObject({ medium: 2, high: 0 });
    expect(findings()[1]).toMatchObject({
      id: 1,
      rule: 'burst',
      title: 'Rule burst',
      summary: '3 records of ada',
      first: '1970-01-01T00:00:10.000000Z',
      last: '1970-01-01T00:00:30.000000Z',
      records: 3,
      state: 'open',
      reason: null,
      changedSince: false,
      gone: false,
      detection: receipt.detection,
      latest: receipt.detection,
    });
    const detail = readFinding(db, 1);
    expect(detail).toMatchObject({ why: 'It matters.', ruleText: rule.text, history: [] });
    expect(detail.recordIds).toEqual([1, 2, 3]);
  });

  it('is said by one entry of the custody log, whose number is that of the run', () => {
    const { detection } = keep(madeRun([[rule, [ada, ben]]]));
    const entries = listCustody(db).filter(({ action }) => action === 'rules run');
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      id: detection,
      detail: { rules: 1, ran: 1, findings: { new: 2 }, zone: 'UTC', question: null },
    });
    expect(listFindings(db, {}).detections).toMatchObject([{ id: detection, findings: 2 }]);
  });

  it('does not change when the same is found again', () => {
    keep(madeRun([[rule, [ada, ben]]]));
    const before = findings();
    const again = keep(madeRun([[rule, [ben, ada]]]));
    expect(again.findings).toEqual({ total: 2, new: 0, changed: 0, same: 2, gone: 0 });
    expect(findings()).toEqual(before.map((each) => ({ ...each, latest: again.detection })));
  });

  it('is left alone where a rule did not run, and told as the same', () => {
    keep(madeRun([[rule, [ada, ben]]]));
    const before = findings();
    const { findings: counts } = keep(madeRun([[rule, null]]));
    expect(counts).toEqual({ total: 2, new: 0, changed: 0, same: 2, gone: 0 });
    expect(findings()).toEqual(before);
  });

  it('is not touched by a run that asked for another rule only', () => {
    keep(madeRun([[rule, [ada]]]));
    const { findings: counts } = keep(madeRun([[madeRule('other'), [ada]]], { isNamed: true }));
    expect(counts).toEqual({ total: 1, new: 1, changed: 0, same: 0, gone: 0 });
    expect(standing()).toHaveLength(2);
  });

  it('is nothing where the run was cancelled', () => {
    const stop = () => {
      throw new Error('stopped');
    };
    const run = db.transaction(() => keepDetection(db, madeRun([[rule, [ada]]]), stop));
    expect(run).toThrow('stopped');
    expect(listFindings(db, {})).toMatchObject({ total: 0, detections: [] });
    expect(listCustody(db).map(({ action }) => action)).not.toContain('rules run');
  });
});

describe('a finding in a later run', () => {
  it('is the same one with more records, and says that it changed since it was decided', () => {
    keep(madeRun([[rule, [ada, ben]]]));
    triage([1], 'dismissed', 'a load test');
    const grown = madeFound('ada', [1, 2, 3, 9], [10, 50]);
    const { findings: counts } = keep(madeRun([[rule, [grown, ben]]]));
    expect(counts).toMatchObject({ new: 0, changed: 1, same: 1, gone: 0 });
    expect(readFinding(db, 1)).toMatchObject({
      state: 'dismissed',
      reason: 'a load test',
      changedSince: true,
      records: 4,
      recordIds: [1, 2, 3, 9],
    });
    triage([1], 'dismissed', 'still a load test');
    expect(readFinding(db, 1)).toMatchObject({ changedSince: false });
  });

  it('is another one at another time, though it is about the same', () => {
    keep(madeRun([[rule, [ada]]]));
    const later = madeFound('ada', [8, 9], [100, 110]);
    expect(keep(madeRun([[rule, [ada, later]]])).findings).toMatchObject({ new: 1, same: 1 });
    expect(findings().map(({ id, summary }) => [id, summary])).toEqual([
      [2, '2 records of ada'],
      [1, '3 records of ada'],
    ]);
  });

  it('is gone when it is not found again, keeps what was decided, and comes back as it was', () => {
    keep(madeRun([[rule, [ada, ben]]]));
    triage([1], 'confirmed', '');
    expect(keep(madeRun([[rule, [ben]]])).findings).toMatchObject({ total: 1, same: 1, gone: 1 });
    expect(readFinding(db, 1)).toMatchObject({ gone: true, state: 'confirmed' });
    expect(listFindings(db, {})).toMatchObject({ total: 2, gone: 1 });
    expect(keep(madeRun([[rule, [ben]]])).findings).toMatchObject({ gone: 0 });
    expect(keep(madeRun([[rule, [ada, ben]]])).findings).toMatchObject({ changed: 1, new: 0 });
    expect(readFinding(db, 1)).toMatchObject({ gone: false, state: 'confirmed' });
  });

  it('is marked when a run over everything does not have its rule any more, until the rule is back', () => {
    const other = madeRule('other');
    keep(
      madeRun([
        [rule, [ada]],
        [other, [ben]],
      ]),
    );
    triage([1], 'confirmed', 'seen');
    expect(keep(madeRun([[other, null]])).findings).toMatchObject({ total: 1, gone: 1 });
    const marked = { gone: true, ruleGone: true, state: 'confirmed', reason: 'seen' };
    expect(readFinding(db, 1)).toMatchObject(marked);
    expect(readFinding(db, 2)).toMatchObject({ gone: false, ruleGone: false });
    expect(keep(madeRun([[other, null]])).findings).toMatchObject({ gone: 0 });
    expect(readFinding(db, 1)).toMatchObject(marked);
    const hashes = new Map([rule, other].map((each) => [each.id, hashWithParts(each, [])]));
    expect([...readUnchanged(db, hashes, 'UTC').ids]).toEqual(['other']);
    expect(
      keep(
        madeRun([
          [rule, [ada]],
          [other, null],
        ]),
      ).findings,
    ).toMatchObject({ new: 0 });
    expect(readFinding(db, 1)).toMatchObject({ gone: false, ruleGone: false, state: 'confirmed' });
  });

  it('stays as it is where a run was asked for some rules or some records only', () => {
    const other = madeRule('other');
    keep(
      madeRun([
        [rule, [ada]],
        [other, [ben]],
      ]),
    );
    keep(madeRun([[other, [ben]]], { isNamed: true }));
    keep(madeRun([[other, [ben]]], { question: { text: 'a', kind: null } }));
    expect(listFindings(db, {}).gone).toBe(0);
    keep(
      madeRun([
        [other, [ben]],
        [rule, []],
      ]),
    );
    expect(readFinding(db, 1)).toMatchObject({ gone: true, ruleGone: false });
  });

  it('is the one that was decided about, where two become one', () => {
    const [early, late] = [madeFound('ada', [1], [10, 20]), madeFound('ada', [5], [40, 50])];
    keep(madeRun([[rule, [early, late]]]));
    triage([2], 'confirmed', 'seen');
    const both = madeFound('ada', [1, 3, 5], [10, 50]);
    expect(keep(madeRun([[rule, [both]]])).findings).toMatchObject({ changed: 1, gone: 1 });
    expect(standing()).toMatchObject([{ id: 2, state: 'confirmed', changedSince: true }]);
  });

  it('is known by its records where it has no time', () => {
    const undated = (...ids: number[]) => madeFound('ada', ids, [null, null]);
    keep(madeRun([[rule, [undated(1, 2), undated(5)]]]));
    const { findings: counts } = keep(madeRun([[rule, [undated(2, 3), undated(9)]]]));
    expect(counts).toEqual({ total: 2, new: 1, changed: 1, same: 0, gone: 1 });
    expect(readFinding(db, 1).recordIds).toEqual([2, 3]);
    expect(readFinding(db, 2).gone).toBe(true);
  });

  it('of a part of the case is never gone, and does not lose records that were not looked at', () => {
    keep(madeRun([[rule, [ada, ben]]]));
    const part = { question: { text: 'Time since 1970-01-01', kind: null } };
    const some = madeFound('ada', [2, 3], [20, 30]);
    expect(keep(madeRun([[rule, [some]]], part)).findings).toEqual({
      total: 1,
      new: 0,
      changed: 0,
      same: 1,
      gone: 0,
    });
    expect(standing()).toHaveLength(2);
    expect(readFinding(db, 1).recordIds).toEqual([1, 2, 3]);
    const more = madeFound('ada', [2, 3, 4], [20, 35]);
    expect(keep(madeRun([[rule, [more]]], part)).findings).toMatchObject({ changed: 1, gone: 0 });
  });

  it('keeps lone surrogates of logs from breaking its hash', () => {
    const odd = madeFound('ada\ud800', [1], [1, 2]);
    keep(madeRun([[rule, [odd]]]));
    expect(keep(madeRun([[rule, [odd]]])).findings).toMatchObject({ same: 1, new: 0 });
  });
});

describe('laws of runs', () => {
  /** Bursts of accounts that do not overlap in one account, each with records of its own time. */
  const bursts = fc
    .uniqueArray(fc.record({ who: fc.constantFrom('a', 'b'), from: fc.nat(15), to: fc.nat(15) }), {
      selector: ({ who, from }) => `${who} ${from}`,
      maxLength: 8,
    })
    .map((drafts): Found[] => {
      const found: Found[] = [];
      const until: Record<string, number> = { a: -1, b: -1 };
      for (const { who, from, to } of [...drafts].sort((one, other) => one.from - other.from)) {
        if (from <= (until[who] as number)) continue;
        const last = Math.max(from, to);
        until[who] = last;
        const ids = Array.from({ length: last - from + 1 }, (_, at) => from + at + 1);
        found.push(madeFound(who, who === 'a' ? ids : ids.map((id) => id + 100), [from, last]));
      }
      return found;
    });

  it('what stands after a run is what it found, whatever was there before; decisions stay', () => {
    fc.assert(
      fc.property(fc.array(bursts, { minLength: 1, maxLength: 4 }), fc.nat(7), (runs, chosen) => {
        db.close();
        db = caseOfRecords(place(`law-${counter++}.trailcase`), 200);
        let decided = 0;
        for (const found of runs) {
          keep(madeRun([[rule, found]]));
          const told = standing().map(({ summary, first, last }) => ({ summary, first, last }));
          expect(told).toHaveLength(found.length);
          expect(told.map(({ summary }) => summary).sort()).toEqual(
            found.map(({ summary }) => summary).sort(),
          );
          expect(keep(madeRun([[rule, found]])).findings).toMatchObject({
            new: 0,
            changed: 0,
            gone: 0,
            same: found.length,
          });
          const one = standing()[chosen];
          if (one !== undefined) decided += triage([one.id], 'confirmed', `at ${one.latest}`);
          expect(checkFindings(db)).toEqual([]);
        }
        const kept = findings().flatMap(({ id }) => readFinding(db, id).history);
        expect(kept).toHaveLength(decided);
      }),
      { numRuns: 30 },
    );
  });

  let counter = 0;
});

describe('a hundred thousand findings', () => {
  it('are kept, found again and listed', () => {
    const found = Array.from({ length: 100_000 }, (_, at) =>
      madeFound(`user ${at % 50_000}`, [(at % 200) + 1], [at, at]),
    );
    const run = madeRun([[rule, found]]);
    expect(keep(run).findings).toMatchObject({ new: 100_000 });
    expect(keep(run).findings).toMatchObject({ same: 100_000, new: 0, gone: 0 });
    expect(listFindings(db, { limit: 10 })).toMatchObject({ total: 100_000 });
  }, 60_000);
});
