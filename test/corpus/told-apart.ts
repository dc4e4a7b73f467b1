/** Names of ids, at the top of a record or one step below. */
const idNames = new Set([
  'uuid',
  'id',
  'eventID',
  'insertId',
  'insertid',
  '_document_id',
  'uniqueQualifier',
  'eventDataId',
  'correlationId',
  'txid',
]);
const outer = new Set(['properties', 'id']);

/**
 * Lines of NDJSON with the number of each behind its ids. Unit tests of vendors, put together in one file,
 * have the same ids in different records, of which an import keeps the first.
 */
export function toldApart(lines: string): string {
  return lines
    .split('\n')
    .map((line, at) =>
      line.trim() === '' ? line : JSON.stringify(marked(JSON.parse(line), at, 0)),
    )
    .join('\n');
}

function marked(record: Record<string, unknown>, line: number, depth: number): object {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => {
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (isObject && depth === 0 && outer.has(key)) {
        return [key, marked(value as Record<string, unknown>, line, depth + 1)];
      }
      return [key, idNames.has(key) && typeof value === 'string' ? `${value}#${line}` : value];
    }),
  );
}
