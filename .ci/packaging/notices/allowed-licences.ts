/** What may be handed out with a program under MIT: permissive, with no claim on what stands beside it. */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
  'Zlib',
]);

/** For data these too: they ask for the name of who made it, and for nothing of the program. */
const allowedForData: ReadonlySet<string> = new Set([...allowed, 'CC-BY-4.0', 'public domain']);

/**
 * Whether something under a licence may be handed out: of alternatives one is enough, of licences that hold
 * together each must be allowed. What is none of these forms is not.
 * @param expression an SPDX expression, as package.json has it
 */
export function isAllowed(expression: string, isData = false): boolean {
  const known = isData ? allowedForData : allowed;
  const bare = expression.trim().replace(/^\(([^()]*)\)$/, '$1');
  return bare
    .split(/ OR /)
    .some((alternative) => alternative.split(/ AND /).every((each) => known.has(each.trim())));
}
