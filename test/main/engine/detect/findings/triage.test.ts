import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  checkFindings,
  decide,
  keepDetection,
  listFindings,
  readFinding,
} from '../../../../../main/engine/detect/findings/index.ts';
import { listCustody, type WritableCase } from '../../../../../main/engine/store/index.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { caseOfRecords } from '../../marks/case-of-records.ts';
import { madeFound, madeRule, madeRun } from './made-runs.ts';

const place = useTempFolder();
let db: WritableCase;

beforeEach(() => {
  db = caseOfRecords(place('triage.trailcase'), 50);
  const [low, high] = [madeRule('low', { level: 'low' }), madeRule('high', { level: 'high' })];
  const run = madeRun([
    [low, [madeFound('ada', [1], [10, 10]), madeFound('ben', [2], [90, 90])]],
    [high, [madeFound('cyd', [3], [5, 5]), madeFound('dan', [4], [50, 50])]],
  ]);
  db.transaction(() => keepDetection(db, run, () => undefined))();
});

afterEach(() => {
  expect(checkFindings(db)).toEqual([]);
  db.close();
});

const triage = (...params: Parameters<typeof decide> extends [unknown, ...infer P] ? P : never) =>
  db.transaction(() => decide(db, ...params))();
const order = () => listFindings(db, {}).findings.map(({ id }) => id);

describe('a decision about findings', () => {
  it('puts those that are still open first, the worst first, then the newest', () => {
    expect(order()).toEqual([4, 3, 2, 1]);
    triage([4, 2], 'confirmed', '');
    expect(order()).toEqual([3, 1, 4, 2]);
    expect(listFindings(db, { states: ['open'], levels: ['low'] })).toMatchObject({
      total: 1,
      findings: [{ id: 1 }],
      counts: [{ level: 'low', state: 'open', count: 1 }],
    });
    expect(listFindings(db, { rule: 'high', limit: 1 })).toMatchObject({ total: 2 });
  });

  it('is one entry of the custody log, with the reason, and all of them are kept', () => {
    expect(triage([1, 3, 3], 'dismissed', '  a\u0301 test\ud800 ')).toBe(2);
    expect(triage([1], 'open', 'looked again')).toBe(1);
    const entries = listCustody(db).slice(-2);
    expect(entries).toMatchObject([
      { action: 'finding dismissed', detail: { findings: 2, ids: [1, 3], reason: 'á test\ufffd' } },
      { action: 'finding reopened', detail: { findings: 1, ids: [1], reason: 'looked again' } },
    ]);
    expect(readFinding(db, 1).history).toMatchObject([
      { state: 'dismissed', reason: 'á test\ufffd', by: entries[0]?.actor },
      { state: 'open', reason: 'looked again', time: entries[1]?.time },
    ]);
    expect(readFinding(db, 1)).toMatchObject({ state: 'open', reason: 'looked again' });
  });

  it('changes nothing where it is decided so already', () => {
    expect(triage([1], 'open', 'is it?')).toBe(0);
    expect(triage([1], 'confirmed', '')).toBe(1);
    const entries = listCustody(db).length;
    expect(triage([1], 'confirmed', '')).toBe(0);
    expect(listCustody(db)).toHaveLength(entries);
    expect(triage([1, 2], 'confirmed', 'with a reason')).toBe(2);
  });

  it.each(['dismissed', 'open'] as const)('needs a reason: %s', (state) => {
    expect(() => triage([1], state, ' \n')).toThrow('needs a reason');
    expect(listFindings(db, { states: ['open'] }).total).toBe(4);
  });

  it('is refused as a whole where one of the findings is not there', () => {
    expect(() => triage([1, 77], 'confirmed', '')).toThrow('There is no finding 77');
    expect(listFindings(db, { states: ['open'] }).total).toBe(4);
  });
});
