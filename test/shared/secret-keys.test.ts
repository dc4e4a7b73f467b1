import { expect, test } from 'vitest';
import { isSecretKey, isSecretPath, veilPath } from '../../shared/secret-keys.ts';

test('names of secrets are known in every spelling', () => {
  const names = [
    'password',
    'newPassword2',
    'password_hash',
    'client_secret',
    'clientSecret',
    'CLIENT-SECRETS',
    'api_key',
    'apiKey',
    'private_key',
    'accessToken',
    'refresh_token',
    'Authorization',
    'set-cookie',
    'client_secret__added',
  ];
  expect(names.filter((name) => !isSecretKey(name))).toEqual([]);
});

test('what only speaks of secrets is none', () => {
  const names = ['passwordPolicy', 'tokenLifetime', 'passwordChangedAt', 'secretary', 'key', 'id'];
  expect(names.filter(isSecretKey)).toEqual([]);
});

test('what stands below a secret is secret; identities of members have no name', () => {
  expect(isSecretPath(['credentials', '[id=7]', 'value'])).toBe(true);
  expect(isSecretPath(['users', '[name=password]', 'email'])).toBe(false);
});

test('members of arrays are named by what they are: below a secret not, unless it is their id or name', () => {
  expect(veilPath(['recoveryCodes', '[k4-77]#2'])).toEqual(['recoveryCodes', '[••••••••]']);
  expect(veilPath(['credentials', '[id=7]', 'value'])).toEqual(['credentials', '[id=7]', 'value']);
  expect(veilPath(['roles', '[admin]'])).toEqual(['roles', '[admin]']);
  expect(veilPath(['apps', '[{"name":[],"client_secret":"k4"}]'])).toEqual(['apps', '[••••••••]']);
  expect(veilPath(['apps', '[{"url":"a","client_sec…]'])).toEqual([
    'apps',
    '[{"url":"a","client_sec…]',
  ]);
  expect(veilPath(['apps', '[{"url":"password\\": not one"}]'])).toEqual([
    'apps',
    '[{"url":"password\\": not one"}]',
  ]);
});
