import { addOnly } from './add-only.ts';

/**
 * Later states of jobs, notifications, sessions, grants and deliveries: each is a record of its own. Rows are hashed in
 * blocks, as those of `duplicate` are.
 */
export const migration = {
  version: 50,
  sql: `
-- A record that tells another state of what an earlier one, first, is about. superseded: the older state of this one
-- and of the one that was the latest before, so that whatever stands here is never the latest. kind: that of both, so
-- that they are counted without looking at the records.
CREATE TABLE later_state (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  record INTEGER NOT NULL UNIQUE,
  first INTEGER NOT NULL,
  superseded INTEGER NOT NULL UNIQUE
) STRICT;

CREATE INDEX later_state_first ON later_state (first);

${addOnly(['later_state'])}
`,
};
