export { parseExact, stringifyExact } from './exact-json.ts';
export type { JsonObject, JsonValue } from './json-value.ts';
export { isJsonObject } from './json-value.ts';
export { nestingExceeds } from './nesting.ts';
