import type { Level, RuleSummary } from '../../../shared/detection.ts';

/** Whether a rule has all the words that are looked for, and the level, where one is chosen. */
export function isSought(rule: RuleSummary, text: string, level: Level | null): boolean {
  if (level !== null && rule.level !== level) return false;
  const { title, description, file, type, tags, systems, id, logsource } = rule;
  const all = [title, description, file, type, id, logsource, ...tags, ...systems]
    .join('\n')
    .toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
