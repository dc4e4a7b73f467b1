import { addOnly } from './add-only.ts';

/** Tables of what was done, which is never changed afterwards. */
const refusals = addOnly(['mark_step', 'mark_label']);

/**
 * What people mark: stars, tags, notes and saved views. It is no evidence, so rows come and go; but
 * every change stands in the custody log, and a change, a note and a view bear the number of the
 * entry that made them. Who and when is read there.
 */
export const migration = {
  version: 20,
  sql: `
-- A tag by its text. Label 0 is the star, which has no row here.
CREATE TABLE mark_label (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE mark (
  record INTEGER NOT NULL,
  label INTEGER NOT NULL,
  PRIMARY KEY (record, label)
) STRICT, WITHOUT ROWID;

CREATE INDEX mark_label_record ON mark (label, record);

-- What a change put on records or took off them, a row for each label, so that it can be taken back.
-- records: ids in ranges, as in 3-7,9.
CREATE TABLE mark_step (
  change INTEGER NOT NULL,
  label INTEGER NOT NULL,
  added INTEGER NOT NULL CHECK (added IN (0, 1)),
  records TEXT NOT NULL,
  PRIMARY KEY (change, label)
) STRICT;

-- text: NULL when the note was removed. edited: microseconds UTC of its last change.
CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  text TEXT,
  edited INTEGER
) STRICT;

CREATE INDEX note_record ON note (record) WHERE text IS NOT NULL;

-- parts: ViewParts as JSON.
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT,
  parts TEXT NOT NULL
) STRICT;

${refusals}
`,
};
