import { addOnly } from './add-only.ts';

/** Tables of what was asked of tenants and done there, which is never changed afterwards: a new row says otherwise. */
const refusals = addOnly([
  'connection_step',
  'pull',
  'pull_page',
  'pull_point',
  'act_run',
  'act_step',
  'restore_run',
  'restore_step',
]);

/**
 * Connections, pulls, executions of the response plan and restores. Every row but those of `pull_page` bears the
 * number of a custody entry as its id and says what that entry says; pages are sealed by the entry of their import.
 * No secret is in any of them.
 */
export const migration = {
  version: 40,
  sql: `
-- A connection that was kept in the case, changed or removed: the newest of its id counts. detail: Connection as JSON.
CREATE TABLE connection_step (
  id INTEGER PRIMARY KEY,
  connection TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('kept', 'removed')),
  detail TEXT NOT NULL
) STRICT;

-- A pull. id: the custody entry of its start. connection: id of the connection. detail: what was asked, as JSON.
CREATE TABLE pull (
  id INTEGER PRIMARY KEY,
  connection TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

-- One answer of a system, as it came: its bytes are those of the source from the offset on. sha256: over them.
-- detail: method, address without secrets, status, headers, time, attempts, as JSON.
CREATE TABLE pull_page (
  source INTEGER NOT NULL,
  page INTEGER NOT NULL,
  pull INTEGER NOT NULL,
  stream TEXT NOT NULL,
  offset INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (source, page)
) STRICT, WITHOUT ROWID;

CREATE INDEX pull_page_pull ON pull_page (pull);

-- How far a log of a connection is. id: the custody entry of the import that stored the pages up to there, or of
-- the note that there were none. The newest of a connection and stream counts. detail: the point, as JSON.
CREATE TABLE pull_point (
  id INTEGER PRIMARY KEY,
  pull INTEGER NOT NULL,
  connection TEXT NOT NULL,
  stream TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

CREATE INDEX pull_point_stream ON pull_point (connection, stream);

-- An execution of the response plan. id: the custody entry of its start. detail: connection and calls, as JSON.
CREATE TABLE act_run (
  id INTEGER PRIMARY KEY,
  detail TEXT NOT NULL
) STRICT;

-- asked: before a request goes out. answered: what came. state: how the run ended. call: which of its calls.
CREATE TABLE act_step (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  call TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('asked', 'answered', 'state')),
  detail TEXT NOT NULL
) STRICT;

CREATE INDEX act_step_run ON act_step (run);

-- A restore. id: the custody entry of its start. records: ids that are sent, in their order, in ranges.
CREATE TABLE restore_run (
  id INTEGER PRIMARY KEY,
  detail TEXT NOT NULL,
  records TEXT NOT NULL
) STRICT;

-- asked: before a batch goes out. answered: what came. state: verification, and how the run ended.
CREATE TABLE restore_step (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  batch INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('asked', 'answered', 'state')),
  detail TEXT NOT NULL
) STRICT;

CREATE INDEX restore_step_run ON restore_step (run);

${refusals}
`,
};
