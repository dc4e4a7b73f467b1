import { mkdirSync } from 'node:fs';

/** Ids of the rules in `ownRules`. */
export const ids = {
  deleted: '6a1f0f0e-0001-4000-8000-000000000001',
  failed: '6a1f0f0e-0002-4000-8000-000000000002',
  guessing: '6a1f0f0e-0003-4000-8000-000000000003',
} as const;

/** A file with a rule, a rule that only serves, a correlation over it, and one that is broken. */
export const ownRules = `
title: Something removed
id: ${ids.deleted}
status: test
description: Something was deleted.
logsource:
  product: trailcase
detection:
  selection:
    kind: audit
    action|startswith: delete
  condition: selection
level: medium
---
title: A failed sign-in
id: ${ids.failed}
name: failed
status: test
description: A sign-in failed.
logsource:
  product: trailcase
detection:
  selection:
    kind: event
    outcome: failure
  condition: selection
level: low
---
title: Guessing from one address
id: ${ids.guessing}
status: test
description: Failures from one address.
parameters:
  - name: failures
    title: Failures from one address
    value: 2
correlation:
  type: event_count
  rules: [failed]
  group-by: [ip]
  timespan: 3650d
  condition:
    gte: '%failures%'
level: high
---
title: Broken
id: 6a1f0f0e-0004-4000-8000-000000000004
logsource:
  product: trailcase
detection:
  selection:
    kind: event
  condition: selection and nothing
level: high
`;

/** Writes them into a folder of a test and gives its path. */
export function writeOwnRules(place: (name: string, content?: string) => string): string {
  const folder = place('rules');
  mkdirSync(folder, { recursive: true });
  place('rules/own.yml', ownRules);
  return folder;
}
