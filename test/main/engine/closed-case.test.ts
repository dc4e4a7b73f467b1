import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importFiles, useEngines } from '../../helpers/engines.ts';
import { useTempFolder } from '../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

const audit = '{"action":"a","target":"b","actor":"c","timestamp":"2026-01-01T00:00:00Z"}\n';

describe('a case that is closed is one file', () => {
  it.each([
    ['after nothing was done with it', null],
    ['after an import that was refused', '{"id":"a"}\n'],
    ['after an import', audit],
  ])('%s', async (_, archive) => {
    const engine = await engines.open(place('a.trailcase'));
    if (archive !== null) await importFiles(engine, [place('x.ndjson', archive)]);
    await engine.call('records.count', {});
    await engine.call('case.close', {});
    const files = readdirSync(place('')).filter((name) => name.startsWith('a.trailcase'));
    expect(files).toEqual(['a.trailcase']);
  });

  it('after it was looked at and nothing else', async () => {
    const first = await engines.open(place('a.trailcase'));
    await first.close();
    const engine = await engines.open(place('a.trailcase'));
    await engine.call('records.count', {});
    await engine.close();
    expect(readdirSync(place(''))).toEqual(['a.trailcase']);
  });
});
