import { beforeEach, expect, test } from 'vitest';
import { bucketsCondition, zoomOut, zoomTo } from '../../../renderer/features/histogram/zoom.ts';
import {
  choiceOf,
  chooseInView,
  initiallyChosen,
  useChosen,
} from '../../../renderer/state/chosen.ts';
import { hasValue } from '../../../renderer/state/conditions.ts';
import { filterIn, setTimes } from '../../../renderer/state/query-edits.ts';

beforeEach(() => useChosen.setState(initiallyChosen));

const bucket = (from: string, to: string) => ({ from, to, counts: {} });
const january = bucketsCondition(
  bucket('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'),
  bucket('2026-01-31T00:00:00Z', '2026-02-01T00:00:00Z'),
);
const firstHour = bucketsCondition(
  bucket('2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z'),
  bucket('2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z'),
);
const text = () => choiceOf('event').text;

test('buckets stand for the time from the start of the first to the end of the last', () => {
  expect(january).toMatchObject({
    operand: {
      kind: 'span',
      from: Date.UTC(2026, 0, 1) * 1000,
      to: Date.UTC(2026, 1, 1) * 1000,
    },
  });
});

test('zooming replaces the time, and zooming out goes back step by step', () => {
  chooseInView('event', { text: 'status is failed and created on is in the last 7 days' });
  zoomTo('event', january);
  expect(text()).toBe(
    'Status is failed and Created On is between 2026-01-01T00:00Z and 2026-02-01T00:00Z',
  );
  zoomTo('event', firstHour);
  expect(text()).toMatch(/2026-01-01T01:00Z$/);
  zoomOut('event');
  expect(text()).toMatch(/2026-02-01T00:00Z$/);
  zoomOut('event');
  expect(text()).toBe('Status is failed and Created On is in the last 7 days');
});

test('what was filtered since the zoom stays when zooming out', () => {
  zoomTo('event', january);
  filterIn('event', hasValue({ kind: 'field', name: 'status' }, 'failed'));
  zoomOut('event');
  expect(text()).toBe("Status is 'failed'");
});

test('a time that was chosen otherwise since is followed by all time', () => {
  chooseInView('event', { text: 'yesterday' });
  zoomTo('event', january);
  setTimes('event', [firstHour]);
  zoomOut('event');
  expect(text()).toBe('');
});

test('each view has its own way back', () => {
  chooseInView('event', { text: 'yesterday' });
  zoomTo('event', january);
  zoomTo('job', firstHour);
  zoomOut('event');
  expect(text()).toBe('Created On is yesterday');
});
