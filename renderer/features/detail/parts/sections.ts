import type { Kind } from '../../../../shared/kinds.ts';

/** A part of a record that is shown by itself, above its tree. */
export interface WantedSection {
  title: string;
  /** Where it may stand, the likeliest first; keys in any spelling. */
  paths: readonly (readonly string[])[];
}

/** At the top of a record, or among its details. */
function aboutHere(title: string, ...keys: readonly string[]): WantedSection {
  return { title, paths: keys.flatMap((key) => [[key], ['details', key]]) };
}

/** The parts that matter most of each kind. */
export const wantedSections: Record<Kind, readonly WantedSection[]> = {
  audit: [],
  event: [],
  grant: [],
  job: [
    { title: 'Message', paths: [['message'], ['error', 'message'], ['details', 'message']] },
    {
      title: 'Stack trace',
      paths: [['stacktrace'], ['stack'], ['error', 'stack'], ['details', 'stacktrace']],
    },
  ],
  notification: [aboutHere('Body, as source text', 'body', 'html', 'content', 'text')],
  session: [
    aboutHere('Claims', 'claims', 'idTokenClaims'),
    aboutHere('Scopes', 'scopes', 'scope', 'grantedScopes'),
    aboutHere('Parameters', 'parameters', 'params', 'authParameters'),
  ],
  webhook: [
    {
      title: 'Request headers',
      paths: [['request', 'headers'], ['requestHeaders'], ['headers']],
    },
    {
      title: 'Request',
      paths: [
        ['request', 'payload'],
        ['request', 'body'],
        ['requestBody'],
        ['payload'],
        ['request'],
      ],
    },
    { title: 'Response', paths: [['response'], ['responseBody']] },
  ],
};
