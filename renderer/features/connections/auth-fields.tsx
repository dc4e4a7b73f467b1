import { NativeSelect, TextInput } from '@mantine/core';
import type { Auth, ConnectorSummary } from '../../../shared/connection.ts';
import words from '../../components/told.module.css';
import { type ConnectionDraft, presetOf } from './connection-draft.ts';
import styles from './connections.module.css';
import type { DraftTroubles } from './read-draft.ts';

/** How a connection proves who it is: one of the ways of its system, filled in as far as that decides it. */
export function AuthFields({
  connector,
  draft,
  onDraft,
  troubles,
}: {
  connector: ConnectorSummary | null;
  draft: ConnectionDraft;
  onDraft: (draft: ConnectionDraft) => void;
  troubles: DraftTroubles;
}) {
  const { auth } = draft;
  const presets = connector?.auth ?? [];
  const set = (next: Auth) => onDraft({ ...draft, auth: next });
  const field = (
    name: string,
    label: string,
    value: string,
    take: (value: string) => Auth,
    description?: string,
  ) => (
    <TextInput
      key={name}
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      value={value}
      maxLength={2_000}
      autoComplete="off"
      spellCheck={false}
      error={troubles[`auth.${name}`] ?? null}
      onChange={(event) => set(take(event.currentTarget.value))}
    />
  );
  return (
    <fieldset>
      <legend>How it proves who it is</legend>
      {presets.length < 2 || connector === null ? null : (
        <NativeSelect
          label="Way"
          value={String(presetOf(connector, auth))}
          onChange={({ currentTarget: { value } }) => {
            const preset = presets[Number(value)];
            if (preset !== undefined) set(preset.auth);
          }}
          data={presets.map(({ title }, at) => ({ value: String(at), label: title }))}
        />
      )}
      {auth.kind === 'none' ? <p className={words.dim}>It needs no secret.</p> : null}
      {auth.kind === 'token' ? (
        <div className={styles.pair}>
          {field('header', 'Header', auth.header, (header) => ({ ...auth, header }))}
          {field(
            'word',
            'Word before the secret',
            auth.word,
            (word) => ({ ...auth, word }),
            'May be empty',
          )}
        </div>
      ) : null}
      {auth.kind === 'client-credentials' ? (
        <>
          <div className={styles.pair}>
            {field('clientId', 'Client id', auth.clientId, (clientId) => ({ ...auth, clientId }))}
            {field(
              'tokenAddress',
              'Where tokens are had',
              auth.tokenAddress,
              (tokenAddress) => ({ ...auth, tokenAddress }),
              'https://host/path, or /path behind the address',
            )}
          </div>
          <div className={styles.pair}>
            {field('scope', 'Scope', auth.scope, (scope) => ({ ...auth, scope }), 'May be empty')}
            {field(
              'audience',
              'Audience',
              auth.audience,
              (audience) => ({ ...auth, audience }),
              'May be empty',
            )}
          </div>
          <NativeSelect
            label="Id and secret are sent"
            value={auth.style}
            onChange={({ currentTarget: { value } }) =>
              set({ ...auth, style: value === 'basic' ? 'basic' : 'form' })
            }
            data={[
              { value: 'form', label: 'in the form' },
              { value: 'basic', label: 'in a Basic header' },
            ]}
          />
        </>
      ) : null}
      {auth.kind === 'signed-token' ? (
        <div className={styles.pair}>
          {field('keyId', 'Id of the key', auth.keyId, (keyId) => ({ ...auth, keyId }))}
          {field('audience', 'Audience', auth.audience, (audience) => ({ ...auth, audience }))}
        </div>
      ) : null}
    </fieldset>
  );
}
