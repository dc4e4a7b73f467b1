import { describe, expect, it } from 'vitest';
import {
  asRecognised,
  type DraftFile,
  holdsNoLog,
  importOrders,
  membersInQuestion,
  missingAnswers,
  type Reading,
} from '../../../renderer/state/import-draft.ts';
import type { MemberPreview } from '../../../shared/import-preview.ts';

const recognised: MemberPreview = {
  name: 'audit.json',
  encoding: 'utf-8',
  layout: 'JSON array',
  system: 'tenant',
  kind: 'audit',
  confidence: 'likely',
  reason: '',
  columns: ['action'],
  mapping: {},
  proposal: null,
  rows: [],
  zoneless: [],
  refusal: null,
};

const unknown: MemberPreview = {
  ...recognised,
  name: 'door.csv',
  system: null,
  kind: null,
  confidence: null,
  proposal: { kind: 'event', map: { time: 'When' }, why: { time: 'named like it' }, cautions: [] },
};

function file(path: string, reading: Partial<Reading>, ...members: MemberPreview[]): DraftFile {
  return {
    path,
    name: path.split('/').at(-1) ?? path,
    isAsked: true,
    preview: {
      file: { name: path, path, bytes: 1, container: 'plain' },
      members,
      total: members.length,
    },
    trouble: null,
    reading: { ...asRecognised, ...reading },
  };
}

describe('a file out of a folder', () => {
  it('is named in its job, one that is given by itself is not', () => {
    const inFolder = { ...file('/x/logs/a/audit.json', {}, recognised), name: 'logs/a/audit.json' };
    expect(importOrders([inFolder, file('/y/audit.json', {}, recognised)], null)).toEqual([
      { files: [{ path: '/x/logs/a/audit.json', name: 'logs/a/audit.json' }, '/y/audit.json'] },
    ]);
  });

  it('is one of so many that a host takes them in several messages, in their order', () => {
    const long = 'd'.repeat(200);
    const files = Array.from({ length: 5_000 }, (_, n) =>
      file(`/${long}/${n}.json`, {}, recognised),
    );
    const orders = importOrders(files, 'UTC');
    expect(orders.flatMap((order) => order.files)).toEqual(files.map(({ path }) => path));
    for (const order of orders) {
      expect(JSON.stringify(order).length).toBeLessThan(200_000);
      expect(order.zone).toBe('UTC');
    }
  });

  it('that was not looked at yet keeps nobody waiting', () => {
    const late = { ...file('late', {}), isAsked: false, preview: null };
    expect(missingAnswers([file('a', {}, recognised), late], null)).toEqual([]);
    expect(missingAnswers([late], null)).toEqual([]);
    expect(missingAnswers([{ ...late, isAsked: true }], null)).not.toEqual([]);
  });
});

describe('a file that holds no log', () => {
  const refusal = { name: 'x', code: 'unknown-shape', message: 'x: text' } as const;
  const text = { ...recognised, system: null, refusal };

  it('is one of which no member can be taken, whatever is answered', () => {
    expect(holdsNoLog(file('a', {}, text))).toBe(true);
    expect(holdsNoLog(file('a', {}, text, recognised))).toBe(false);
    const table = { ...unknown, refusal: { ...refusal, columns: ['When'] } };
    expect(holdsNoLog(file('a', {}, table))).toBe(false);
    expect(membersInQuestion(file('a', {}, text, table))).toEqual([table]);
    expect(holdsNoLog({ ...file('a', {}), preview: null, trouble: 'gone' })).toBe(true);
    expect(holdsNoLog({ ...file('a', {}), preview: null })).toBe(false);
  });
});

describe('the jobs of an import', () => {
  it('are one for all files that are read the same way', () => {
    const files = [
      file('a', {}, recognised),
      file('b', { system: 'okta' }, recognised),
      file('c', {}, recognised),
      file('d', { system: 'okta', kind: 'event' }, recognised),
      file('e', { kind: 'event', map: { time: 'When' } }, unknown),
      file('f', { unknown: 'proposed' }, recognised, unknown),
      file('g', { unknown: 'left-out' }, recognised, unknown),
    ];
    expect(importOrders(files, 'UTC')).toEqual([
      { files: ['a', 'c', 'g'], zone: 'UTC' },
      { files: ['b'], system: 'okta', zone: 'UTC' },
      { files: ['d'], system: 'okta', kind: 'event', zone: 'UTC' },
      { files: ['e'], kind: 'event', map: { time: 'When' }, zone: 'UTC' },
      { files: ['f'], proposed: true, zone: 'UTC' },
    ]);
  });
});

describe('a member that no source recognises', () => {
  it('is asked about before the import, by name', () => {
    const files = [file('a', {}, recognised), file('door.csv', {}, unknown)];
    expect(missingAnswers(files, null)).toEqual([
      'No source recognises door.csv: use the mapping, or leave it out.',
    ]);
  });

  it('is asked about no more once a mapping is in force, or it was decided for its archive', () => {
    for (const reading of [
      { map: { time: 'When' } },
      { unknown: 'proposed' },
      { unknown: 'left-out' },
    ] as const) {
      const answered = file('x.zip', reading, recognised, unknown);
      expect(membersInQuestion(answered)).toEqual([]);
      expect(missingAnswers([answered], null)).toEqual([]);
    }
  });

  it('is one of several: three are named, the others counted', () => {
    const members = ['1', '2', '3', '4', '5'].map((name) => ({ ...unknown, name }));
    expect(missingAnswers([file('x.zip', {}, ...members)], null)).toEqual([
      'No source recognises 1, 2, 3 and 2 more: use their mappings, or leave them out.',
    ]);
  });
});
