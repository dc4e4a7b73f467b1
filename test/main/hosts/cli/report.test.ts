import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReportReceipt } from '../../../../shared/report.ts';
import { trailcase } from '../../../helpers/command-line.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();

async function newCase(): Promise<string> {
  const path = place('a.trailcase');
  const event = { eventType: 'login', status: 'Failure', createdOn: '2026-01-20T11:02:00Z' };
  const archive = place('in.json', JSON.stringify([{ ...event, email: 'ana@example.com' }]));
  expect((await trailcase('import', path, archive)).code).toBe(0);
  return path;
}

describe('trailcase report', () => {
  it('writes HTML, says what is in it, and notes it', async () => {
    const path = await newCase();
    const out = place('r.html');
    const told = await trailcase('report', path, '--out', out, '--title', 'Of ana');
    expect({ code: told.code, err: told.err }).toEqual({ code: 0, err: '' });
    expect(told.out).toContain('0 findings, 0 runs, 0 marked records');
    expect(readFileSync(out, 'utf8')).toContain('<h1><bdi dir="ltr">Of ana</bdi></h1>');
    const log = await trailcase('custody', path);
    expect(log.out).toContain('report written');
  });

  it('writes JSON with the parts, in the zone and with the receipt that were asked for', async () => {
    const out = place('r.json');
    const told = await trailcase(
      ...['report', await newCase(), '--out', out, '--format', 'json', '--json'],
      ...['--parts', 'scope, timeline', '--zone', 'Europe/Zurich'],
    );
    const receipt = JSON.parse(told.out) as ReportReceipt;
    const written = JSON.parse(readFileSync(out, 'utf8')) as Record<string, unknown>;
    expect(written).toMatchObject({
      parts: ['scope', 'timeline'],
      zone: 'Europe/Zurich',
      findings: null,
      made: { contentSha256: receipt.contentSha256 },
    });
  });

  it('refuses unknown parts, runs, zones and a name that is taken, in a line each', async () => {
    const path = await newCase();
    const out = place('r.html');
    const taken = place('taken.html', 'mine');
    for (const [options, words] of [
      [['--out', out, '--parts', 'all'], 'There is no part "all"'],
      [['--out', out, '--run', '7'], 'There is no run 7'],
      [['--out', out, '--run', 'x'], 'x'],
      [['--out', out, '--zone', 'Nowhere'], 'no time zone'],
      [['--out', taken], 'exists and was left as it is'],
      [[], '--out'],
    ] as const) {
      const told = await trailcase('report', path, ...options);
      expect(told.code, words).not.toBe(0);
      expect(told.err).toContain(words);
      expect(existsSync(out)).toBe(false);
    }
    expect(readFileSync(taken, 'utf8')).toBe('mine');
  });
});
