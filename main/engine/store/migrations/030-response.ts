import { addOnly } from './add-only.ts';

/** Tables of what was found and done, which is never changed afterwards: a new row says otherwise. */
const refusals = addOnly([
  'detection',
  'detected_rule',
  'triage',
  'playbook_run',
  'playbook_step',
  'plan_step',
]);

/**
 * Incident response: what rules found, what people decided about it, runs of playbooks and the
 * response plan. Rows that bear the number of a custody entry as their id say what that entry says;
 * findings are what the newest detection left, whose entry holds the seal over all of them.
 */
export const migration = {
  version: 30,
  sql: `
-- One run of the rules. id: its custody entry. records: highest record id that it saw. receipt:
-- DetectionReceipt as JSON, without the number. rules: each rule that was asked for, as JSON, so that a later
-- run knows what has not changed.
CREATE TABLE detection (
  id INTEGER PRIMARY KEY,
  records INTEGER NOT NULL,
  receipt TEXT NOT NULL,
  rules TEXT NOT NULL
) STRICT;

-- A rule as it was when it ran, once however often it did. sha256: over body, which is JSON.
CREATE TABLE detected_rule (
  sha256 TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- detection: the run that found it first; latest: the one that asked for it last, with gone = 1 the one that
-- did not find it again. detected: the rule as it was then. identity: what makes it the same finding in a
-- later run. times: microseconds UTC. body: everything else, as JSON. records: ids in ranges, as in 3-7,9.
-- sha256: over all columns from rule to records. The entry of the newest run holds the seal over all rows.
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  detection INTEGER NOT NULL,
  latest INTEGER NOT NULL,
  gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
  detected TEXT NOT NULL,
  rule TEXT NOT NULL,
  identity TEXT NOT NULL,
  title TEXT NOT NULL,
  level INTEGER NOT NULL,
  first INTEGER,
  last INTEGER,
  body TEXT NOT NULL,
  records TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE INDEX finding_rule ON finding (rule);

CREATE TABLE finding_record (
  finding INTEGER NOT NULL,
  record INTEGER NOT NULL,
  PRIMARY KEY (finding, record)
) STRICT, WITHOUT ROWID;

CREATE INDEX finding_record_record ON finding_record (record);

-- A decision about findings. change: its custody entry, which holds the reason and a seal over its rows.
-- sha256: over the records of the finding when it was decided.
CREATE TABLE triage (
  change INTEGER NOT NULL,
  finding INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'dismissed')),
  sha256 TEXT NOT NULL,
  PRIMARY KEY (finding, change)
) STRICT, WITHOUT ROWID;

-- A run of a playbook. id: the custody entry of its start. playbook: as it was then, as JSON.
CREATE TABLE playbook_run (
  id INTEGER PRIMARY KEY,
  playbook TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

-- What was done in a run. id: its custody entry. The newest of a run, step and kind counts. records: ids of
-- an answer in ranges.
CREATE TABLE playbook_step (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  step TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('answer', 'verdict', 'state')),
  detail TEXT NOT NULL,
  records TEXT NOT NULL
) STRICT;

CREATE INDEX playbook_step_run ON playbook_step (run, step, kind);

-- A change of the response plan. id: its custody entry. The plan is what all of them together make.
CREATE TABLE plan_step (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('added', 'changed', 'removed', 'ordered')),
  detail TEXT NOT NULL
) STRICT;

${refusals}
`,
};
