import type { TreeNode } from '../../../shared/entities.ts';
import { foldName } from '../../../shared/fields.ts';
import { makeZoneRule, readInstant, withDayFirst } from '../../../shared/time/index.ts';

/**
 * The text among the nodes of a record that was read as its time. Where several mean the same moment, the
 * one under the column's own name.
 * @param micros the time as it was read
 * @param zone that of the source, applied to texts that name none
 * @param column name of the column of the record's kind that holds the time
 */
export function findWrittenTime(
  nodes: readonly TreeNode[],
  micros: number,
  zone: string,
  column: string,
): string | null {
  const rule = makeZoneRule(zone);
  const rules = [rule, withDayFirst(rule)];
  const found = nodes.filter((node) => {
    const value = timeIn(node);
    return value !== null && rules.some((each) => readInstant(value, each)?.micros === micros);
  });
  const best = found.find(({ key }) => foldName(key) === foldName(column)) ?? found[0];
  return best?.text ?? null;
}

/** Longest text that may be a time. */
const longest = 100;

function timeIn({ type, text }: TreeNode): string | number | bigint | null {
  if (text.length > longest) return null;
  if (type === 'text') return text;
  if (type !== 'number') return null;
  const isInteger = /^-?\d+$/.test(text);
  return isInteger && !Number.isSafeInteger(Number(text)) ? BigInt(text) : Number(text);
}
