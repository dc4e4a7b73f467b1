import { expect, it } from 'vitest';
import { isSought } from '../../../renderer/features/findings/rule-search.ts';
import { withSetting } from '../../../renderer/features/findings/rule-settings.ts';
import type { RuleSummary } from '../../../shared/detection.ts';

it('a parameter that is given back leaves nothing behind', () => {
  const set = withSetting(withSetting({}, 'a', 'count', '7'), 'b', 'span', '1h');
  expect(set).toEqual({ a: { count: '7' }, b: { span: '1h' } });
  expect(withSetting(set, 'a', 'count', null)).toEqual({ b: { span: '1h' } });
  expect(withSetting({ a: { x: '1', y: '2' } }, 'a', 'x', null)).toEqual({ a: { y: '2' } });
});

it('every word of a search must be somewhere in the rule', () => {
  const rule = {
    title: 'Many failures from one address',
    description: '',
    file: 'sign-in/failures.yml',
    type: 'event_count',
    tags: ['attack.t1110.003'],
    systems: ['okta'],
    id: '1',
    logsource: 'okta/okta',
    level: 'high',
  } as unknown as RuleSummary;
  expect(isSought(rule, '', null)).toBe(true);
  expect(isSought(rule, 'OKTA t1110', null)).toBe(true);
  expect(isSought(rule, 'okta github', null)).toBe(false);
  expect(isSought(rule, 'okta', 'low')).toBe(false);
});
