import { jsonState } from './json-grammar.ts';
import { JsonScanner, scanResult } from './json-scanner.ts';

/** What is wrong with bytes that `JSON.parse` refused. */
export interface JsonFault {
  /** True if the bytes are the beginning of a valid value and only stop too early. */
  isUnfinished: boolean;
  /** One sentence for a person. */
  reason: string;
}

/** Says why `bytes` are not one JSON value. */
export function explainJson(bytes: Buffer): JsonFault {
  const scanner = new JsonScanner();
  scanner.begin();
  const end = scanner.scan(bytes, 0);
  if (end === scanResult.broken) {
    return { isUnfinished: false, reason: describeBreak(scanner, bytes, 0) };
  }
  if (end === scanResult.more) {
    return { isUnfinished: true, reason: 'Not valid JSON: it ends before it is complete.' };
  }
  return {
    isUnfinished: false,
    reason: `Not valid JSON: something follows the value that ends at byte ${end}.`,
  };
}

/**
 * The sentence for a scanner that broke.
 * @param start index of the record's first byte in `bytes`; negative if it lies before them
 */
export function describeBreak(scanner: JsonScanner, bytes: Buffer, start: number): string {
  const at = scanner.brokenAt;
  const found = nameByte(bytes[at] ?? 0);
  const wanted = expectations[scanner.state] ?? 'true, false or null';
  return `Not valid JSON: byte ${at - start + 1} of the record is ${found} where ${wanted} was expected.`;
}

/** `'x'`, or `byte 0x1F` for what cannot be shown. */
export function nameByte(byte: number): string {
  if (byte > 0x20 && byte < 0x7f) return `'${String.fromCharCode(byte)}'`;
  if (byte === 0x20) return 'a blank';
  return `byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

const expectations: Partial<Record<number, string>> = {
  [jsonState.value]: 'a value',
  [jsonState.valueOrEnd]: "a value or ']'",
  [jsonState.nameOrEnd]: "a name in double quotes or '}'",
  [jsonState.name]: 'a name in double quotes',
  [jsonState.colon]: "':'",
  [jsonState.after]: 'a comma or the closing bracket',
  [jsonState.string]: 'text without raw control characters',
  [jsonState.escape]: 'an escape such as \\n',
  [jsonState.hex1]: 'a hexadecimal digit',
  [jsonState.hex2]: 'a hexadecimal digit',
  [jsonState.hex3]: 'a hexadecimal digit',
  [jsonState.hex4]: 'a hexadecimal digit',
  [jsonState.minus]: 'a digit',
  [jsonState.zero]: 'the end of the number (no leading zeros)',
  [jsonState.integer]: 'the end of the number',
  [jsonState.point]: 'a digit',
  [jsonState.fraction]: 'the end of the number',
  [jsonState.exponent]: 'a digit or a sign',
  [jsonState.exponentSign]: 'a digit',
  [jsonState.exponentDigits]: 'the end of the number',
};
