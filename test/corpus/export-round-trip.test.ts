import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ParamsOf } from '../../shared/contract.ts';
import { allRecords, importOne, useEngines } from '../helpers/engines.ts';
import { exportTo, oldestFirst } from '../helpers/exports.ts';
import { useTempFolder } from '../helpers/temp-folder.ts';

const folder = '/work/shared/datasets';

type Mapping = Required<Pick<ParamsOf<'import.start'>, 'kind' | 'map'>>;

/** Files of other systems, and where their fields stand. */
const files: readonly (readonly [string, Mapping])[] = [
  [
    'otrf/AADAuditEvents.json',
    {
      kind: 'audit',
      map: { time: 'TimeGenerated', action: 'OperationName', actor: 'Identity', key: 'Id' },
    },
  ],
  [
    'otrf/AWS_S3_HoneyBucketLogs.csv',
    {
      kind: 'event',
      map: { time: 'Event DateTime', action: 'Event Name', ip: 'Source IP', key: 'Event ID' },
    },
  ],
  [
    'scalekit/scalekit-webhook-events.ndjson',
    { kind: 'event', map: { time: 'occurred_at', action: 'type', actor: 'data.identifier' } },
  ],
  [
    'authgear/audit_log_rows.csv',
    { kind: 'event', map: { time: 'created_at', action: 'activity_type', ip: 'ip_address' } },
  ],
];

if (!existsSync(folder)) console.log(`skipped: there is no ${folder}`);

const place = useTempFolder();
const engines = useEngines();

describe.runIf(existsSync(folder)).each(files)('%s', (name, mapping) => {
  it.each(['json', 'ndjson'] as const)(
    'as %s gives the same records when it is imported, and the same file again',
    async (format) => {
      const first = await engines.open(place('first.trailcase'));
      const { stored } = await importOne(first, `${folder}/${name}`, mapping);
      const options = { format, sort: oldestFirst };
      const once = await exportTo(first, { ...options, out: place('once') });
      const second = await engines.open(place('second.trailcase'));
      const again = await importOne(second, place('once'), mapping);
      expect(again).toMatchObject({ stored, duplicates: 0, rejected: 0, state: 'complete' });
      const twice = await exportTo(second, { ...options, out: place('twice') });
      expect(twice.bytes.equals(once.bytes)).toBe(true);
      const contents = async (engine: typeof first) =>
        (await allRecords(engine))
          .map(({ kind, time, fields }) => JSON.stringify({ kind, time, fields }))
          .sort();
      expect(await contents(second)).toEqual(await contents(first));
    },
  );
});
