import {
  type FindingEntity,
  levels,
  type RuleOutcome,
  type RuleProblem,
  type RuleSettings,
} from '../../../../shared/detection.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import { formatRanges, hashRows } from '../../store/index.ts';
import type { Found } from '../found.ts';
import type { RuleHead } from '../rule.ts';

/** A finding as its row has it, before it has a number. */
export interface PreparedFinding {
  rule: string;
  identity: string;
  title: string;
  /** Position in `levels`. */
  level: number;
  first: number | null;
  last: number | null;
  /** `FindingBody` as JSON. */
  body: string;
  /** Ids of its records as `formatRanges` writes them. */
  records: string;
  /** SHA-256 over all of these. */
  sha256: string;
}

/** What of a finding nothing is looked for by. */
export interface FindingBody {
  tags: readonly string[];
  summary: string;
  entities: readonly FindingEntity[];
  query: string;
  kind: Kind | null;
  /** How many records it has. */
  records: number;
}

/** A rule as it was when it ran: what a finding tells of it later, whatever became of its file. */
export interface DetectedRule {
  id: string;
  title: string;
  description: string;
  why: string;
  falsePositives: readonly string[];
  references: readonly string[];
  /** As it is written in its file. */
  text: string;
  /** See `RuleHead`. */
  hash: string;
}

/** What a rule that was asked for did, ready to be kept. */
export interface PreparedRule {
  id: string;
  /** See `hashWithParts`. */
  hash: string;
  /** False where it only serves others. */
  reports: boolean;
  /** `DetectedRule` as JSON, and SHA-256 of it; null where it was not run and is not known to have seen anything. */
  kept: { body: string; sha256: string } | null;
  /** Null where it was not run, so that its findings stay as they are. */
  found: readonly PreparedFinding[] | null;
}

/** Everything that a run found, from the thread that scans to the one that writes. */
export interface PreparedRun {
  rules: readonly PreparedRule[];
  outcomes: readonly RuleOutcome[];
  problems: readonly RuleProblem[];
  settings: RuleSettings;
  /** What it was limited to; null for the whole case. */
  question: { text: string; kind: Kind | null } | null;
  /** Only some rules were asked for. */
  isNamed: boolean;
  asOf: string;
  zone: string;
  /** Highest record id in the case. */
  records: number;
  seconds: number;
}

/** What a rule found, as it will be kept. */
export function prepareFound(
  { id, title, level, tags }: Pick<RuleHead, 'id' | 'title' | 'level' | 'tags'>,
  { identity, entities, summary, records, first, last, query, kind }: Found,
): PreparedFinding {
  const body: FindingBody = { tags, summary, entities, query, kind, records: records.length };
  const finding = {
    rule: wellFormed(id),
    identity: wellFormed(identity),
    title: wellFormed(title),
    level: levels.indexOf(level),
    first,
    last,
    body: wellFormed(JSON.stringify(body)),
    records: formatRanges(records),
  };
  return { ...finding, sha256: hashOfFinding(finding) };
}

/** A rule as it will be kept, which findings tell of later. */
export function prepareRule(rule: RuleHead): NonNullable<PreparedRule['kept']> {
  const { id, title, description, why, falsePositives, references, text, hash } = rule;
  const kept: DetectedRule = {
    id,
    title,
    description,
    why,
    falsePositives,
    references,
    text,
    hash,
  };
  const body = wellFormed(JSON.stringify(kept));
  return { body, sha256: hashRows([[body]]) };
}

/** SHA-256 over a finding as its columns from `rule` to `records` have it. */
export function hashOfFinding(finding: Omit<PreparedFinding, 'sha256'>): string {
  const { rule, identity, title, level, first, last, body, records } = finding;
  return hashRows([[rule, identity, title, level, first, last, body, records]]);
}

/** SQLite keeps well-formed texts only; one that is not would not hash the same when it is read again. */
function wellFormed(text: string): string {
  return text.toWellFormed();
}
