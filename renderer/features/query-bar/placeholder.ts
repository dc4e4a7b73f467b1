import { catalogueOf, fieldOfRef } from '../../../shared/query/index.ts';
import { kindOf, type ViewKey } from '../../state/view.ts';

const examples: Record<ViewKey, string> = {
  timeline: 'actor is like example.com and kind is audit',
  audit: 'changed redirectUris and actor is like example.com',
  event: 'failed logins from 10.0.0.0/8 last week',
  job: 'running jobs older than 1 hour',
  notification: 'status is failed and category is invitation',
  session: 'active sessions older than 30 days',
  grant: 'provider is google and status is active',
  webhook: 'failed webhooks in the last 7 days',
};

/** What the empty query bar says: where bare words are looked for, and an example. */
export function placeholder(view: ViewKey): string {
  const kind = kindOf(view);
  const { search } = catalogueOf(kind);
  const names =
    search.kind === 'anyOf' ? search.names : [search.kind === 'field' ? search.name : ''];
  const labels = names.map((name) => fieldOfRef({ kind: 'field', name }, kind)?.label ?? name);
  return `Words look in ${labels.join(', ')} · or ask: ${examples[view]}`;
}
