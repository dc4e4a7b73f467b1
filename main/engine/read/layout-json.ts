import { isBlank } from './json-grammar.ts';
import { JsonScanner, scanResult } from './json-scanner.ts';
import type { IsRecord, Layout } from './layout.ts';
import { isLineByLine } from './layout-lines.ts';
import { findRecordLists, isObject } from './layout-lists.ts';
import { isPages } from './layout-pages.ts';

const brace = 0x7b;
const bracket = 0x5b;

/** The JSON layout of a source; null if it is no JSON. Arguments as for `sniffLayout`. */
export function sniffJson(sample: Buffer, whole: boolean, isRecord: IsRecord): Layout | null {
  const start = skipBlanks(sample, 0);
  const first = sample[start];
  if (first === undefined) return null;
  if (isPages(sample, start, isRecord)) return { type: 'pages' };
  if (isLineByLine(sample, whole)) return { type: 'ndjson' };
  if (first === brace) return sniffObject(sample.subarray(start), whole, isRecord);
  if (first === bracket) return isBracketedText(sample, start) ? null : { type: 'array' };
  return whole && isJson(sample) ? { type: 'single' } : null;
}

/** @param sample starts with the object */
function sniffObject(sample: Buffer, whole: boolean, isRecord: IsRecord): Layout {
  const scanner = new JsonScanner();
  scanner.begin();
  const end = scanner.scan(sample, 0);
  if (end >= 0) {
    const next = skipBlanks(sample, end);
    if (sample[next] === brace) return { type: 'sequence' };
    const value: unknown = JSON.parse(sample.toString('utf8', 0, end));
    // Behind the sample more objects may follow; a sequence reads one as well as many.
    const other = whole || next < sample.length ? 'single' : 'sequence';
    return judgeObject(value, isRecord, other);
  }
  if (end === scanResult.more) {
    return judgeObject(readPart(sample), isRecord, whole ? 'single' : 'sequence');
  }
  const { brokenAt } = scanner;
  const isFollowed = /\}\s*\{/.test(sample.toString('latin1', brokenAt));
  return judgeObject(
    readPart(sample.subarray(0, brokenAt)),
    isRecord,
    isFollowed ? 'sequence' : 'single',
  );
}

function judgeObject(value: unknown, isRecord: IsRecord, other: 'single' | 'sequence'): Layout {
  if (isObject(value) && !isRecord(value)) {
    const paths = findRecordLists(value);
    if (paths.length > 0) return { type: 'envelope', paths };
  }
  return { type: other };
}

/** What an object that breaks off holds up to there: cut at its last comma, open brackets closed. */
function readPart(sample: Buffer): unknown {
  const scanner = new JsonScanner();
  scanner.begin();
  scanner.scan(sample, 0);
  const part = sample.subarray(0, Math.max(0, scanner.lastComma));
  scanner.begin();
  scanner.scan(part, 0);
  const closers = scanner.closers();
  return closers === null ? undefined : JSON.parse(part.toString('utf8') + closers);
}

/** Log lines that begin with a date or a level in brackets: no JSON, although they start like it. */
function isBracketedText(sample: Buffer, start: number): boolean {
  const second = sample[skipBlanks(sample, start + 1)];
  if (second === undefined || '{["]'.includes(String.fromCharCode(second))) return false;
  return /\n\[[^{["\]]/.test(sample.toString('latin1', start));
}

function isJson(sample: Buffer): boolean {
  try {
    JSON.parse(sample.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

function skipBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (isBlank(bytes[at])) at += 1;
  return at;
}
