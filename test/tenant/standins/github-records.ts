import { inTurn, type LoggedRecord, makeLog } from './logged-records.ts';

/** Actions, with the kind that each is. */
export const githubActions = [
  ['repo.access', 'audit'],
  ['git.clone', 'event'],
  ['org.add_member', 'audit'],
  ['personal_access_token.access_granted', 'grant'],
  ['workflows.completed_workflow_run', 'job'],
] as const;

/** The audit log of an organisation, Git events among it. */
export function githubLog(count: number): LoggedRecord[] {
  return makeLog(count, (number, at) => {
    const id = `demoDoc${String(number).padStart(6, '0')}`;
    const [action] = inTurn(githubActions, number);
    return {
      id,
      at,
      record: {
        '@timestamp': at,
        _document_id: id,
        action,
        actor: 'octo-admin',
        actor_id: 7,
        org: 'demo-org',
        repo: 'demo-org/api',
        actor_location: { country_code: 'NL' },
        operation_type: 'modify',
        created_at: at,
      },
    };
  });
}
