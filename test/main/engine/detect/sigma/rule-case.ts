import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EventRule,
  type ReadRules,
  type RuleSources,
  readRules,
} from '../../../../../main/engine/detect/index.ts';
import { createEngine } from '../../../../../main/engine/index.ts';
import { compileQuery, registerFunctions } from '../../../../../main/engine/query/index.ts';
import { openReadable } from '../../../../../main/engine/store/index.ts';
import type { Question } from '../../../../../shared/query/index.ts';
import { isParseError, parse, print } from '../../../../../shared/query/index.ts';
import { importFiles } from '../../../../helpers/engines.ts';

/** A real case that questions of rules are put to. */
export interface RuleCase {
  /** Ids of the records that a question finds, ascending. */
  ids(question: Question): number[];
  close(): void;
}

const context = { asOf: Date.UTC(2026, 10, 21, 12) * 1000, zone: 'UTC' };

/** A case with one file for each text, imported in their order. */
export async function makeCase(files: Readonly<Record<string, string>>): Promise<RuleCase> {
  const folder = mkdtempSync(join(tmpdir(), 'trailcase-sigma-'));
  const path = join(folder, 'rules.trailcase');
  const engine = createEngine();
  await engine.call('case.open', { path, create: true });
  const paths = Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  const { refused } = await importFiles(engine, paths);
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
  await engine.close();
  const db = openReadable(path);
  const closeFunctions = registerFunctions(db);
  return {
    ids(question) {
      const { from, where, params } = compileQuery(question, context);
      return db
        .prepare(`SELECT r.id FROM ${from} WHERE ${where} ORDER BY r.id`)
        .pluck()
        .all(params) as number[];
    },
    close() {
      closeFunctions();
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Records of Okta's log as NDJSON: what is given, and what tells the shape. */
export function oktaLines(records: readonly object[]): string {
  return records
    .map((record, at) =>
      JSON.stringify({
        uuid: `r${at}`,
        published: '2026-03-01T00:00:00.000Z',
        eventType: 'user.session.start',
        actor: { alternateId: 'ada@demo.example' },
        ...record,
      }),
    )
    .join('\n');
}

/** Reads rules from texts, as files of a folder of one's own. */
export function readTexts(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Omit<RuleSources, 'folders'> = {},
): ReadRules {
  const folder = mkdtempSync(join(tmpdir(), 'trailcase-rules-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return readRules({ folders: [folder], shipped: false, ...options });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A rule about Okta's log around a detection. */
export function oktaRule(detection: string): string {
  const indented = detection.trim().replace(/^/gm, '  ');
  return `title: A rule\nlogsource: {product: okta, service: okta}\ndetection:\n${indented}\n`;
}

/** The one rule of a text; fails where it has problems, or is not written as it is read. */
export function eventRule(text: string, options: Omit<RuleSources, 'folders'> = {}): EventRule {
  const { rules, problems } = readTexts({ 'rule.yml': text }, options);
  const [rule] = rules;
  if (rule?.type !== 'event' || problems.length > 0) {
    throw new Error(`no rule: ${JSON.stringify(problems)}`);
  }
  return rule;
}

/** The question of a rule, as it comes back from its text. */
export function questionOf({ question }: EventRule): Question {
  if (question === null) throw new Error('no source has its names');
  const { kind, where } = question;
  const read = parse(print(where, kind), { kind, ...context });
  if (isParseError(read)) throw new Error(`cannot be read back: ${read.message}`);
  return { kind, where: read.query };
}
