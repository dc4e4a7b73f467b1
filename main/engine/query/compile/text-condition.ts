import { join, type Sql, sql } from './sql.ts';
import type { TextTest } from './test-kinds.ts';
import { likePattern } from './text-parts.ts';

/**
 * A test as a condition on a text in SQL. What SQLite can decide by itself it does; the rest goes to
 * `text_passes`, behind a LIKE that spares most texts the call.
 */
export function textCondition(text: Sql, test: TextTest): Sql {
  if (test.kind === 'equal') return sql`${text} = ${test.text}`;
  if (test.kind === 'oneOf') return oneOf(text, test);
  const passes = sql`text_passes(${JSON.stringify(test)}, ${text})`;
  const pattern = test.kind === 'parts' ? likePattern(test) : null;
  if (pattern === null) return passes;
  // LIKE takes a text for ended at its first NUL.
  return sql`((${text} LIKE ${pattern} OR instr(${text}, char(0)) > 0) AND ${passes})`;
}

function oneOf(text: Sql, { exact, loose }: Extract<TextTest, { kind: 'oneOf' }>): Sql {
  const pieces: Sql[] = [];
  if (exact.length > 0) pieces.push(isAmong(text, exact));
  if (loose.length > 0) pieces.push(isAmong(sql`fold_loosely(${text})`, loose));
  return pieces.length === 1 ? (pieces[0] as Sql) : sql`(${join(pieces, ' OR ')})`;
}

function isAmong(text: Sql, texts: readonly string[]): Sql {
  return sql`${text} IN (SELECT value FROM json_each(${JSON.stringify(texts)}))`;
}
