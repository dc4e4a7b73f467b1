/** SQL: of the states in which the thing of the record `r` was exported, this is the latest. */
export const isLatestState = 'r.id NOT IN (SELECT superseded FROM later_state)';
