import { beforeEach, expect, test } from 'vitest';
import {
  choiceOf,
  chooseInView,
  initiallyChosen,
  useChosen,
} from '../../../renderer/state/chosen.ts';
import { hasValue } from '../../../renderer/state/conditions.ts';
import {
  conditionsOf,
  editCondition,
  filterIn,
  parkCondition,
  setTimes,
  unparkCondition,
} from '../../../renderer/state/query-edits.ts';
import { undated } from '../../../renderer/state/time-conditions.ts';

beforeEach(() => useChosen.setState(initiallyChosen));

const status = { kind: 'field', name: 'status' } as const;
const text = () => choiceOf('event').text;

test('edits that follow each other at once build on each other, without waiting for an answer', () => {
  filterIn('event', hasValue(status, 'failed'));
  filterIn('event', hasValue({ kind: 'field', name: 'ip' }, '10.0.0.1'));
  expect(text()).toBe("Status is 'failed' and IP Address is '10.0.0.1'");
});

test('the same condition is asked once', () => {
  filterIn('event', hasValue(status, 'failed'));
  filterIn('event', hasValue(status, 'failed'));
  expect(text()).toBe("Status is 'failed'");
});

test('a condition that was switched off and on again is one of several, as before', () => {
  chooseInView('event', { text: 'status is failed and email is root and yesterday' });
  parkCondition('event', 1);
  expect(choiceOf('event')).toMatchObject({
    text: 'Status is failed and Created On is yesterday',
    parked: ['Email is root'],
  });
  unparkCondition('event', 0);
  expect(conditionsOf('event')).toHaveLength(3);
  expect(choiceOf('event').parked).toEqual([]);
});

test('an edited condition may become several; one that cannot be read changes nothing', () => {
  chooseInView('event', { text: 'status is failed and yesterday' });
  expect(editCondition('event', 0, 'stats is x')).toMatchObject({ position: 0 });
  expect(text()).toBe('status is failed and yesterday');
  expect(editCondition('event', 0, 'status is x and email is y')).toBeNull();
  expect(conditionsOf('event')).toHaveLength(3);
  expect(editCondition('event', 0, '')).toBeNull();
  expect(text()).toBe('Email is y and Created On is yesterday');
});

test('a time takes the place of the time in force', () => {
  chooseInView('event', { text: 'failed logins yesterday' });
  setTimes('event', [undated]);
  expect(text()).toMatch(/ and Created On is empty$/);
  setTimes('event', []);
  expect(text()).not.toMatch(/Created On/);
});
