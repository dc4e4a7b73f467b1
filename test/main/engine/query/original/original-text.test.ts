import { describe, expect, it } from 'vitest';
import { importOne, useEngines } from '../../../../helpers/engines.ts';
import { exportTo } from '../../../../helpers/exports.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

describe('the original text of a record', () => {
  it('begins with a byte order mark where its first cell does', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const row = '\ufefflogin,auth-ui';
    await importOne(engine, place('t.csv', `eventType,clientName\n${row}\n`));
    const { raw, fields } = await engine.call('record.get', { id: 1 });
    expect(raw).toBe(row);
    expect(fields.eventType).toBe('\ufefflogin');
    const { text } = await exportTo(engine, { out: place('o'), format: 'ndjson' });
    expect(JSON.parse(text)).toEqual({ eventType: '\ufefflogin', clientName: 'auth-ui' });
  });
});
