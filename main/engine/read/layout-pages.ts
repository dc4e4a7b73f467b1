import { isBlank } from './json-grammar.ts';
import { JsonScanner } from './json-scanner.ts';
import type { IsRecord } from './layout.ts';
import { findRecordLists, isObject } from './layout-lists.ts';

/** Documents of a sample that are looked at. */
const mostLooked = 20;

/**
 * Whether documents one after another are pages of records: each an array of objects, or an object that is no
 * record and lists some. An empty page counts as one beside another that is not.
 * @param start index of the first byte that is not blank
 */
export function isPages(sample: Buffer, start: number, isRecord: IsRecord): boolean {
  const scanner = new JsonScanner();
  let at = start;
  let holding = 0;
  for (let seen = 0; seen < mostLooked; seen += 1) {
    if (sample[at] !== 0x7b && sample[at] !== 0x5b) return seen > 1 && holding > 0;
    scanner.begin();
    const end = scanner.scan(sample, at);
    // A page that the sample cuts off, or that is broken, is one more.
    if (end < 0) return seen > 0 && holding > 0;
    const page: unknown = JSON.parse(sample.toString('utf8', at, end));
    const lists = listsOf(page, isRecord);
    if (lists === null) return false;
    holding += lists;
    at = end;
    while (isBlank(sample[at])) at += 1;
  }
  return holding > 0;
}

/** 1 for a page that holds records, 0 for an empty one; null for what is no page. */
function listsOf(value: unknown, isRecord: IsRecord): number | null {
  if (Array.isArray(value)) {
    const isList = value.every(isObject);
    if (!isList) return null;
    return value.length > 0 ? 1 : 0;
  }
  if (!isObject(value) || isRecord(value)) return null;
  if (findRecordLists(value).length > 0) return 1;
  return findRecordLists(value, [], true).length > 0 ? 0 : null;
}
