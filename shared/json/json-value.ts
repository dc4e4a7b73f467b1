/**
 * Any JSON value as Trailcase holds it: plain data. A `bigint` stands for an integer that a double
 * cannot hold exactly; see `parseExact`.
 */
export type JsonValue = null | boolean | number | bigint | string | JsonValue[] | JsonObject;

/** A JSON object. Any text may be a key, `__proto__` too: read keys with `Object.hasOwn` first. */
export interface JsonObject {
  [key: string]: JsonValue;
}

/** True for an object in the sense of JSON: neither an array nor null. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
