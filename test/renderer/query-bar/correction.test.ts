import { expect, test } from 'vitest';
import { corrections } from '../../../renderer/features/query-bar/correction.ts';
import { isParseError, type ParseError, parse } from '../../../shared/query/index.ts';

function troubleOf(text: string): ParseError {
  const read = parse(text, { kind: 'event', asOf: 1_770_000_000_000_000, zone: 'UTC' });
  if (!isParseError(read)) throw new Error(`"${text}" can be read`);
  return read;
}

function readable(text: string): boolean {
  return !isParseError(parse(text, { kind: 'event', asOf: 1_770_000_000_000_000, zone: 'UTC' }));
}

test('a mistyped field is put right where it stands', () => {
  const text = 'email exists and stats is failed';
  const [first] = corrections(text, troubleOf(text));
  expect(first).toEqual({ label: 'Status', text: 'email exists and Status is failed', caret: 23 });
});

test('a mistyped operator is put right', () => {
  expect(corrections('status iz failed', troubleOf('status iz failed'))[0]?.text).toBe(
    'status is failed',
  );
});

test('each value of a fixed list is offered', () => {
  const offered = corrections('outcome is bad', troubleOf('outcome is bad'));
  expect(offered.map(({ label }) => label)).toEqual(['unknown', 'success', 'failure', 'pending']);
  expect(offered[2]?.text).toBe('outcome is failure');
});

test('both readings of a date that may be either are offered', () => {
  const text = 'created on since 03/04/2026';
  const offered = corrections(text, troubleOf(text));
  expect(offered).toHaveLength(2);
  for (const each of offered) expect(readable(each.text)).toBe(true);
});

test('an open quote is closed', () => {
  const text = "email is 'root";
  expect(corrections(text, troubleOf(text))[0]?.text).toBe("email is 'root'");
});

test('examples of how to write are not offered as corrections', () => {
  expect(corrections('last', troubleOf('last'))).toEqual([]);
});
