import type { ConnectorSummary } from '../../../../shared/connection.ts';

/** A way to prove who one is, as a connector offers it: filled in as far as the system decides it. */
export type WayIn = ConnectorSummary['auth'][number];

/** OAuth 2 client credentials, in the form of the request. @param tokenAddress as in a connection */
export function byClient(
  title: string,
  tokenAddress: string,
  { scope = '', audience = '' }: { scope?: string; audience?: string } = {},
): WayIn {
  return {
    title,
    secretTitle: 'Client secret',
    auth: {
      kind: 'client-credentials',
      clientId: '',
      tokenAddress,
      scope,
      audience,
      style: 'form',
    },
  };
}

/** A token as it is, behind a word in the usual header. */
export function byToken(title: string, secretTitle = title, word = 'Bearer'): WayIn {
  return { title, secretTitle, auth: { kind: 'token', header: 'Authorization', word } };
}
