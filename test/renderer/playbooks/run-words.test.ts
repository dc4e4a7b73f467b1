import { expect, it } from 'vitest';
import { parametersFrom } from '../../../renderer/features/playbooks/parameters-from.ts';
import { stepAfter, stepAtHand } from '../../../renderer/features/playbooks/run-words.ts';
import type { PlaybookRun, RunStep, Verdict } from '../../../shared/playbook.ts';

function step(id: string, branches: RunStep['step']['branches'], verdict: Verdict | null = null) {
  return { step: { id, branches }, verdict } as RunStep;
}

function run(all: RunStep[], next: string | null): PlaybookRun {
  return { all, next } as PlaybookRun;
}

it('the step that was chosen is looked at, else the next one, else the last one', () => {
  const all = [step('a', {}), step('b', {}), step('c', {})];
  expect(stepAtHand(run(all, 'b'), 'a')?.step.id).toBe('a');
  expect(stepAtHand(run(all, 'b'), null)?.step.id).toBe('b');
  expect(stepAtHand(run(all, 'b'), 'gone')?.step.id).toBe('b');
  expect(stepAtHand(run(all, null), null)?.step.id).toBe('c');
  expect(stepAtHand(run([], null), null)).toBeNull();
});

it('a verdict leads to its branch, else to the step below', () => {
  const branches = { normal: 'c', malicious: 'end' } as const;
  const after = (verdict: Verdict | null) => {
    const first = step('a', branches, verdict);
    return stepAfter(run([first, step('b', {}), step('c', {})], null), first);
  };
  expect(after(null)).toBe('b');
  expect(after('suspicious')).toBe('b');
  expect(after('normal')).toBe('c');
  expect(after('malicious')).toBeNull();
});

it('a branch to a step that is not there leads to the step below', () => {
  const first = step('a', { normal: 'nowhere' }, 'normal');
  expect(stepAfter(run([first, step('b', {})], null), first)).toBe('b');
});

it('parameters are filled from the entities of a finding by what they stand for', () => {
  const parameter = (name: string, type: 'user' | 'address' | 'job' | 'window') => ({
    name,
    title: name,
    type,
    value: '',
    required: true,
  });
  const values = parametersFrom(
    {
      parameters: [
        parameter('who', 'user'),
        parameter('where', 'address'),
        parameter('what', 'job'),
        parameter('when', 'window'),
      ],
    },
    {
      entities: [
        { field: 'ip', value: '198.51.100.77', type: 'address' },
        { field: 'country', value: 'DE', type: null },
        { field: 'actor', value: 'jonas.keller@acme.example', type: 'actor' },
      ],
    },
  );
  expect(values).toEqual({ who: 'jonas.keller@acme.example', where: '198.51.100.77' });
});
