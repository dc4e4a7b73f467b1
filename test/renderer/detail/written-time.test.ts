import { expect, test } from 'vitest';
import { findWrittenTime } from '../../../renderer/features/detail/written-time.ts';
import type { TreeNode } from '../../../shared/entities.ts';

function node(key: string, text: string, type: TreeNode['type'] = 'text'): TreeNode {
  return { key, type, text, cutFrom: null, children: 0 };
}

const micros = Date.parse('2026-01-06T09:22:35.178Z') * 1_000;

test('the text that was read as the time is found, in whatever form it is', () => {
  for (const written of [
    node('published', '2026-01-06T10:22:35.178+01:00'),
    node('time', '1767691355178', 'number'),
    node('date', '1767691355178'),
  ]) {
    const found = findWrittenTime([node('id', '7'), written], micros, 'UTC', 'createdOn');
    expect(found).toBe(written.text);
  }
});

test('a text without zone is read in that of its source', () => {
  const nodes = [node('when', '2026-01-06 10:22:35.178')];
  expect(findWrittenTime(nodes, micros, 'Europe/Berlin', 'createdOn')).toBe(
    '2026-01-06 10:22:35.178',
  );
  expect(findWrittenTime(nodes, micros, 'UTC', 'createdOn')).toBeNull();
});

test('of several the one under the name of the column counts', () => {
  const nodes = [
    node('updatedAt', '2026-01-06T09:22:35.178Z'),
    node('created_at', '2026-01-06T10:22:35.178+01:00'),
  ];
  expect(findWrittenTime(nodes, micros, 'UTC', 'createdAt')).toBe('2026-01-06T10:22:35.178+01:00');
});

test('long texts and other values are passed over', () => {
  const nodes = [
    node('note', 'x'.repeat(200)),
    node('flag', 'true', 'boolean'),
    node('n', '1e3', 'number'),
  ];
  expect(findWrittenTime(nodes, micros, 'UTC', 'createdAt')).toBeNull();
});
