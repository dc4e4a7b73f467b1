/**
 * Words of the custody log for what has to do with tenants. An entry of the first group has a row with its number in
 * a table of its own, which `rowsOfLiveEntries` names; the others stand for themselves.
 */
export const liveEntries = {
  connectionKept: 'connection kept',
  connectionRemoved: 'connection removed',
  pullStarted: 'pull started',
  /** Pages were asked for and nothing was stored: the log is that far all the same. */
  pullReached: 'pull reached',
  actStarted: 'plan execution started',
  actAsked: 'tenant asked to act',
  actAnswered: 'tenant answered',
  actResumed: 'plan execution went on',
  actState: 'plan execution ended',
  restoreStarted: 'restore started',
  restoreAsked: 'batch sent to tenant',
  restoreAnswered: 'batch answered',
  restoreState: 'restore ended',

  pullEnded: 'pull ended',
  connectionTested: 'connection tested',
  heldAsked: 'tenant asked what a user holds',
  actChecked: 'plan checked against tenant',
  restoreCompared: 'archive compared with tenant',
  restoreReceipt: 'restore receipt written',
} as const;

/** The table that an entry has its row in, and what the row's `kind` says. */
export const rowsOfLiveEntries: Readonly<Record<string, { table: string; kind: string | null }>> = {
  [liveEntries.connectionKept]: { table: 'connection_step', kind: 'kept' },
  [liveEntries.connectionRemoved]: { table: 'connection_step', kind: 'removed' },
  [liveEntries.pullStarted]: { table: 'pull', kind: null },
  [liveEntries.pullReached]: { table: 'pull_point', kind: null },
  [liveEntries.actStarted]: { table: 'act_run', kind: null },
  [liveEntries.actAsked]: { table: 'act_step', kind: 'asked' },
  [liveEntries.actAnswered]: { table: 'act_step', kind: 'answered' },
  [liveEntries.actResumed]: { table: 'act_step', kind: 'state' },
  [liveEntries.actState]: { table: 'act_step', kind: 'state' },
  [liveEntries.restoreStarted]: { table: 'restore_run', kind: null },
  [liveEntries.restoreAsked]: { table: 'restore_step', kind: 'asked' },
  [liveEntries.restoreAnswered]: { table: 'restore_step', kind: 'answered' },
  [liveEntries.restoreState]: { table: 'restore_step', kind: 'state' },
};
