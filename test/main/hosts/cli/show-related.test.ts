import { expect, it } from 'vitest';
import { trailcase } from '../../../helpers/command-line.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();

async function newCase(): Promise<string> {
  const changes = [1, 2, 7].map((version, at) => ({
    action: 'update Client',
    target: 'crm\u202e',
    actor: 'ana@acme.example',
    timestamp: `2026-01-0${at + 1}T00:00:00Z`,
    oldEntity: { version },
    newEntity: { version: version + 1 },
  }));
  const path = place('a.trailcase');
  await trailcase('import', path, place('a.json', JSON.stringify(changes)));
  return path;
}

it('shows the changes of the target of a record, and where one is missing', async () => {
  const { code, out } = await trailcase('show', await newCase(), '1', '--versions');
  expect(code).toBe(0);
  expect(out).toContain('crm‹U+202E›: 3 changes\n');
  expect(out).toMatch(/\n +1 {2}2026-01-01T00:00:00.000000Z .* ana@acme.example\n/);
  expect(out).toMatch(/\n +2 .* yes\n +3 .* NO: version\n/);
});

it('shows related records with the reason and a query that finds them', async () => {
  const path = await newCase();
  const { code, out } = await trailcase('show', path, '2', '--related');
  expect(code).toBe(0);
  expect(out).toContain(
    'Changes of the same target: 3 records. Changes whose target is crm‹U+202E›.',
  );
  expect(out).toMatch(/\nquery: Target is 'crm\\u\{202e\}' \(audit\)\n/);
  expect(out.match(/update Client/g)).toHaveLength(3);
});

it('shows the states of a session that was exported more than once, the latest last', async () => {
  const session = (status: string) =>
    JSON.stringify({
      sessionId: 's-1',
      protocol: 'OIDC',
      clientId: 'wiki',
      userId: 7,
      createdAt: '2026-01-05T08:00:00Z',
      status,
    });
  const path = place('states.trailcase');
  const imported = await trailcase(
    'import',
    path,
    place('1.ndjson', session('revoked')),
    place('2.ndjson', session('active')),
  );
  expect(imported.out).toContain('1 of those stored tell another state');
  const { out } = await trailcase('show', path, '1', '--versions');
  expect(out).toContain('s-1: 2 states; the latest is the last');
  expect(out).toMatch(/\n +2 .* active\n +1 .* revoked\n/);
});
