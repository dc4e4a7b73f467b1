import { describe, expect, it } from 'vitest';
import { pageTitle } from '../../../renderer/app/page-title.ts';
import type { CaseInfo } from '../../../shared/case.ts';
import type { JobEvent } from '../../../shared/job.ts';

const open = (path: string, state: CaseInfo['integrity']['state'] = 'ok') => ({
  path,
  integrity: { state, findings: [] } as unknown as CaseInfo['integrity'],
});

const running = (call: string, done: number, total: number | null): JobEvent => ({
  job: 1,
  call,
  state: 'running',
  progress: { done, total, unit: 'bytes', stage: '' },
});

describe('the title of the window', () => {
  it('names the case and whether it was found sound', () => {
    expect(pageTitle(null, [])).toBe('Trailcase');
    expect(pageTitle(open('/c/acme.trailcase'), [])).toBe('acme.trailcase · Sound · Trailcase');
    expect(pageTitle(open('C:\\c\\acme.trailcase', 'damaged'), [])).toBe(
      'acme.trailcase · DAMAGED · Trailcase',
    );
  });

  it('writes out what the name of the case hides', () => {
    expect(pageTitle(open('/c/a\u202Eb\u200B.trailcase'), [])).toBe(
      'a‹U+202E›b‹U+200B›.trailcase · Sound · Trailcase',
    );
  });

  it('begins with the percentage of an import, and of nothing else', () => {
    const title = (...jobs: JobEvent[]) => pageTitle(open('/c/a.trailcase'), jobs);
    expect(title(running('import.start', 429, 1_000))).toMatch(/^42 % · a\.trailcase/);
    expect(title(running('import.start', 2_000, 1_000))).toMatch(/^100 % · /);
    for (const other of [
      running('export.start', 1, 2),
      running('import.start', 1, null),
      running('import.start', 0, 0),
      {
        job: 1,
        call: 'import.start',
        state: 'cancelled',
        error: { code: 'cancelled', message: 'Cancelled.' },
      } as const,
    ]) {
      expect(title(other)).toMatch(/^a\.trailcase/);
    }
  });
});
