import { expect, test } from 'vitest';
import {
  conditionOf,
  stretchWords,
  timePresets,
} from '../../../renderer/features/query-bar/time-presets.ts';
import { isParseError, parse, print } from '../../../shared/query/index.ts';

const asOf = Date.UTC(2026, 1, 12, 11) * 1000;
const of = (label: string) => {
  const preset = timePresets.find((each) => each.label === label);
  if (preset === undefined) throw new Error(label);
  return preset;
};

test('every preset is a condition that the language reads back', () => {
  for (const preset of timePresets) {
    const condition = conditionOf(preset);
    const read = parse(print(condition, 'job'), { kind: 'job', asOf, zone: 'UTC' });
    expect(isParseError(read) ? read : read.query).toEqual(condition);
  }
});

test('presets count from the newest evidence and say from when to when', () => {
  expect(stretchWords(of('Today').operand, asOf, 'UTC')).toBe('On 2026-02-12');
  expect(stretchWords(of('Last 7 days').operand, asOf, 'UTC')).toBe('Since 2026-02-05 11:00 UTC');
  expect(stretchWords(of('Last month').operand, asOf, 'UTC')).toBe('In January 2026');
});

test('days begin in the zone in force', () => {
  const evening = Date.UTC(2026, 1, 12, 20) * 1000;
  expect(stretchWords(of('Today').operand, evening, 'Asia/Tokyo')).toBe('On 2026-02-13');
  expect(stretchWords(of('Last 24 hours').operand, evening, 'Asia/Tokyo')).toBe(
    'Since 2026-02-12 05:00 +09:00',
  );
});
