const iso = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;

/** Microseconds of a time as this service writes it: ISO 8601 with an offset; null for anything else. */
export function systemMicros(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const [, clock, fraction = '', zone] = iso.exec(value) ?? [];
  if (clock === undefined || zone === undefined) return null;
  const seconds = Date.parse(`${clock}${zone}`);
  if (Number.isNaN(seconds)) return null;
  return seconds * 1_000 + Number(fraction.slice(0, 6).padEnd(6, '0'));
}
