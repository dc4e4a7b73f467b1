import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathOfRun } from '../../../../main/engine/playbook/runs/path-of-run.ts';
import { type Verdict, verdicts } from '../../../../shared/playbook.ts';
import '../../../helpers/property-seed.ts';

const steps = [
  { id: 'a', branches: { normal: 'c', malicious: 'end' } },
  { id: 'b', branches: {} },
  { id: 'c', branches: { suspicious: 'e' } },
  { id: 'd', branches: {} },
  { id: 'e', branches: {} },
];

test.each<[given: Record<string, Verdict>, next: string | null, bypassed: string[]]>([
  [{}, 'a', []],
  [{ a: 'suspicious' }, 'b', []],
  [{ a: 'normal' }, 'c', ['b']],
  [{ a: 'malicious' }, null, ['b', 'c', 'd', 'e']],
  [{ a: 'normal', c: 'suspicious' }, 'e', ['b', 'd']],
  [{ a: 'normal', c: 'suspicious', e: 'normal' }, null, ['b', 'd']],
  [{ a: 'skipped', b: 'inconclusive', c: 'normal', d: 'normal', e: 'normal' }, null, []],
  [{ b: 'normal' }, 'a', []],
  [{ a: 'suspicious', c: 'normal' }, 'b', []],
])('verdicts %j lead to %s', (given, next, bypassed) => {
  expect(pathOfRun(steps, (step) => given[step] ?? null)).toEqual({ next, bypassed });
});

test('judging what comes next always brings a run to its end, and no step is both next and bypassed', () => {
  const anyVerdict = fc.constantFrom(...verdicts);
  fc.assert(
    fc.property(fc.infiniteStream(anyVerdict), (stream) => {
      const given = new Map<string, Verdict>();
      for (let rounds = 0; rounds <= steps.length; rounds += 1) {
        const { next, bypassed } = pathOfRun(steps, (step) => given.get(step) ?? null);
        if (next === null) {
          expect(given.size + bypassed.length).toBe(steps.length);
          return;
        }
        expect(bypassed).not.toContain(next);
        given.set(next, stream.next().value as Verdict);
      }
      throw new Error('the run did not end');
    }),
  );
});
