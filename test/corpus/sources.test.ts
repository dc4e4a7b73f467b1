import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CoverageRow, type Covered, coverageOf, filesBelow } from './source-coverage.ts';

const root = fileURLToPath(new URL('../../../shared/datasets', import.meta.url));
const isThere = existsSync(root);
if (!isThere) console.log(`skipped: there are no sample data at ${root}`);

/** Suites with tests of their own, and what is no log. */
const noLogs = /^(?:sigma|jsontestsuite|csv-spectrum)\/|\.md$/;
const files = isThere ? filesBelow(root).filter((name) => !noLogs.test(name)) : [];

/** Least percentages of records in which a field stands; what is not named is not in the data. */
type Least = Partial<Record<Covered, number>>;

const all: Least = { time: 100, action: 100, actor: 100, target: 100, ip: 100, outcome: 100 };
const cloudTrail: Least = { time: 100, action: 100, actor: 100, ip: 100, outcome: 100 };
const okta: Least = { time: 100, action: 100, actor: 100, ip: 100, outcome: 100 };

/** What a file is, by its path: the first row that fits. Data of Panther are cut down by their makers. */
const table: readonly (readonly [file: RegExp, system: string | null, least: Least])[] = [
  [/^authgear\//, 'authgear', all],
  [/^fusionauth\/user-login/, 'fusionauth', all],
  [/^fusionauth\//, 'fusionauth', { time: 100, action: 100, outcome: 100 }],
  [/^invictus-aws\/.*1200Z_iLj/, 'cloudtrail', { ...cloudTrail, target: 90 }],
  [/^(?:invictus-aws|stratus-red-team)\//, 'cloudtrail', cloudTrail],
  [/demo_exchange_data/, 'unified-audit', { time: 100, action: 100, actor: 17, target: 97, ip: 4 }],
  [
    /host_logons/,
    'windows-logon',
    { time: 100, action: 100, actor: 100, target: 100, outcome: 100 },
  ],
  [/sudo_session/, 'linux-syslog', { time: 100, action: 100, actor: 12, target: 100, outcome: 12 }],
  [
    /^octokit-webhooks\//,
    'github-webhook',
    { time: 86, action: 100, actor: 98, target: 100, outcome: 94 },
  ],
  [/AADAuditEvents/, 'entra', { time: 100, action: 100, actor: 100, target: 100, outcome: 100 }],
  [/S3_HoneyBucket/, 's3-access', { time: 100, action: 100, actor: 100, target: 100, ip: 100 }],
  [/OfficeActivityEvents/, 'unified-audit', all],
  [
    /ndjson\/AWS\.CloudTrail/,
    'cloudtrail',
    { time: 92, action: 100, actor: 92, target: 62, ip: 87, outcome: 100 },
  ],
  [/Auth0\.Events/, 'auth0', { ...all, target: 93 }],
  [/Azure\.Audit/, 'entra', { ...all, target: 93, ip: 96 }],
  [/Azure\.MonitorActivity/, 'azure-activity', { ...all, actor: 8, outcome: 99 }],
  [/Duo\.Administrator/, 'duo', { ...all, target: 76, ip: 12 }],
  [/Duo\.Authentication/, 'duo', { action: 100, actor: 100, target: 50, ip: 100, outcome: 100 }],
  [/GCP\.AuditLog/, 'gcp', { time: 91, action: 98, actor: 80, target: 92, ip: 61, outcome: 96 }],
  [/GSuite|gsuite/, 'google-workspace', { time: 45, action: 93, actor: 90, target: 51 }],
  [/GitHub\.Audit/, 'github', { time: 66, action: 100, actor: 97, target: 98, outcome: 97 }],
  [
    /GitHub\.Webhook/,
    'github-webhook',
    { time: 12, action: 100, actor: 54, target: 100, outcome: 98 },
  ],
  [
    /Okta\.SystemLog/,
    'okta',
    { time: 82, action: 100, actor: 95, target: 73, ip: 95, outcome: 86 },
  ],
  [/okta/, 'okta', okta],
  [/_cloudtrail/, 'cloudtrail', cloudTrail],
  [/OneLogin/, 'onelogin', { action: 100, actor: 100, target: 100, outcome: 100 }],
  [/OnePassword/, 'onepassword', all],
  [/Slack/, 'slack', { time: 33, action: 100, actor: 100, target: 45, ip: 100, outcome: 90 }],
  [/Snowflake/, 'snowflake', all],
  // Text between bars, without a header: no layout that is read.
  [/atlassian-bitbucket-audit\.log$/, null, {}],
  [/plaso.*aws_cloudtrail/, 'cloudtrail', all],
  [/azure_activity_log/, 'azure-activity', all],
  [/gcp_logging/, 'gcp', { time: 100, action: 90, actor: 90, target: 90, ip: 81, outcome: 81 }],
  [/microsoft_audit_log/, 'unified-audit', { ...all, ip: 25 }],
  [/^scalekit\//, 'scalekit', { time: 100, action: 100, target: 100, outcome: 100 }],
];

/** Records of other systems that stand in a file: they are rejected, with the reason. */
const foreign: readonly (readonly [file: RegExp, count: number])[] = [[/OneLogin/, 3]];

/** What the list of the sample data says of the number of records in a file. */
function listed(): Map<string, number> {
  const index = readFileSync(join(root, 'INDEX.md'), 'utf8');
  const lines = index.matchAll(/^\| `([^`]+)` \|[^|]*\| (\d+) \|/gm);
  return new Map([...lines].map(([, name = '', count]) => [name, Number(count)]));
}

describe.runIf(isThere)('logs that nobody here wrote, imported without flags', () => {
  let rows: ReadonlyMap<string, CoverageRow>;
  let counts: ReadonlyMap<string, number>;

  beforeAll(async () => {
    const told = await coverageOf(root, files);
    rows = new Map(told.map((row) => [row.file, row]));
    counts = listed();
  });

  it.each(files)('%s is told, and read as far as it tells', (file) => {
    const row = rows.get(file);
    const [, system, least] = table.find(([pattern]) => pattern.test(file)) ?? [];
    expect(row?.system).toBe(system);
    if (system === null || row === undefined) return;
    expect(row.read).toBe(counts.get(file));
    expect(row.rejected).toBe(foreign.find(([pattern]) => pattern.test(file))?.[1] ?? 0);
    // Nothing is stored of a file whose records stand in another one as well.
    if (row.percent === null) return;
    for (const [field, percent] of Object.entries(least ?? {}) as [Covered, number][]) {
      expect({ field, percent: row.percent[field] }).toEqual({
        field,
        percent: expect.toSatisfy((found: number) => found >= percent, `${percent} or more`),
      });
    }
  });

  it('has no row for files that are not there', () => {
    const unused = table.filter(([pattern]) => !files.some((file) => pattern.test(file)));
    expect(unused).toEqual([]);
  });
});
