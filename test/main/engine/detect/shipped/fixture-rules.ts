import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readRules, shippedRules } from '../../../../../main/engine/detect/index.ts';
import type { FixtureLine } from './fixture-records.ts';

/** Records that a rule must or must not find something in. */
export interface FixtureCase {
  what: string;
  records: FixtureLine[];
  /** Exactly so many findings; at least one of what fires if not given. */
  findings?: number;
  /** Exactly so many records that the rule's own condition is true of. */
  matched?: number;
}

interface Fixture {
  /** The rule that is run, where the one that is meant only serves it. */
  by?: string;
  fires: FixtureCase[];
  silent: FixtureCase[];
}

const folder = fileURLToPath(new URL('fixtures/', import.meta.url));

/** Files of a folder of YAML and those below it, with `/`. */
function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.yml'))
    .sort();
}

/** The rules of the program, and what cannot be read of them. */
export const shipped = readRules({ folders: [] });

/** Files of the rules of the program, and of their fixtures: one for one. */
export const ruleFiles = filesIn(shippedRules);
export const fixtureFiles = filesIn(folder);

/** The one rule that a file holds. */
export function ruleIn(file: string) {
  const [rule, ...others] = shipped.rules.filter((each) => each.file === file);
  if (rule === undefined || others.length > 0) throw new Error(`${file} does not hold one rule`);
  return rule;
}

/** What a rule file holds, as plain data. */
export function writtenRule(file: string): Record<string, unknown> {
  return parse(readFileSync(`${shippedRules}/${file}`, 'utf8')) as Record<string, unknown>;
}

/** The fixture of a rule. */
export function fixtureOf(file: string): Fixture {
  return parse(readFileSync(`${folder}${file}`, 'utf8')) as Fixture;
}
