import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPath } from '../../../../main/engine/act/fill-path.ts';

const base = 'https://auth.acme.test/in/front';
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      '.',
      '/',
      '\\',
      '%',
      '2',
      'e',
      'E',
      'f',
      '?',
      '#',
      '&',
      '=',
      '\n',
      '\t',
      ' ',
      '@',
      ':',
      'a',
      ';',
      '\u0000',
      '\ud800',
    ),
    maxLength: 20,
  }),
);

describe('filling a path', () => {
  it('keeps every value in its place, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, hostile, (id, user) => {
        const { path } = fillPath('/t/{tenant}/users/{user}/s/{id}/revoke?of={user}&x=1', {
          tenant: 'acme',
          user,
          id,
        });
        if (path === null) return;
        const url = new URL(`${base}${path}`);
        expect(url.origin).toBe('https://auth.acme.test');
        const steps = url.pathname.split('/').map((step) => decodeURIComponent(step));
        expect(steps).toEqual(['', 'in', 'front', 't', 'acme', 'users', user, 's', id, 'revoke']);
        expect([...url.searchParams].map(([name]) => name)).toEqual(['of', 'x']);
        expect(url.hash).toBe('');
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['..', '.', '../../x', 'a/../b', '..\\x', '', '\ud800', 'x'.repeat(2_001)])(
    'refuses %j',
    (id) => {
      expect(fillPath('/s/{id}', { id })).toMatchObject({
        path: null,
        trouble: expect.any(String),
      });
    },
  );

  it.each([
    ['a/b?c=d', '/s/a%2Fb%3Fc%3Dd'],
    ['a\nb', '/s/a%0Ab'],
    ['%2e%2e', '/s/%252e%252e'],
    ['#x', '/s/%23x'],
  ])('escapes %j', (id, path) => {
    expect(fillPath('/s/{id}', { id }).path).toBe(path);
  });

  it.each([
    '/s/{what}',
    '/s/{constructor}',
    's/{id}',
    '//host/{id}',
    '/s/{id}#x',
    '/s\\{id}',
    '/s/{tenant}',
    '/../{id}',
    '/%2E./{id}',
  ])('refuses the path %s', (template) => {
    expect(fillPath(template, { id: 'x', tenant: undefined }).path).toBeNull();
  });
});
