import { writeFileSync } from 'node:fs';
import {
  type DetectionRule,
  type RuleResult,
  type RunAsked,
  runRules,
} from '../../../../../main/engine/detect/index.ts';
import { createEngine } from '../../../../../main/engine/index.ts';
import {
  compileQuery,
  countIds,
  matchRecords,
  registerFunctions,
  StopCheck,
} from '../../../../../main/engine/query/index.ts';
import { openReadable } from '../../../../../main/engine/store/index.ts';
import { isParseError, parse } from '../../../../../shared/query/index.ts';
import { importFiles } from '../../../../helpers/engines.ts';
import { readTexts } from '../sigma/rule-case.ts';

/** A case that rules are run over, import after import. */
export interface RunCase {
  /** Imports records as one NDJSON file. */
  add(records: readonly object[]): Promise<void>;
  run(rules: readonly DetectionRule[], over?: Partial<RunAsked>): RuleResult[];
  /** Records that the query of a finding finds, ascending. */
  foundBy(finding: RuleResult['found'][number], over?: Partial<RunAsked>): number[];
  /** Highest record id. */
  records(): number;
}

const usual: RunAsked = {
  ids: null,
  scope: null,
  asOf: Date.UTC(2026, 1, 20) * 1000,
  zone: 'UTC',
  since: null,
  unchanged: new Set(),
};

/** @param place gives paths in a folder of the test */
export function makeRunCase(place: (name: string) => string): RunCase {
  const path = place('case.trailcase');
  let files = 0;
  const opened = <T>(work: (db: ReturnType<typeof openReadable>) => T): T => {
    const db = openReadable(path);
    const close = registerFunctions(db);
    try {
      return work(db);
    } finally {
      close();
      db.close();
    }
  };
  return {
    async add(records) {
      files += 1;
      const file = place(`records-${files}.ndjson`);
      writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'));
      const engine = createEngine();
      await engine.call('case.open', { path, create: true });
      const { refused } = await importFiles(engine, [file]);
      await engine.close();
      if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
    },
    run: (rules, over = {}) =>
      opened((db) => runRules(db, rules, { ...usual, ...over }, new StopCheck(db), () => {})),
    foundBy({ query, kind }, over = {}) {
      const context = { ...usual, ...over };
      const read = parse(query, { kind, ...context });
      if (isParseError(read)) throw new Error(`cannot be read back: ${read.message}`);
      return opened((db) => {
        // Not that of the run: stops are looked for on every connection.
        new StopCheck(db);
        const compiled = compileQuery({ kind, where: read.query }, context);
        return [...matchRecords(db, compiled).ids];
      });
    },
    records: () => opened(countIds),
  };
}

/** A sign-in event as the tenant writes it. */
export function event(
  createdOn: string | null,
  over: Readonly<Record<string, unknown>> = {},
): object {
  return {
    id: `${createdOn} ${JSON.stringify(over)}`,
    eventType: 'login',
    status: 'Failure',
    clientName: 'auth ui',
    providerName: 'password',
    email: 'kim@acme.example',
    username: 'kim',
    ipAddress: '198.51.100.7',
    userAgent: 'curl/8',
    ...(createdOn === null ? {} : { createdOn }),
    ...over,
  };
}

/** Rules out of a text; fails where it has problems. */
export function rulesOf(text: string): DetectionRule[] {
  const { rules, problems } = readTexts({ 'rules.yml': text });
  if (problems.length > 0) throw new Error(`no rules: ${JSON.stringify(problems)}`);
  return rules;
}
