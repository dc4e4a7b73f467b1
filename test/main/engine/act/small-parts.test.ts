import { describe, expect, it } from 'vitest';
import { actRouteOf, readRouteOf } from '../../../../main/engine/act/act-routes.ts';
import { answerWords } from '../../../../main/engine/act/answer-words.ts';
import { readThing } from '../../../../main/engine/act/tenant-things.ts';
import { connectorSummaries } from '../../../../main/engine/live/index.ts';
import type { ConnectorSummary } from '../../../../shared/connection.ts';
import { makeConnection } from '../../../helpers/connections.ts';
import { clientTo } from '../../../helpers/tenant-server.ts';

const secret = 's3cret-of-a-tenant';

const summary = connectorSummaries().find(
  ({ connector }) => connector === 'tenant',
) as ConnectorSummary;

describe('the path of an action', () => {
  const routeOf = (paths: Record<string, string>) =>
    actRouteOf('revoke-sessions', makeConnection({ paths }), summary);

  it('is that of the system, or the one of the connection with its method', () => {
    expect(routeOf({})?.method).toBe('POST');
    expect(routeOf({ 'revoke-sessions': '/u/{user}' })).toEqual({
      method: 'POST',
      template: '/u/{user}',
    });
    expect(routeOf({ 'revoke-sessions': ' delete /u/{user} ' })).toEqual({
      method: 'DELETE',
      template: '/u/{user}',
    });
  });

  it('is none where the method changes nothing or it is no path', () => {
    for (const path of ['GET /u/{user}', 'TRACE /u', 'u/{user}', 'https://other.test/u']) {
      expect(routeOf({ 'revoke-sessions': path })).toBeNull();
    }
    expect(actRouteOf('revert-change', makeConnection(), summary)).toBeNull();
    const given = makeConnection({ paths: { 'revert-change': '/x/{id}' } });
    expect(actRouteOf('revert-change', given, summary)?.method).toBe('PUT');
  });

  it('is read only where it only reads', () => {
    expect(readRouteOf('session', makeConnection(), summary)).toContain('/sessions/{id}');
    const post = makeConnection({ paths: { session: 'POST /s/{id}' } });
    expect(readRouteOf('session', post, summary)).toBeNull();
    expect(readRouteOf('user', makeConnection({ paths: { user: 'GET /u/{user}' } }), summary)).toBe(
      '/u/{user}',
    );
  });
});

describe('a thing as a tenant tells it', () => {
  it.each([
    [{ id: 'a', status: 'ACTIVE' }, false],
    [{ session_id: 'a', status: 'revoked' }, true],
    [{ id: 'a', revoked: true }, true],
    [{ id: 'a', active: false }, true],
    [{ id: 'a', enabled: true }, false],
    [{ id: 'a', revokedAt: '2026-01-01T00:00:00Z' }, true],
    [{ data: { id: 'a', status: 'expired' } }, true],
  ])('session %j is over: %s', (told, isOver) => {
    expect(readThing('session', told)).toMatchObject({ id: 'a', isOver });
  });

  it('names its user wherever it does so', () => {
    const told = {
      id: 1,
      userId: 7,
      details: { claims: { email: 'ana@demo.example' } },
      user: { id: 'u7' },
    };
    expect(readThing('grant', told)?.users.toSorted()).toEqual(['7', 'ana@demo.example', 'u7']);
  });

  it.each([null, 'text', 7, [], {}, { id: '' }, { id: {} }, { data: null }])(
    'is none of %j',
    (told) => {
      expect(readThing('session', told)).toBeNull();
    },
  );

  it('is none that stands below more wrappings than anybody makes', () => {
    const text = `${'{"data":'.repeat(50_000)}{"id":"a"}${'}'.repeat(50_000)}`;
    expect(readThing('session', JSON.parse(text))).toBeNull();
  });

  it('tells one try of an event from the next', () => {
    const versions = [4, 5].map(
      (attempt) => readThing('webhook', { eventId: 'e', attempt })?.version,
    );
    expect(new Set(versions).size).toBe(2);
  });
});

describe('an answer in words', () => {
  const words = (
    kind: 'revoke-session' | 'reset-password',
    body: string,
    type = 'application/json',
  ) =>
    answerWords(
      kind,
      {
        method: 'POST',
        address: '',
        status: 200,
        headers: { 'content-type': type },
        body: Buffer.from(body),
        fetched: 0,
        attempts: 1,
      },
      (text) => clientTo('https://auth.acme.example', { secret }).hide(text),
    );

  it('is cut, on one line, without what is secret by its name or is the credential', () => {
    expect(
      words(
        'revoke-session',
        '{"id":"s1","access_token":"abc","echo":"Bearer s3cret-of-a-tenant"}',
      ),
    ).toBe('200: { "id": "s1", "access_token": "••••••••", "echo": "Bearer ***" }');
    expect(words('revoke-session', `a\nb${'x'.repeat(9_000)}`, 'text/plain').length).toBeLessThan(
      600,
    );
    expect(words('revoke-session', '')).toBe('200 without a body');
  });

  it('holds no part of a credential either', () => {
    expect(words('revoke-session', `Revoked for ${secret.slice(0, 12)}…`, 'text/plain')).toBe(
      '200: Revoked for ***…',
    );
  });

  it('is not kept where it may hold a new credential', () => {
    expect(words('reset-password', '{"resetPasswordUrl":"https://x.test/?t=abc"}')).not.toContain(
      'abc',
    );
  });
});
