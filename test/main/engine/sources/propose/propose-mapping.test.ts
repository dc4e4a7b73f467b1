import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../../../../../main/engine/sources/index.ts';
import { kinds } from '../../../../../shared/kinds.ts';
import '../../../../helpers/property-seed.ts';

/** Records of a table from its columns. */
function table(columns: Record<string, readonly unknown[]>): Record<string, unknown>[] {
  const names = Object.keys(columns);
  const rows = Math.max(...names.map((name) => columns[name]?.length ?? 0));
  return Array.from({ length: rows }, (_, at) =>
    Object.fromEntries(names.map((name) => [name, columns[name]?.[at] ?? ''])),
  );
}

function propose(columns: Record<string, readonly unknown[]>) {
  return proposeMapping(Object.keys(columns), table(columns));
}

const times = ['2026-01-20T11:02:00Z', '2026-01-20T11:03:00Z', '2026-01-20T11:04:00Z'];
const emails = ['ana@demo.example', 'ben@demo.example', 'ana@demo.example'];
const addresses = ['192.0.2.1', '2001:db8::2', '192.0.2.1:4711'];

describe('a proposed mapping by names', () => {
  it.each([
    [
      'English',
      'Event Time',
      'Performed By',
      'Activity',
      'Affected Resource',
      'Result',
      'Client IP',
    ],
    [
      'English, as code',
      'eventTime',
      'performed_by',
      'activity',
      'affectedResource',
      'result',
      'clientIP',
    ],
    ['German', 'Zeitstempel', 'Benutzer', 'Aktion', 'Zielobjekt', 'Ergebnis', 'IP-Adresse'],
    [
      'German, words written together',
      'Ereigniszeit',
      'Fachanwender',
      'Benutzeraktion',
      'Datenobjekt',
      'Prüfergebnis',
      'Quelladresse',
    ],
    ['Spanish', 'Fecha y hora', 'Usuario', 'Acción', 'Recurso', 'Resultado', 'Dirección IP'],
    ['French', 'Horodatage', 'Utilisateur', 'Type d’événement', 'Cible', 'Résultat', 'Adresse IP'],
    ['Portuguese', 'Data e hora', 'Utilizador', 'Ação', 'Alvo', 'Resultado', 'Endereço IP'],
    ['Italian', 'Data e ora', 'Utente', 'Azione', 'Risorsa', 'Esito', 'Indirizzo IP'],
    ['Dutch', 'Tijdstip', 'Gebruiker', 'Actie', 'Doel', 'Resultaat', 'IP-adres'],
  ])('finds what columns in %s say', (_, time, actor, action, target, status, ip) => {
    const { map } = propose({
      [action]: ['x1', 'x2', 'x1'],
      [ip]: addresses,
      [status]: ['0', '0', '5'],
      [target]: ['t1', 't2', 't3'],
      [actor]: ['u1', 'u2', 'u1'],
      [time]: times,
    });
    expect(map).toMatchObject({ time, actor, action, target, status, ip });
  });

  it('looks three steps into JSON, and names the path', () => {
    const record = {
      a: { who: { email: 'ana@demo.example' }, deep: { er: { ip: '192.0.2.1' } } },
      client: { ip_address: '192.0.2.2' },
    };
    const { map } = proposeMapping([], [record, record]);
    expect(map).toMatchObject({ actor: 'a.who.email', ip: 'client.ip_address' });
  });

  it('names no path that would be taken for another key', () => {
    const record = { userEmail: 7, user: { email: 'ana@demo.example' } };
    expect(Object.values(proposeMapping([], [record]).map)).not.toContain('user.email');
  });

  it('puts the actor before a user name, and has both where there are two', () => {
    expect(propose({ username: ['a', 'b', 'a'] }).map).toEqual({ actor: 'username' });
    expect(propose({ username: ['a', 'b', 'a'], mail: emails }).map).toEqual({
      actor: 'mail',
      username: 'username',
    });
  });
});

describe('a proposed mapping by values', () => {
  it('finds what no name tells, and says by what', () => {
    const { map, why } = propose({
      c1: times,
      c2: emails,
      c3: addresses,
      c4: ['Mozilla/5.0 (X11)', 'curl/8.5.0', 'okhttp/4.12.0'],
      c5: ['success', 'failed', 'success'],
      c6: ['user.created', 'session.login', 'user.created'],
    });
    expect(map).toEqual({
      time: 'c1',
      actor: 'c2',
      ip: 'c3',
      agent: 'c4',
      status: 'c5',
      action: 'c6',
    });
    expect(why.time).toBe('3 of 3 values are times');
    expect(why.actor).toBe('3 of 3 values are e-mail addresses');
  });

  it('says by which name and values it found a column', () => {
    const { why } = propose({ Created: times, 'Fecha y hora': ['soon', 'later', 'never'] });
    expect(why.time).toBe('named like a time, and 3 of 3 values are times');
  });

  it('lets values win over names that they contradict', () => {
    const { map } = propose({
      date: emails,
      user: times,
      'ip address': ['front door', 'back door', 'cellar'],
      status: ['192.0.2.1', '192.0.2.2', '192.0.2.1'],
    });
    expect(map).toMatchObject({ time: 'user', actor: 'date', ip: 'status' });
    expect(map.status).toBeUndefined();
  });

  it.each([
    ['seconds', [1_768_906_920, 1_768_906_980]],
    ['milliseconds as text', ['1768906920123', '1768906980123']],
    ['microseconds', [1_768_906_920_123_456, 1_768_906_980_123_456]],
  ])('takes counts of %s for times where the name says so', (_, values) => {
    expect(propose({ ts: values, n: values }).map.time).toBe('ts');
  });

  it.each([
    ['small numbers', [1, 2, 3]],
    ['counts of other centuries', [32_503_680_000, 4_102_444_800_000]],
  ])('takes no %s for times, whatever they are called', (_, values) => {
    expect(propose({ timestamp: values, user: ['a', 'b', 'c'] }).map.time).toBeUndefined();
  });

  it('takes an id only where it tells records apart, those of another file among them', () => {
    const id = (values: readonly unknown[]) => propose({ id: values, time: times }).map.key;
    expect(id(['a-7f3', 'b-81c', 'c-2d9'])).toBe('id');
    expect(id(['a-7f3', 'a-7f3', 'c-2d9'])).toBeUndefined();
    expect(id(['a-7f3', '', 'c-2d9'])).toBeUndefined();
    expect(id([1, 2, 3])).toBeUndefined();
    expect(id(['5000001', '5000002', '5000003'])).toBeUndefined();
    expect(id(['5000001', '7100233', '6003003'])).toBe('id');
  });

  it('takes a time for no id, and a path for no program', () => {
    const { map } = propose({
      x: [1_768_906_920, 1_768_907_977, 1_768_999_999],
      y: ['a/1', 'b/2', 'c/3'],
    });
    expect(map).toEqual({});
  });

  it('counts a dash and its like for no value', () => {
    const { map } = propose({ IpAddress: ['-', 'N/A', '192.0.2.1'], other: ['-', '-', '-'] });
    expect(map).toEqual({ ip: 'IpAddress' });
  });
});

describe('dates with strokes', () => {
  it('are times with the day first where that is proved, and with the month first otherwise', () => {
    const why = (...values: string[]) => propose({ Fecha: values }).why.time;
    expect(why('31/12/2025 13:05', '01/02/2026 13:05')).toContain(
      '2 of 2 values are times with the day',
    );
    expect(why('31-12-2025', '01-02-2026')).toContain('2 of 2 values are times with the day first');
    expect(why('12/31/2025 13:05', '1/2/2026 13:05')).toContain('2 of 2 values are times');
    expect(why('12/31/2025 13:05', '1/2/2026 13:05')).not.toContain('day');
  });

  it('are no times where they prove both', () => {
    const { map, cautions } = propose({ Date: ['12/31/2025', '31/12/2025', '30/12/2025'] });
    expect(map.time).toBeUndefined();
    expect(cautions).toEqual([expect.stringContaining('No column holds times')]);
  });
});

describe('a day and a time of day in two columns', () => {
  const days = ['2026-01-20', '2026-01-20', '2026-01-21'];
  const clocks = ['11:02', '11:03:01', '11:04:00.5'];

  it('are one time, each with its column', () => {
    const { map, why } = propose({ Fecha: days, Hora: clocks, Usuario: ['a', 'b', 'a'] });
    expect(map).toEqual({ time: 'Fecha + Hora', actor: 'Usuario' });
    expect(why.time).toContain('the time of day stands in Hora');
  });

  it('are not joined where the time is whole, or where there are several times of day', () => {
    expect(propose({ Fecha: times, Hora: clocks }).map.time).toBe('Fecha');
    expect(propose({ Fecha: days, Von: clocks, Bis: clocks }).map.time).toBe('Fecha');
  });
});

describe('the two states of a change', () => {
  it.each([
    ['old', 'new'],
    ['Old Value', 'New Value'],
    ['before', 'after'],
    ['previousState', 'currentState'],
    ['Vorher', 'Nachher'],
    ['Alter Wert', 'Neuer Wert'],
    ['Antes', 'Después'],
    ['Valor anterior', 'Valor nuevo'],
    ['Avant', 'Après'],
    ['Ancienne valeur', 'Nouvelle valeur'],
  ])('are found by the names %s and %s, and make it audit', (before, after) => {
    const { kind, map } = propose({
      time: times,
      [before]: ['{"a":1}', '', '{"a":3}'],
      [after]: ['{"a":2}', '{"a":2}', ''],
    });
    expect([kind, map.old, map.new]).toEqual(['audit', before, after]);
  });

  it('are not found in one column alone, in times, or in parts of which there are many', () => {
    expect(propose({ time: times, before: ['a', 'b', 'c'] }).map.old).toBeUndefined();
    expect(propose({ a: times, before: times, after: times }).map.old).toBeUndefined();
    const parts = propose({
      old_name: ['a', 'b', 'c'],
      new_name: ['b', 'c', 'd'],
      old_role: ['x', 'y', 'x'],
      new_role: ['y', 'x', 'y'],
    });
    expect(parts.map.old).toBeUndefined();
  });
});

describe('the proposed kind', () => {
  const few = ['a', 'b', 'a'];

  it.each([
    ['event', { time: times, action: ['login', 'logout', 'login'], user: few, target: few }],
    ['event', { time: times, action: ['user.created', 'role.deleted', 'user.created'], user: few }],
    [
      'audit',
      { time: times, action: ['user.created', 'role.deleted', 'x'], user: few, target: few },
    ],
    ['audit', { zeit: times, aktion: ['Benutzer angelegt', 'Rolle gelöscht', 'x'], objekt: few }],
    [
      'job',
      { 'Job Name': few, 'Job Id': ['j-001', 'j-002', 'j-003'], Status: few, Created: times },
    ],
    ['notification', { Empfänger: emails, Betreff: few, Datum: times }],
    ['webhook', { Endpoint: few, Attempt: [1, 2, 1], Time: times }],
    ['grant', { 'Grant ID': ['g-001', 'g-002', 'g-003'], user: few, time: times }],
    ['session', { session_id: ['s-001', 's-002', 's-003'], user: few, created: times }],
    ['event', { session_id: ['s-001', 's-002', 's-003'], action: few, created: times }],
  ] as const)('is %s for such columns: %j', (kind, columns) => {
    expect(propose(columns as never).kind).toBe(kind);
  });

  it('decides what a column means', () => {
    const { map } = propose({
      'Job Name': ['nightly', 'weekly', 'nightly'],
      'Job Id': ['j-001', 'j-002', 'j-003'],
      Status: ['done', 'failed', 'done'],
    });
    expect(map).toEqual({ key: 'Job Id', target: 'Job Name', status: 'Status' });
  });

  it('is the one that was asked for', () => {
    const columns = { time: times, user: emails };
    for (const kind of kinds) {
      expect(proposeMapping(Object.keys(columns), table(columns), kind).kind).toBe(kind);
    }
  });
});

describe('proposing', () => {
  const key = fc.oneof(
    fc.constantFrom(
      'time',
      'user',
      'old',
      'new',
      'Vorher',
      'ip',
      'id',
      'a.b',
      '',
      '__proto__',
      'x,y',
    ),
    fc.string(),
  );
  const value = fc.oneof(
    fc.constantFrom(...times, ...emails, ...addresses, 'success', null, '-', '1/2/2026'),
    fc.json({ maxDepth: 4 }).map((text) => JSON.parse(text) as unknown),
  );
  const record = fc.oneof(fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value))), value);

  it('never fails, and names each column once and with a reason', () => {
    fc.assert(
      fc.property(fc.array(key), fc.array(record, { maxLength: 20 }), (columns, records) => {
        const { map, why } = proposeMapping(columns, records);
        const paths = Object.values(map);
        expect(new Set(paths).size).toBe(paths.length);
        expect(Object.keys(why)).toEqual(Object.keys(map));
        for (const text of Object.values(why)) expect(text).not.toBe('');
      }),
    );
  });

  it('is quick for records of thousands of keys and of long values', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, at) => [`key ${at}`, 'x'.repeat(1_000)]),
    );
    const start = performance.now();
    proposeMapping([], [wide, wide, wide]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
