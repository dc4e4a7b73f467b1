import { expect, test } from 'vitest';
import {
  changeSigns,
  groupChanges,
  tallyChanges,
} from '../../../renderer/features/detail/diff/change-groups.ts';
import {
  continuityWords,
  versionBeside,
} from '../../../renderer/features/detail/diff/version-steps.ts';
import { flagWords } from '../../../renderer/features/detail/flag-words.ts';
import { referenceTo } from '../../../renderer/features/detail/reference-text.ts';
import { rowWords } from '../../../renderer/features/detail/row-words.ts';
import { fieldText, shownFields } from '../../../renderer/features/detail/shown-fields.ts';
import { piecesOf } from '../../../renderer/features/detail/text-pieces.ts';
import type { EntityVersion, StateChange } from '../../../shared/entities.ts';
import type { SourceReceipt } from '../../../shared/import-receipt.ts';
import { recordFlags } from '../../../shared/record.ts';
import { rowWith } from './record-rows.ts';

test('a reference names record, source, hash and bytes', () => {
  const row = rowWith({ id: 12, kind: 'audit', source: 3, offset: 100, length: 50 });
  const receipt = {
    name: 'audit.json',
    sha256: 'abc',
    file: { name: 'all.zip', sha256: 'def' },
  } as SourceReceipt;
  expect(referenceTo(row, receipt, 'case-1')).toBe(
    [
      'Record 12 (audit, 2026-02-12T01:25:31.280000Z) of case case-1',
      'Source audit.json, SHA-256 abc, in all.zip, SHA-256 def',
      'Bytes 100 to 149 (50 bytes from offset 100)',
    ].join('\n'),
  );
  expect(referenceTo({ ...row, time: null }, undefined, 'case-1')).toContain('undated');
});

test('every flag is told in words', () => {
  expect(Object.keys(flagWords).sort()).toEqual(Object.keys(recordFlags).sort());
});

test('the fields of a record stand in the order of its view, those without a value apart', () => {
  const row = rowWith({
    kind: 'webhook',
    fields: {
      eventId: 'evt_1',
      endpoint: 'https://x.example',
      httpStatus: 503,
      responseTime: 342_000,
      status: null,
    },
  });
  const { fields, missing } = shownFields(row);
  expect(fields.map(({ label, entity }) => [label, entity])).toEqual([
    ['Event Id', null],
    ['Endpoint', 'endpoint'],
    ['HTTP Status', null],
    ['Response Time', null],
    ['Timestamp', null],
  ]);
  expect(missing).toEqual(['Event Type', 'Status', 'Attempt']);
  expect(fields.map(fieldText)).toContain('342 ms');
  expect(fields.at(-1)?.condition).toBeNull();
  expect(fields[1]?.condition).toMatchObject({ field: { kind: 'field', name: 'target' } });
});

test('a line about a record names what was done and by whom, as its kind has it', () => {
  expect(
    rowWords(rowWith({ kind: 'event', fields: { eventType: 'login', email: 'a@x' } })),
  ).toEqual({
    action: 'login',
    actor: 'a@x',
  });
  expect(
    rowWords(rowWith({ kind: 'notification', fields: { subject: 'Hi', recipient: 'b@x' } })),
  ).toEqual({
    action: 'Hi',
    actor: 'b@x',
  });
});

test('changes are grouped by what they stand in, in their order, and counted by kind', () => {
  const change = (kind: StateChange['kind'], ...path: string[]): StateChange => ({
    path,
    kind,
    old: null,
    new: null,
    text: true,
    cutFrom: null,
  });
  const changes = [
    change('changed', 'name'),
    change('added', 'roles', '[admin]'),
    change('removed', 'roles', '[user]'),
    change('changed', 'mfa', 'method'),
  ];
  expect(groupChanges(changes).map(({ within, changes: list }) => [within, list.length])).toEqual([
    ['', 1],
    ['roles', 2],
    ['mfa', 1],
  ]);
  expect(tallyChanges(changes)).toBe('1 added, 1 removed, 2 changed');
  expect(new Set(Object.values(changeSigns).map(({ sign }) => sign)).size).toBe(4);
});

test('versions are stepped through, and a missing change is said', () => {
  const version = (record: number, continues: boolean | null, hasNew = true): EntityVersion => ({
    record,
    time: null,
    action: null,
    actor: null,
    hasOld: true,
    hasNew,
    side: hasNew ? 'new' : 'old',
    continues,
    breaks: continues === false ? ['name'] : [],
  });
  const versions = {
    target: 'x',
    versions: [version(5, null), version(9, true), version(7, false, false)],
    total: 3,
    unread: 0,
  };
  expect(versionBeside(versions, 9, 1)?.record).toBe(7);
  expect(versionBeside(versions, 5, -1)).toBeNull();
  expect(versionBeside(versions, 99, 1)).toBeNull();
  expect(versions.versions.map(continuityWords)).toEqual([
    null,
    null,
    'A change is missing between these; what differs: name.',
  ]);
});

test('long texts are cut into pieces that are the text again', () => {
  const text = 'a😀'.repeat(50);
  const parts = piecesOf(text, 7);
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(parts.every((part) => part.text.isWellFormed() && part.text.length <= 7)).toBe(true);
  expect(piecesOf('', 7)).toEqual([{ from: 0, text: '' }]);
});
