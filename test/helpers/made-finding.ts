import type { Finding } from '../../shared/detection.ts';

/** An open finding that nobody had to find. */
export function madeFinding(id: number, over: Partial<Finding> = {}): Finding {
  return {
    id,
    rule: 'r',
    title: 'Title',
    level: 'low',
    tags: [],
    summary: '',
    entities: [],
    first: null,
    last: null,
    records: 1,
    query: '',
    kind: null,
    state: 'open',
    reason: null,
    decidedBy: null,
    decided: null,
    changedSince: false,
    gone: false,
    ruleGone: false,
    detection: 1,
    latest: 1,
    ...over,
  };
}
