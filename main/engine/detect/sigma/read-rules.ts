import type { RuleProblem, RuleSettings } from '../../../../shared/detection.ts';
import type { DetectionRule } from '../rule.ts';
import { linkRules } from './link-rules.ts';
import type { Expansions } from './modifiers.ts';
import { isPlaceholderFile, type Placeholders, readPlaceholders } from './placeholders.ts';
import { readCorrelation, type UnlinkedCorrelation } from './read-correlation.ts';
import { type DocumentPlace, readDocument, titleOf } from './read-document.ts';
import { readEventRule, type UnlinkedEvent } from './read-event.ts';
import { type RuleFile, readRuleFiles, shippedRules } from './rule-files.ts';
import { problemAt, RuleTrouble } from './rule-trouble.ts';
import { readDocuments } from './yaml-documents.ts';

/** Which rules are read. */
export interface RuleSources {
  /** Folders with rules of the user's own, besides those of the program. */
  folders: readonly string[];
  /** False leaves out the rules that are part of the program. */
  shipped?: boolean;
  settings?: RuleSettings;
  /** Values for the modifier `expand`; they go before those of `placeholders.yml` in the folders. */
  placeholders?: Placeholders;
}

/** Rules that can be run, and why others cannot. */
export interface ReadRules {
  rules: DetectionRule[];
  problems: RuleProblem[];
}

/**
 * Reads rules from folders: YAML files, in which every document is a Sigma rule or correlation. What is
 * broken or not supported is a problem with its place; the other rules are read.
 *
 * Where values are compared, this differs from Sigma: a text that is empty, an empty list and an empty
 * object count as no value, as everywhere in the program; `null` and `''` ask the same.
 *
 * @throws TrailcaseError `file-unreadable` for a folder that cannot be looked into
 */
export function readRules(sources: RuleSources): ReadRules {
  const { folders, shipped = true, settings = {}, placeholders = {} } = sources;
  const problems: RuleProblem[] = [];
  const files: (RuleFile & { origin: 'shipped' | 'own' })[] = [];
  const all = [...(shipped ? [shippedRules] : []), ...folders];
  for (const folder of new Set(all)) {
    const found = readRuleFiles(folder);
    const origin = folder === shippedRules ? 'shipped' : 'own';
    files.push(...found.files.map((file) => ({ ...file, origin }) as const));
    problems.push(...found.problems);
  }
  const values = new Map<string, readonly string[]>();
  for (const file of files.filter(isPlaceholderFile)) {
    const read = readPlaceholders(file);
    for (const [name, list] of read.values) values.set(name, list);
    problems.push(...read.problems);
  }
  for (const [name, list] of Object.entries(placeholders)) values.set(name, list);
  const expansions: Expansions = (name) => values.get(name) ?? null;
  const found = files
    .filter((file) => !isPlaceholderFile(file))
    .flatMap((file) => readFile(file, file.origin, { settings, expansions, problems }));
  const linked = linkRules(found);
  return { rules: linked.rules, problems: [...problems, ...linked.problems] };
}

interface Reading {
  settings: RuleSettings;
  expansions: Expansions;
  problems: RuleProblem[];
}

function readFile(
  { file, text }: RuleFile,
  origin: DocumentPlace['origin'],
  { settings, expansions, problems }: Reading,
): (UnlinkedEvent | UnlinkedCorrelation)[] {
  return readDocuments(text).flatMap((document): (UnlinkedEvent | UnlinkedCorrelation)[] => {
    let title: string | null = null;
    try {
      if ('trouble' in document) throw document.trouble;
      const { value, line, text: written } = document;
      title = titleOf(value);
      const read = readDocument(value, { file, line, text: written, origin }, settings);
      return read.type === 'event'
        ? [readEventRule(read.head, read.written, read.map, expansions)]
        : [readCorrelation(read.head, read.written, read.map)];
    } catch (error) {
      if (!(error instanceof RuleTrouble)) throw error;
      const spot = error.spot ?? { line: document.line, column: 1 };
      problems.push(problemAt(file, title, spot, error.message));
      return [];
    }
  });
}
