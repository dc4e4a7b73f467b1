import { describe, expect, test } from 'vitest';
import { fieldsOf } from '../../../shared/fields.ts';
import { kinds } from '../../../shared/kinds.ts';
import {
  catalogueOf,
  nearestField,
  operatorList,
  operatorsFor,
  resolveField,
  typeByName,
} from '../../../shared/query/index.ts';

const views = [null, ...kinds];

test.each(views)('every label of the view %s means its own field', (kind) => {
  for (const field of catalogueOf(kind).fields) {
    expect(resolveField(field.label, kind)?.ref).toEqual(field.ref);
  }
});

test.each(views)('every canonical name can be asked for in the view %s', (kind) => {
  for (const name of typeByName.keys()) {
    const named = catalogueOf(kind).fields.filter(
      ({ ref }) => ref.kind === 'field' && ref.name === name,
    );
    expect(named, name).toHaveLength(1);
  }
});

test.each(kinds)('every column of %s is found in any spelling', (kind) => {
  for (const { label, name, stored } of fieldsOf[kind]) {
    for (const spelled of [
      label,
      label.toUpperCase(),
      name,
      label.replaceAll(' ', '_'),
      label.replaceAll(' ', '-'),
    ]) {
      const { ref } = resolveField(spelled, kind) ?? {};
      expect(ref).toEqual(
        stored === undefined ? { kind: 'path', path: [name] } : { kind: 'field', name: stored },
      );
    }
  }
});

test('in the timeline the labels of all kinds mean their canonical fields', () => {
  for (const kind of kinds) {
    for (const { label, stored } of fieldsOf[kind]) {
      if (label === 'Session Id' || stored === undefined) continue;
      expect(resolveField(label, null)?.ref, label).toEqual({ kind: 'field', name: stored });
    }
  }
});

describe('short forms', () => {
  test.each([
    ['client', 'event', 'client'],
    ['provider', 'event', 'provider'],
    ['ip', 'event', 'ip'],
    ['type', 'event', 'action'],
    ['created', 'job', 'time'],
    ['name', 'job', 'target'],
    ['user', 'audit', 'actor'],
    ['email subject', 'notification', 'subject'],
    ['url', 'webhook', 'target'],
  ] as const)('%s in %s is %s', (name, kind, field) => {
    expect(resolveField(name, kind)?.ref).toEqual({ kind: 'field', name: field });
  });
});

test('mistyped names have a suggestion, strange ones none', () => {
  expect(nearestField('stauts', 'event')).toBe('Status');
  expect(nearestField('ip adress', 'event')).toBe('IP Address');
  expect(nearestField('quux', 'event')).toBeNull();
});

test('a dotted name is a path, whatever it resembles', () => {
  expect(resolveField('details.reason', 'event')?.ref).toEqual({
    kind: 'path',
    path: ['details', 'reason'],
  });
  expect(resolveField('.id', 'event')?.ref).toEqual({ kind: 'path', path: ['id'] });
  expect(resolveField('__proto__', 'event')).toBeNull();
});

test('every type of field has operators, and every operator a type, words and both wordings', () => {
  for (const type of new Set([...typeByName.values(), 'raw' as const])) {
    expect(operatorsFor(type).length, type).toBeGreaterThan(1);
  }
  for (const { key, operands, text, sentence, label } of operatorList) {
    expect(Object.keys(operands).length, key).toBeGreaterThan(0);
    expect(
      [text.is, text.not, sentence.is, sentence.not, label].every((words) => words !== ''),
    ).toBe(true);
  }
});
