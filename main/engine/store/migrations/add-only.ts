/**
 * The triggers that refuse every change of rows in these tables, as SQL. What it writes is part of released formats: it
 * must never write anything else.
 */
export function addOnly(tables: readonly string[]): string {
  return tables
    .flatMap((table) =>
      (['UPDATE', 'DELETE'] as const).map(
        (verb) =>
          `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is only added to: ${verb} refused'); END;`,
      ),
    )
    .join('\n');
}
