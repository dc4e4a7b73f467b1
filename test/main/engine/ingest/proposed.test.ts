import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordRow } from '../../../../shared/case.ts';
import { type ImportedFiles, useSharedCase } from './shared-case.ts';

const shared = useSharedCase();
const fixture = (name: string) =>
  readFileSync(new URL(`../../../fixtures/unknown/${name}`, import.meta.url), 'utf8');

/** What a record says in the columns of its view, without those that have nothing. */
function said({ time, outcome, kind, fields }: RecordRow): Record<string, unknown> {
  const filled = Object.entries(fields).filter(([, value]) => value !== null);
  return { kind, time, outcome, ...Object.fromEntries(filled) };
}

const names = ['building-access.csv', 'verwaltung.csv', 'accesos.csv', 'vault.json'];

describe('a file of no system, imported by what is proposed', () => {
  let files: ImportedFiles;

  beforeAll(async () => {
    const contents = Object.fromEntries(names.map((name) => [name, fixture(name)]));
    files = await shared.import(contents, { proposed: true, zone: 'Europe/Berlin' });
  });

  it('is stored whole, as a source that says by which mapping and why', () => {
    expect(files.refused).toEqual([]);
    for (const name of names) {
      const { receipt } = files.of(name);
      expect(receipt).toMatchObject({ system: 'mapped', rejected: 0, undated: 0 });
      expect(receipt.read).toBe(receipt.stored);
      expect(receipt.reason).toContain('mapping proposed from names and values');
    }
    expect(files.of('verwaltung.csv').receipt.reason).toContain('actor=Benutzer');
  });

  it('in English is read in its canonical fields', () => {
    const records = files.of('building-access.csv').records.map(said);
    expect(records).toHaveLength(6);
    expect(records[1]).toEqual({
      kind: 'event',
      time: '2026-01-20T07:03:40.000000Z',
      outcome: 'failure',
      eventType: 'door.opened',
      status: 'denied',
      email: 'ben.okafor@demo.example',
      ipAddress: '192.0.2.15',
      target: 'Server room',
      message: 'Badge is not allowed at this hour',
    });
    expect(records[4]).toMatchObject({ time: '2026-01-20T07:12:59.000000Z', outcome: 'success' });
    expect(records[5]).not.toHaveProperty('email');
  });

  it('in German is read in its canonical fields, with local times and both states', async () => {
    const { records } = files.of('verwaltung.csv');
    expect(records.map(said)).toEqual([
      {
        kind: 'audit',
        time: '2026-01-20T07:05:10.000000Z',
        outcome: 'success',
        action: 'Rolle zugewiesen',
        target: 'm.weber',
        actor: 'k.schmidt',
        status: 'erfolgreich',
        ipAddress: '198.51.100.7',
        comments: 'Ticket 4711',
      },
      {
        kind: 'audit',
        time: '2026-01-20T07:06:02.000000Z',
        outcome: 'success',
        action: 'Konto geändert',
        target: 'j.braun',
        actor: 'k.schmidt',
        status: 'erfolgreich',
        ipAddress: '198.51.100.7',
      },
      {
        kind: 'audit',
        time: '2026-01-20T08:15:44.000000Z',
        outcome: 'failure',
        action: 'Rolle zugewiesen',
        target: 'h.yilmaz',
        actor: 'h.yilmaz',
        status: 'fehlgeschlagen',
        ipAddress: '2001:db8::42',
        comments: 'Eigene Rollen ändert nur ein anderer',
      },
      {
        kind: 'audit',
        time: '2026-01-21T15:40:00.000000Z',
        outcome: 'success',
        action: 'Konto gelöscht',
        target: 't.alt',
        actor: 'k.schmidt',
        status: 'erfolgreich',
        ipAddress: '198.51.100.7',
      },
    ]);
    const states = await shared.engine.call('record.states', { id: records[1]?.id ?? 0 });
    expect(states.diff).toBe('{"aktiv":{"_old":true,"_new":false}}');
  });

  it('in Spanish is read in its canonical fields, with outcomes', () => {
    const records = files.of('accesos.csv').records.map(said);
    expect(records.map(({ outcome }) => outcome)).toEqual([
      'success',
      'failure',
      'failure',
      'success',
      'success',
    ]);
    expect(records[1]).toEqual({
      kind: 'event',
      time: '2026-01-20T07:00:45.000000Z',
      outcome: 'failure',
      eventType: 'inicio de sesión',
      status: 'fallido',
      email: 'j.lopez@demo.example',
      username: 'jlopez',
      ipAddress: '203.0.113.77',
      userAgent: 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101',
      country: 'MX',
    });
  });

  it('in JSON of unknown keys is read by its values, three steps deep', () => {
    const { receipt, records } = files.of('vault.json');
    expect(receipt.layout).toBe('envelope');
    expect(records.map(said)).toEqual([
      {
        kind: 'event',
        time: '2026-01-20T11:02:00.123000Z',
        outcome: 'success',
        eventType: 'vault_unlocked',
        status: 'ok',
        email: 'ana@demo.example',
        username: 'ana',
        ipAddress: '192.0.2.200',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
      },
      {
        kind: 'event',
        time: '2026-01-20T11:03:01.000000Z',
        outcome: 'failure',
        eventType: 'vault_unlocked',
        status: 'failed',
        email: 'ben@demo.example',
        username: 'ben',
        ipAddress: '2001:db8::7',
        userAgent: 'okhttp/4.12.0',
      },
      {
        kind: 'event',
        time: '2026-01-20T11:04:02.000000Z',
        outcome: 'success',
        eventType: 'item_copied',
        status: 'ok',
        email: 'ana@demo.example',
        username: 'ana',
        ipAddress: '192.0.2.200',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
      },
    ]);
  });
});

describe('an import by what is proposed', () => {
  it('reads what a source knows by that source', async () => {
    const session = { sessionId: 's-1', userId: 'u', protocol: 'OIDC', createdAt: '2026-01-20' };
    const { of } = await shared.import({ 's.json': JSON.stringify(session) }, { proposed: true });
    expect(of('s.json').receipt).toMatchObject({ system: 'tenant', kinds: { session: 1 } });
  });

  it('takes the kind that is asked for', async () => {
    const { of } = await shared.import(
      { 'kind.csv': fixture('accesos.csv').replaceAll('2026', '2025') },
      { proposed: true, kind: 'session' },
    );
    expect(of('kind.csv').receipt).toMatchObject({ system: 'mapped', kinds: { session: 5 } });
  });

  it('refuses a file for which nothing can be proposed, as without it', async () => {
    const { of } = await shared.import({ 'n.csv': 'a,b\n1,2\n3,4\n' }, { proposed: true });
    expect(of('n.csv').refused).toMatchObject([{ code: 'unknown-shape', suggestion: '' }]);
  });

  it('joins the day and the time of day where they stand in two columns', async () => {
    const text =
      'Datum;Uhrzeit;Benutzer;Aktion\n20.01.2026;11:02:00;ana;Anmeldung\n21.01.2026;;ben;Abmeldung\n';
    const { of } = await shared.import({ 'two.csv': text }, { proposed: true, zone: 'UTC' });
    const { receipt, records } = of('two.csv');
    expect(records.map(({ time }) => time)).toEqual([
      '2026-01-20T11:02:00.000000Z',
      '2026-01-21T00:00:00.000000Z',
    ]);
    expect(receipt.reason).toContain('time=Datum + Uhrzeit');
  });

  it('reads the records again as they were stored', async () => {
    const records = await shared.engine.call('records.page', { limit: 100, raw: true });
    const { id } = records.rows.find(({ raw }) => raw?.includes('m.weber')) ?? { id: 0 };
    const states = await shared.engine.call('record.states', { id });
    expect(states.diff).toContain('prüfer');
  });

  it('previews the same', async () => {
    const file = shared.place('accesos.csv', fixture('accesos.csv'));
    const asIs = await shared.engine.call('import.preview', { file });
    const taken = await shared.engine.call('import.preview', { file, proposed: true });
    expect(asIs.members[0]).toMatchObject({ system: null, refusal: { code: 'unknown-shape' } });
    expect(taken.members[0]).toMatchObject({ system: 'mapped', kind: 'event', refusal: null });
    expect(taken.members[0]?.rows).toEqual(asIs.members[0]?.rows);
    expect(taken.members[0]?.proposal).toEqual(asIs.members[0]?.proposal);
    expect(taken.members[0]?.mapping).toEqual(taken.members[0]?.proposal?.map);
  });
});
