import { foldName } from '../../../shared/fields.ts';

/** Words in column names that speak for a canonical field, the most telling first. */
const telling: readonly (readonly [string, readonly string[]])[] = [
  [
    'time',
    [
      'timestamp',
      'eventtime',
      'eventtimestamp',
      'eventdatetime',
      'activitydatetime',
      'createddatetime',
      'published',
      'createdat',
      'createdon',
      'creationtime',
      'creationdate',
      'occurredat',
      'datetime',
      'timegenerated',
      'insertinstant',
      'createinstant',
      'datecreate',
      'date',
      'time',
      'created',
    ],
  ],
  [
    'action',
    [
      'eventname',
      'eventtype',
      'activitydisplayname',
      'operationname',
      'operation',
      'activitytype',
      'action',
      'event',
      'activity',
      'type',
    ],
  ],
  [
    'actor',
    [
      'actoremail',
      'useremail',
      'email',
      'userprincipalname',
      'userid',
      'username',
      'actor',
      'user',
      'account',
      'initiatedby',
      'insertuser',
    ],
  ],
  ['target', ['targetname', 'target', 'resource', 'object', 'entity']],
  ['status', ['outcome', 'status', 'result', 'eventresult']],
  ['ip', ['ipaddress', 'sourceipaddress', 'clientip', 'sourceip', 'ipaddr', 'ip']],
  ['agent', ['useragent', 'agent']],
  ['id', ['eventid', 'logid', 'uuid', 'recordid', 'id']],
];

/**
 * The nearest mapping for a shape that no source describes: by the words in its column names.
 * @param paths columns, or dotted paths of a JSON record
 * @param isId whether a column tells records apart: those that share an id count as one
 * @returns parts of a `--map`, such as `time=Created` and `actor=User`
 */
export function nearestMapping(
  paths: readonly string[],
  isId: (path: string) => boolean = () => true,
): string[] {
  const free = new Set(paths.filter((path) => !path.includes(',')));
  const parts: string[] = [];
  for (const [word, names] of telling) {
    let found = closest(names, [...free]);
    while (found !== undefined && word === 'id' && !isId(found)) {
      free.delete(found);
      found = closest(names, [...free]);
    }
    if (found === undefined) continue;
    free.delete(found);
    parts.push(`${word}=${found}`);
  }
  return parts;
}

function closest(names: readonly string[], paths: readonly string[]): string | undefined {
  for (const name of names) {
    const exact = paths.find((path) => foldName(path) === name);
    if (exact !== undefined) return exact;
  }
  for (const name of names) {
    const ending = paths.find((path) => foldName(path.split('.').at(-1) ?? path) === name);
    if (ending !== undefined) return ending;
  }
  return undefined;
}

/** Columns of a record: its own keys, and one level below where a value is an object. */
export function columnsOf(record: unknown): string[] {
  return [...cellsOf(record).keys()];
}

/** The values of a record by its columns. A key that is written with a dot goes before a path. */
export function cellsOf(record: unknown): Map<string, unknown> {
  const cells = new Map<string, unknown>();
  if (!isKeyed(record)) return cells;
  for (const [key, value] of Object.entries(record)) {
    cells.set(key, value);
    if (!isKeyed(value)) continue;
    for (const [inner, deeper] of Object.entries(value)) {
      const path = `${key}.${inner}`;
      if (!Object.hasOwn(record, path)) cells.set(path, deeper);
    }
  }
  return cells;
}

function isKeyed(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
