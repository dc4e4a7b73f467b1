import { expect, test } from 'vitest';
import { presentStep, stepPast } from '../../../renderer/features/query-bar/past-queries.ts';

const asked = ['third', 'second', 'first'];

test('steps go back query by query, and forward again to what was being written', () => {
  const one = stepPast(asked, presentStep, 'half a thou', 1);
  expect(one?.text).toBe('third');
  const two = one && stepPast(asked, one.step, one.text, 1);
  expect(two?.text).toBe('second');
  const back = two && stepPast(asked, two.step, two.text, -1);
  expect(back?.text).toBe('third');
  const present = back && stepPast(asked, back.step, back.text, -1);
  expect(present).toEqual({ step: presentStep, text: 'half a thou' });
});

test('the query in force, which is on the screen, is stepped over', () => {
  expect(stepPast(asked, presentStep, 'third', 1)?.text).toBe('second');
});

test('there is no step beyond either end', () => {
  expect(stepPast(asked, presentStep, '', -1)).toBeNull();
  expect(stepPast(asked, { at: 2, written: '' }, 'first', 1)).toBeNull();
  expect(stepPast([], presentStep, '', 1)).toBeNull();
});
