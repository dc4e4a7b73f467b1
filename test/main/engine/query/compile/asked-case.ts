import { compileQuery, registerFunctions } from '../../../../../main/engine/query/compile/index.ts';
import { openReadable, type ReadableCase } from '../../../../../main/engine/store/index.ts';
import type { Query, Question } from '../../../../../shared/query/ast.ts';

/** "As of" and zone of every question in these tests: noon on Tuesday, 15 July 2025, UTC. */
export const context = { asOf: Date.UTC(2025, 6, 15, 12) * 1000, zone: 'UTC' };

/** A case opened as a reader has it. */
export interface AskedCase {
  db: ReadableCase;
  /** Ids of the answer, ascending, from the compiled question as it stands. */
  ids(question: Question): number[];
  /** The same without the index that the compiler chose. */
  idsWithoutIndex(question: Question): number[];
  /** What SQLite does for the newest hundred of the answer. */
  plan(question: Question): string;
  close(): void;
}

/** Opens a case over a connection with the SQL functions. */
export function openAskedCase(path: string): AskedCase {
  const db = openReadable(path);
  const closeFunctions = registerFunctions(db);
  const answer = (from: string, where: string, params: readonly unknown[]) =>
    db
      .prepare(`SELECT r.id FROM ${from} WHERE ${where} ORDER BY r.id`)
      .pluck()
      .all(params) as number[];
  return {
    db,
    ids(question) {
      const { from, where, params } = compileQuery(question, context);
      return answer(from, where, params);
    },
    idsWithoutIndex(question) {
      const { where, params } = compileQuery(question, context);
      return answer('record r', where, params);
    },
    plan(question) {
      const { from, where, params } = compileQuery(question, context);
      const sql = `SELECT r.id FROM ${from} WHERE ${where} ORDER BY r.time DESC, r.id DESC LIMIT 100`;
      const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(params) as { detail: string }[];
      return steps.map(({ detail }) => detail).join('\n');
    },
    close() {
      closeFunctions();
      db.close();
    },
  };
}

/** A question asked in the timeline. */
export function inTimeline(where: Query): Question {
  return { kind: null, where };
}
