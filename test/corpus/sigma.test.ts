import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EventRule, readRules } from '../../main/engine/detect/index.ts';
import { createEngine } from '../../main/engine/index.ts';
import { compileQuery, registerFunctions } from '../../main/engine/query/index.ts';
import { openReadable } from '../../main/engine/store/index.ts';
import { isParseError, parse, print } from '../../shared/query/index.ts';
import { importFiles } from '../helpers/engines.ts';
import { sigmaTotals } from './sigma-totals.ts';
import { toldApart } from './told-apart.ts';

const root = fileURLToPath(new URL('../../../shared/datasets', import.meta.url));
const isThere = existsSync(join(root, 'sigma'));
if (!isThere) console.log(`skipped: there are no sample data at ${root}`);

/** What is no log: rules, and suites with tests of their own. */
const others = /^(sigma|jsontestsuite|csv-spectrum)\//;
const context = { asOf: 0, zone: 'UTC' };

/** Made-up values for what organisations fill in. */
const placeholders = {
  ApprovedUserUpn: ['nobody@demo.example'],
  Approved_Inviters: ['nobody@demo.example'],
  HomeTenantID: ['t-home'],
  Important_AppIds: ['00000003-0000-0000-c000-000000000000'],
  KNOWN_LOCATION: ['US'],
  Known_Location: ['US'],
  Legitimate_Countries: ['US'],
  Legitimate_IP_Ranges: ['192.0.2.0/24'],
  UnApprovedDevice: ['d-1'],
  UnApprovedIp: ['2.2.2.2'],
  UnLegitCountries: ['RU'],
  legtimate_identifiers: ['*@okta.com'],
};

/** Logsources that no system of ours has. */
const notOurs = ['azure/pim', 'azure/riskdetection', 'm365/threat_detection'];

describe.runIf(isThere)('public Sigma rules', () => {
  const folder = join(root, 'sigma');

  it('are read, but for those that wait for values', () => {
    const { rules, problems } = readRules({ folders: [folder], shipped: false });
    expect(rules.length + problems.length).toBe(291);
    expect(problems).toHaveLength(9);
    for (const { file, line, message } of problems) {
      expect(file).toMatch(/^rules-placeholder\//);
      expect(line).toBeGreaterThan(10);
      expect(message).toMatch(/^This rule needs values for \w+\./);
    }
  });

  it('are all read where those have values, and asked of systems of ours', () => {
    const { rules, problems } = readRules({ folders: [folder], shipped: false, placeholders });
    expect(problems).toEqual([]);
    expect(rules).toHaveLength(291);
    const unasked = rules.flatMap((rule) =>
      rule.type === 'event' && rule.question === null ? [rule.logsource] : [],
    );
    expect([...new Set(unasked)].sort()).toEqual(notOurs);
    expect(unasked).toHaveLength(27);
  });

  it('come back from their text as they are', () => {
    const { rules } = readRules({ folders: [folder], shipped: false, placeholders });
    for (const rule of rules) {
      if (rule.type !== 'event' || rule.question === null) continue;
      const { kind, where } = rule.question;
      const read = parse(print(where, kind), { kind, ...context });
      expect(isParseError(read) ? read : read.query).toEqual(where);
    }
  });

  describe('over logs that nobody here wrote', () => {
    let temp = '';
    let path = '';

    beforeAll(async () => {
      temp = mkdtempSync(join(tmpdir(), 'trailcase-sigma-corpus-'));
      path = join(temp, 'corpus.trailcase');
      const files = readdirSync(root, { recursive: true })
        .map(String)
        .filter((name) => !others.test(`${name}/`) && statSync(join(root, name)).isFile())
        .sort()
        .map((name) => {
          if (!/^panther\/ndjson\//.test(name)) return join(root, name);
          const copy = join(temp, basename(name));
          writeFileSync(copy, toldApart(readFileSync(join(root, name), 'utf8')));
          return copy;
        });
      const engine = createEngine();
      await engine.call('case.open', { path, create: true });
      await importFiles(engine, files);
      await engine.close();
    }, 120_000);

    afterAll(() => rmSync(temp, { recursive: true, force: true }));

    it('match as many records of each system as they did', () => {
      const db = openReadable(path);
      const close = registerFunctions(db);
      const { rules } = readRules({ folders: [folder], shipped: false, placeholders });
      const totals: Record<string, Record<string, number>> = {};
      for (const rule of rules) {
        const counts = rule.type === 'event' ? matchesOf(rule) : [];
        if (counts.length > 0) totals[rule.title] = Object.fromEntries(counts);
      }
      close();
      db.close();
      console.table(totals);
      expect(totals).toEqual(sigmaTotals);

      function matchesOf({ question }: EventRule): [string, number][] {
        if (question === null) return [];
        const { from, where, params } = compileQuery(question, context);
        return db
          .prepare(
            `SELECT s.system, count(*) FROM (SELECT r.source FROM ${from} WHERE ${where}) AS found
             JOIN source s ON s.id = found.source GROUP BY s.system ORDER BY s.system`,
          )
          .raw()
          .all(params) as [string, number][];
      }
    });
  });
});
