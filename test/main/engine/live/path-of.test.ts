import { expect, test } from 'vitest';
import { tenantSummary } from '../../../../main/engine/live/connectors/tenant-summary.ts';
import { type PathValues, pathOf } from '../../../../main/engine/live/index.ts';
import type { Connection } from '../../../../shared/connection.ts';
import { makeConnection } from '../../../helpers/connections.ts';

const path = (name: string, values: PathValues = {}, changes: Partial<Connection> = {}) =>
  pathOf(makeConnection(changes), tenantSummary, name, values);

test('fills in what a path needs, escaped', () => {
  expect(path('audit')).toBe('/auth/admin/tenants/acme/audit-logs');
  expect(path('revoke-session', { id: 'a/b?c#d' }, { tenant: 'a b' })).toBe(
    '/auth/admin/tenants/a%20b/sessions/a%2Fb%3Fc%23d/revoke',
  );
  expect(path('sessions-of-user', { user: 'zoë+1@x.example&y' })).toBe(
    '/auth/admin/tenants/acme/sessions?filter.where.user=zo%C3%AB%2B1%40x.example%26y',
  );
});

test('a value with braces or dollar signs is taken as it is', () => {
  expect(path('job', { job: '{tenant}$&' })).toBe(
    '/auth/admin/tenants/acme/jobs/%7Btenant%7D%24%26',
  );
});

test('the path of the connection comes first', () => {
  const paths = { 'revoke-session': '/v2/{tenant}/end/{id}', wipe: '/v2/wipe/{user}' };
  expect(path('revoke-session', { id: '7' }, { paths })).toBe('/v2/acme/end/7');
  expect(path('wipe', { user: 'ana' }, { paths })).toBe('/v2/wipe/ana');
});

test.each<[string, PathValues, Partial<Connection>, string]>([
  ['reset-password', {}, {}, 'bad-request'],
  ['revoke-session', {}, {}, 'bad-request'],
  ['revoke-session', { id: '' }, {}, 'bad-request'],
  ['audit', {}, { tenant: '' }, 'bad-request'],
  ['audit', {}, { paths: { audit: 'https://elsewhere.example/' } }, 'bad-request'],
  ['audit', {}, { paths: { audit: '/x/{constructor}' } }, 'bad-request'],
  ['revoke-session', { id: '..' }, {}, 'not-allowed'],
  ['revoke-session', { id: '.' }, {}, 'not-allowed'],
  ['revoke-session', { id: '\ud800' }, {}, 'not-allowed'],
  ['audit', {}, { tenant: '..' }, 'not-allowed'],
])('%s with %j and %j is refused', (name, values, changes, code) => {
  expect(() => path(name, values, changes)).toThrow(expect.objectContaining({ code }));
});
