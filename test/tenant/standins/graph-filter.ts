import type { LoggedRecord } from './logged-records.ts';

/** What a `$filter` lets through; null where it is not one that these logs take. */
export interface GraphFilter {
  type: string | null;
  lets(record: LoggedRecord): boolean;
}

const typed =
  /^\((.*)\) and signInEventTypes\/any\(t: t eq '(\w+)'\)$|^signInEventTypes\/any\(t: t eq '(\w+)'\)$/;

/** Reads the filters that the pages on these logs name: `ge`, `le` and `eq` of the time, and types of sign-ins. */
export function readGraphFilter(text: string, timeField: string): GraphFilter | null {
  const [whole, ends, type, alone] = typed.exec(text) ?? [];
  const times = whole === undefined ? text : (ends ?? '');
  const tests = times === '' ? [] : times.split(' and ').map((part) => readTest(part, timeField));
  if (tests.some((test) => test === null)) return null;
  return {
    type: type ?? alone ?? null,
    lets: ({ record }) => {
      const time = String(record[timeField]);
      return tests.every((test) => test?.(time) ?? false);
    },
  };
}

function readTest(part: string, timeField: string): ((time: string) => boolean) | null {
  const [, field, operator, told = ''] = /^(\w+) (ge|le|eq) (\S+)$/.exec(part) ?? [];
  if (field !== timeField || Number.isNaN(Date.parse(told))) return null;
  const limit = ticksOf(told);
  if (operator === 'ge') return (time) => ticksOf(time) >= limit;
  if (operator === 'le') return (time) => ticksOf(time) <= limit;
  return (time) => ticksOf(time) === limit;
}

/** Tenths of microseconds, exactly. */
function ticksOf(text: string): bigint {
  const [, clock = '', fraction = ''] = /^(.*?)(?:\.(\d{1,7}))?Z$/.exec(text) ?? [];
  return BigInt(Date.parse(`${clock}Z`)) * 10_000n + BigInt(fraction.padEnd(7, '0'));
}
