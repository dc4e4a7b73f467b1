import { expect } from 'vitest';
import type { detectCalls } from '../../../../shared/contract/detect-calls.ts';
import type { Exercises } from './exercise.ts';
import { place, withFinding } from './setting.ts';

export const detectExercises: Exercises<typeof detectCalls> = {
  'rules.list': async (engine) => {
    const { rules, problems } = await engine.call('rules.list', {});
    expect(problems).toEqual([]);
    expect(rules[0]).toMatchObject({ level: 'critical', origin: 'shipped' });
    const folders = [place('no such folder')];
    await expect(engine.call('rules.list', { folders })).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  },
  'detect.start': async (engine) => {
    const receipt = await withFinding(engine);
    expect(receipt).toMatchObject({
      rules: 1,
      ran: 1,
      records: 2,
      findings: { total: 1, new: 1 },
      levels: { high: 1 },
      zone: 'UTC',
    });
  },
  'finding.list': async (engine) => {
    const { detection } = await withFinding(engine);
    expect(await engine.call('finding.list', { levels: ['high'] })).toMatchObject({
      findings: [{ id: 1, title: 'Provider changed', state: 'open', records: 1, detection }],
      total: 1,
      gone: 0,
      counts: [{ level: 'high', state: 'open', count: 1 }],
      detections: [{ id: detection, rules: 1, findings: 1, records: 2 }],
    });
    expect(await engine.call('finding.list', { states: ['dismissed'] })).toMatchObject({
      total: 0,
    });
  },
  'finding.get': async (engine) => {
    await withFinding(engine);
    const finding = await engine.call('finding.get', { id: 1 });
    expect(finding).toMatchObject({ recordIds: [1], history: [], why: '' });
    expect(finding.ruleText).toContain('title: Provider changed');
    await expect(engine.call('finding.get', { id: 2 })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
  'finding.triage': async (engine) => {
    await withFinding(engine);
    const dismissed = { findings: [1], state: 'dismissed' as const };
    await expect(engine.call('finding.triage', { ...dismissed, reason: '' })).rejects.toMatchObject(
      { code: 'bad-request' },
    );
    expect(await engine.call('finding.triage', { ...dismissed, reason: 'planned' })).toBe(1);
    expect(await engine.call('finding.get', { id: 1 })).toMatchObject({
      state: 'dismissed',
      reason: 'planned',
      history: [{ state: 'dismissed' }],
    });
  },
};
