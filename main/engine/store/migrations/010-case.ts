/** Tables whose rows are evidence or are derived from it: written once, in the transaction of their import. */
const immutable = [
  'stream',
  'chunk',
  'given',
  'source',
  'record',
  'value',
  'change_set',
  'change_path',
  'issue',
  'duplicate',
  'fingerprint',
  'block',
  'custody',
];

const refusals = immutable
  .flatMap((table) =>
    (['UPDATE', 'DELETE'] as const).map(
      (verb) =>
        `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is evidence: ${verb} refused'); END;`,
    ),
  )
  .join('\n');

/** The first case file: evidence, records, what was left out, and the custody log. */
export const migration = {
  version: 10,
  sql: `
CREATE TABLE fact (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A run of bytes that was hashed and kept: a file as given, or a decompressed member.
CREATE TABLE stream (
  id INTEGER PRIMARY KEY,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

-- Frame number seq of a stream holds its bytes from seq * 512 KiB on.
CREATE TABLE chunk (
  stream INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  codec TEXT NOT NULL CHECK (codec IN ('zstd', 'stored')),
  data BLOB NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT;

CREATE TABLE given (
  id INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL REFERENCES stream (id),
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  container TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;

-- receipt: the SourceReceipt as JSON, fixed when the source was complete.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  given INTEGER NOT NULL REFERENCES given (id),
  stream INTEGER NOT NULL REFERENCES stream (id),
  name TEXT NOT NULL,
  system TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('complete', 'incomplete')),
  mapping TEXT NOT NULL,
  receipt TEXT NOT NULL
) STRICT;

CREATE TABLE value (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

-- paths: the paths that differ between old and new state, one a line; few distinct sets exist.
CREATE TABLE change_set (
  id INTEGER PRIMARY KEY,
  paths TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE change_path (
  path TEXT NOT NULL,
  change_set INTEGER NOT NULL REFERENCES change_set (id),
  PRIMARY KEY (path, change_set)
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  flags INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  content INTEGER NOT NULL,
  time INTEGER,
  updated INTEGER,
  http_status INTEGER,
  attempt INTEGER,
  duration INTEGER,
  action INTEGER,
  actor INTEGER,
  target INTEGER,
  subject INTEGER,
  client INTEGER,
  provider INTEGER,
  status INTEGER,
  username INTEGER,
  ip INTEGER,
  agent INTEGER,
  organization INTEGER,
  country INTEGER,
  protocol INTEGER,
  changed INTEGER,
  key TEXT,
  session TEXT,
  message TEXT
) STRICT;

CREATE INDEX record_kind_time ON record (kind, time);

-- What an entity, an action or a change has to do with: by kind, newest first. A count and a page need
-- nothing but the index.
CREATE INDEX record_action_kind_time ON record (action, kind, time) WHERE action IS NOT NULL;
CREATE INDEX record_actor_kind_time ON record (actor, kind, time) WHERE actor IS NOT NULL;
CREATE INDEX record_target_kind_time ON record (target, kind, time) WHERE target IS NOT NULL;
CREATE INDEX record_ip_kind_time ON record (ip, kind, time) WHERE ip IS NOT NULL;
CREATE INDEX record_changed_kind_time ON record (changed, kind, time) WHERE changed IS NOT NULL;

-- SHA-256 over what makes a record the same record: bits 0 to 51 as key (the next free one where a record
-- with another check has it), bits 52 to 103 as check.
CREATE TABLE fingerprint (
  key INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  check_bits INTEGER NOT NULL
) STRICT;

CREATE TABLE duplicate (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  record INTEGER NOT NULL,
  differs INTEGER NOT NULL
) STRICT;

CREATE TABLE issue (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  line INTEGER NOT NULL,
  code TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

-- SHA-256 over the rows first..last of a table, written by the import that wrote the rows.
CREATE TABLE block (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL,
  subject TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE custody (
  id INTEGER PRIMARY KEY,
  time INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

${refusals}
`,
};
