import { describe, expect, it } from 'vitest';
import type { RejectedPlace } from '../../../../shared/import-preview.ts';
import { importFiles, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const engines = useEngines();

const event = '{"eventType":"login","clientName":"日本😀","createdOn":"2026-01-20T11:02:00Z"}';
const broken = '{"eventType":"login",,"clientName":"日本"}';

async function placeOf(content: Uint8Array): Promise<RejectedPlace> {
  const engine = await engines.open(place('a.trailcase'));
  await importFiles(engine, [place('a.ndjson', content)]);
  const { rows } = await engine.call('rejected.page', { limit: 10 });
  expect(rows).toHaveLength(1);
  return await engine.call('rejected.place', { id: rows[0]?.id ?? 0 });
}

describe('the place of a rejected record', () => {
  it.each(['utf8', 'utf16le'] as const)('stands in its surroundings, from %s', async (encoding) => {
    const before = `${event}\n`.repeat(200);
    const after = `\n${event}`.repeat(200);
    const shown = await placeOf(Buffer.from(before + broken + after, encoding));
    expect(shown).toMatchObject({ text: broken, cut: false, line: 201 });
    expect(shown.length).toBe(Buffer.from(broken, encoding).length);
    for (const [text, whole] of [
      [shown.before, before.slice(-2_000)],
      [shown.after, after.slice(0, 2_000)],
    ] as const) {
      expect(text.isWellFormed()).toBe(true);
      expect(whole).toContain(text);
      expect(text.length).toBeGreaterThanOrEqual(1_999);
    }
  });

  it('shows U+FFFD for what is not text, and cuts what is long', async () => {
    const long = Buffer.from(`{"eventType":"login",,"clientName":"${'日'.repeat(120_000)}"}`);
    long[2] = 0xff;
    const shown = await placeOf(Buffer.concat([Buffer.from(`${event}\n`), long]));
    expect(shown).toMatchObject({ before: `${event}\n`, after: '', cut: true });
    expect(shown.text.startsWith('{"\ufffdventType')).toBe(true);
    expect(shown.text).toHaveLength(100_000);
    expect(shown.text.at(-1)).toBe('日');
  });
});
