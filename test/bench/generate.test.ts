import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generateArchive, generateCsv } from './generate.ts';

const folder = mkdtempSync(join(tmpdir(), 'trailcase-generate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const records = 2_000;

interface Line {
  id: string;
  email?: string;
  createdOn?: string;
  timestamp?: string;
  oldEntity?: Record<string, unknown> | null;
  newEntity?: Record<string, unknown> | null;
}

function generate(kind: 'event' | 'audit', name: string, seed = 'one', firstId = 0) {
  const path = join(folder, name);
  const written = generateArchive({ kind, records, path, seed, firstId });
  const text = readFileSync(path, 'utf8');
  const lines = text.trimEnd().split('\n');
  return { ...written, text, lines: lines.map((line) => JSON.parse(line) as Line) };
}

describe.each([
  ['event', 400],
  ['audit', 700],
] as const)('an archive of %s records', (kind, size) => {
  const archive = generate(kind, `${kind}.ndjson`);

  it('is the same for the same seed and another for another seed', () => {
    expect(generate(kind, `${kind}-again.ndjson`).text).toBe(archive.text);
    expect(generate(kind, `${kind}-other.ndjson`, 'two').text).not.toBe(archive.text);
  });

  it(`has about ${size} bytes a record and tells its true size`, () => {
    expect(archive.bytes).toBe(Buffer.byteLength(archive.text));
    expect(Math.abs(archive.bytes / records / size - 1)).toBeLessThan(0.05);
  });

  it('has one JSON object a line, each with an id of its own and a time that never goes back', () => {
    const times = archive.lines.map((line) => line.createdOn ?? line.timestamp ?? '');
    expect(archive.lines).toHaveLength(records);
    expect(new Set(archive.lines.map((line) => line.id)).size).toBe(records);
    expect(times).toEqual([...times].sort());
    expect(times.every((time) => new Date(time).toISOString() === time)).toBe(true);
  });

  it('shares people but no ids with an archive that starts at another id', () => {
    const other = generate(kind, `${kind}-second.ndjson`, 'two', records);
    const ids = new Set(archive.lines.map((line) => line.id));
    expect(other.lines.filter((line) => ids.has(line.id))).toEqual([]);
    if (kind === 'audit') return;
    const emails = new Set(archive.lines.map((line) => line.email));
    expect(other.lines.filter((line) => emails.has(line.email)).length).toBeGreaterThan(0);
  });
});

it('audit states have a dozen fields of which an update changes one to three', () => {
  const changes = generate('audit', 'states.ndjson').lines.flatMap(({ oldEntity, newEntity }) => {
    if (!oldEntity || !newEntity) return [];
    const names = Object.keys(oldEntity);
    expect(names).toHaveLength(12);
    return [names.filter((name) => `${oldEntity[name]}` !== `${newEntity[name]}`).length];
  });
  expect(new Set(changes)).toEqual(new Set([1, 2, 3]));
});

it('the CSV holds the events of the archive with the same seed', () => {
  const path = join(folder, 'events.csv');
  generateCsv({ records, path, seed: 'one' });
  const rows = readFileSync(path, 'utf8').trimEnd().split('\n');
  const events = generate('event', 'for-csv.ndjson').lines;
  expect(rows[0]).toMatch(/^id,event_type,/);
  expect(rows.slice(1).map((row) => row.split(',')[0])).toEqual(events.map((event) => event.id));
});
