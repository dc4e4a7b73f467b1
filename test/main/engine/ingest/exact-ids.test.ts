import { beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { type ImportedFiles, useSharedCase } from './shared-case.ts';

const shared = useSharedCase();

/** Written as digits: a double would change the last of them. */
const large = [
  '9007199254740993',
  '9223372036854775807',
  '18446744073709551615',
  '-9007199254740995',
];

function session(id: string, userId: string): string {
  return `{"sessionId":${id},"protocol":"OIDC","clientId":"wiki","userId":${userId},"createdAt":"2026-01-20T11:02:00Z","status":"active"}`;
}

let files: ImportedFiles;

beforeAll(async () => {
  files = await shared.import({
    'numbers.ndjson': large.map((digits, at) => `${session(`"s${at}"`, digits)}\n`).join(''),
    'keys.json': `[${large.map((digits) => session(digits, '1')).join(',\n')}]`,
    'utf16.ndjson': Buffer.from(session('"u"', '9007199254740993'), 'utf16le'),
    'neighbours.ndjson': `${session('9007199254740996', '1')}\n${session('9007199254740997', '1')}\n`,
    'table.csv': 'Session Id,Protocol,Client Id,User Id\nt1,OIDC,wiki,9007199254740993\n',
  });
});

describe('ids above 2^53', () => {
  it('written as JSON numbers arrive digit for digit as fields', () => {
    const { records } = files.of('numbers.ndjson');
    expect(records.map(({ fields }) => fields.userId)).toEqual(large);
  });

  it('written as JSON numbers arrive digit for digit as keys', () => {
    const { records } = files.of('keys.json');
    expect(records.map(({ fields }) => fields.sessionId)).toEqual(large);
  });

  it('stay exact in UTF-16 and in a table', () => {
    expect(files.of('utf16.ndjson').records[0]?.fields.userId).toBe('9007199254740993');
    expect(files.of('table.csv').records[0]?.fields.userId).toBe('9007199254740993');
  });

  it('that a double cannot tell apart are two records, not duplicates', () => {
    expect(files.of('neighbours.ndjson').receipt).toMatchObject({ stored: 2, duplicates: 0 });
  });

  it('inside an old and a new state stay exact, and so does their difference', async () => {
    const change = `{"id":1,"action":"update User","target":"a","actor":"b","timestamp":"2026-01-20T11:02:00Z","oldEntity":{"owner":9007199254740992},"newEntity":"{\\"owner\\":9007199254740993}"}`;
    const { of } = await shared.import({ 'change.json': change });
    const id = of('change.json').records[0]?.id ?? 0;
    const states = await shared.engine.call('record.states', { id });
    expect(states.old.text).toBe('{"owner":9007199254740992}');
    expect(states.new.text).toBe('{"owner":9007199254740993}');
    expect(states.diff).toBe('{"owner":{"_old":9007199254740992,"_new":9007199254740993}}');
  });
});

describe('other values', () => {
  it('are shown as they are written, numbers in their plain form', async () => {
    const shown: Record<string, string> = {
      '1.5': '1.5',
      '1e3': '1000',
      '-0': '0',
      '1e400': '1e400',
      true: 'true',
      '{"a":9007199254740993}': '{"a":9007199254740993}',
      '["x"]': '["x"]',
    };
    const rows = Object.keys(shown).map((written) => session(JSON.stringify(written), written));
    const { of } = await shared.import({ 'others.ndjson': rows.join('\n') });
    const { records } = of('others.ndjson');
    expect(records.map(({ fields }) => fields.userId)).toEqual(Object.values(shown));
  });
});

it('after all this the case verifies', async () => {
  const { checks } = await runJob(shared.engine, 'verify.start', {});
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});
