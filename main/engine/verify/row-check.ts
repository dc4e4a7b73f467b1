import { type BlockSubject, frameBytes, pathsOfSet, type ReadableCase } from '../store/index.ts';

/** Tables whose rows are hashed in blocks. */
const inBlocks: readonly BlockSubject[] = [
  'record',
  'value',
  'change_set',
  'issue',
  'duplicate',
  'later_state',
];

/**
 * Finds rows that no hash covers: rows of no source, of no block, frames of no stream, and rows of
 * tables that follow from others.
 * @returns what differs, in words; empty when nothing does
 */
export function checkRows(db: ReadableCase): string[] {
  const findings: string[] = [];
  const number = (sql: string, ...values: string[]) =>
    db
      .prepare(sql)
      .pluck()
      .get(...values) as number;
  const expect = (found: number, expected: number, what: string) => {
    if (found !== expected) findings.push(`${what}: ${found} instead of ${expected}`);
  };
  for (const table of ['record', 'issue', 'duplicate', 'later_state', 'block']) {
    const strays = number(
      `SELECT count(*) FROM ${table} WHERE source NOT IN (SELECT id FROM source)`,
    );
    expect(strays, 0, `rows of ${table} without a source`);
  }
  expect(
    number('SELECT coalesce(max(id), 0) FROM block'),
    number('SELECT count(*) FROM block'),
    'id of the last block',
  );
  const unused = number('SELECT count(*) FROM given WHERE id NOT IN (SELECT given FROM source)');
  expect(unused, 0, 'files without a source');
  const streams = number(
    'SELECT count(*) FROM (SELECT stream FROM source UNION SELECT stream FROM given)',
  );
  expect(number('SELECT count(*) FROM stream'), streams, 'streams of evidence');
  for (const table of inBlocks) {
    const covered = number(
      'SELECT coalesce(sum(last - first + 1), 0) FROM block WHERE subject = ?',
      table,
    );
    expect(number(`SELECT count(*) FROM ${table}`), covered, `rows of ${table}`);
  }
  expect(
    number('SELECT count(*) FROM fingerprint'),
    number('SELECT (SELECT count(*) FROM record) - (SELECT count(*) FROM later_state)'),
    'fingerprints',
  );
  expect(
    number('SELECT count(*) FROM chunk'),
    number(`SELECT coalesce(sum((bytes + ${frameBytes - 1}) / ${frameBytes}), 0) FROM stream`),
    'frames of evidence',
  );
  return [...findings, ...checkChangePaths(db)];
}

/** Compares the changed paths with the sets that they were taken from. */
function checkChangePaths(db: ReadableCase): string[] {
  const isThere = db
    .prepare('SELECT count(*) FROM change_path WHERE path = ? AND change_set = ?')
    .pluck();
  let [expected, found] = [0, 0];
  const sets = db.prepare('SELECT id, paths FROM change_set').raw().iterate();
  for (const set of sets) {
    const [id, paths] = set as [number, string];
    for (const path of pathsOfSet(paths)) {
      expected += 1;
      found += isThere.get(path, id) as number;
    }
  }
  const rows = db.prepare('SELECT count(*) FROM change_path').pluck().get() as number;
  return found === expected && rows === expected ? [] : ['the list of changed paths was altered'];
}
