import { Button, Group, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type ConnectorSummary, originsOf, usesOf } from '../../../shared/connection.ts';
import type { KeptSecrets } from '../../../shared/host.ts';
import { tell, toldWhenItFails, wordsOf } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import words from '../../components/told.module.css';
import { Trouble } from '../../components/trouble.tsx';
import { presetOf } from './connection-draft.ts';
import styles from './connections.module.css';
import {
  forgetSecret,
  hasSecretOfOther,
  type KeptConnection,
  keepSecret,
  secretOf,
} from './connections-state.ts';
import { noSecret, type SecretDraft, SecretInput } from './secret-input.tsx';

const whereKept = {
  keychain: 'in the keychain of this system',
  session: 'in memory, until Trailcase ends',
  given: 'in the file or environment that Trailcase was started with',
} as const;

/** Whether the secret of a connection is kept, since when and where; enters another or forgets it. It is never read back. */
export function SecretPart({
  kept: { connection },
  connector,
  secrets,
}: {
  kept: KeptConnection;
  connector: ConnectorSummary | null;
  secrets: KeptSecrets | null;
}) {
  const [isEntering, setEntering] = useState(false);
  if (connection.auth.kind === 'none') {
    return (
      <section className={styles.part} aria-label="Secret">
        <h2>Secret</h2>
        <p>None is needed.</p>
      </section>
    );
  }
  const found = secretOf(secrets, connection);
  const title = connector?.auth[presetOf(connector, connection.auth)]?.secretTitle ?? 'Secret';
  const places = originsOf(connection);
  const uses = usesOf(connection);
  const forget = async () => {
    await forgetSecret(connection);
    tell('The secret is forgotten.');
  };
  return (
    <section className={styles.part} aria-label="Secret">
      <h2>{title}</h2>
      {secrets === null ? (
        <p className={words.dim}>Reading…</p>
      ) : found === null ? (
        <p>
          <span className={words.warn}>None is kept</span> for{' '}
          <LogText text={places.join(' and ')} />
          {uses.length === 0 ? '' : ' with these paths'}.{' '}
          {hasSecretOfOther(secrets, connection)
            ? 'One was entered for this connection with another address or other paths, and is not used for these. If this connection came with a case, look at what it does before you enter it.'
            : 'One that was entered for another address, or for other paths, is not used.'}
        </p>
      ) : (
        <p>
          <span className={words.good}>Kept</span> {whereKept[found.where]}, since{' '}
          <Moment iso={found.since} toSecond />, for <LogText text={places.join(' and ')} /> only
          {uses.length === 0 ? '' : ', and these paths'}.
        </p>
      )}
      {uses.length === 0 ? null : (
        <ul className={words.dim} aria-label="What the secret is used for besides">
          {uses.map((use) => (
            <li key={use}>
              <LogText text={use} />
            </li>
          ))}
        </ul>
      )}
      {isEntering ? (
        <SecretForm
          title={title}
          connection={connection}
          secrets={secrets}
          close={() => setEntering(false)}
        />
      ) : (
        <Group gap="xs" mt={6}>
          <Button
            size="compact-sm"
            variant={found === null ? 'filled' : 'default'}
            onClick={() => setEntering(true)}
          >
            {found === null ? 'Enter it…' : 'Enter another…'}
          </Button>
          {found === null || found.where === 'given' ? null : (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => void toldWhenItFails(forget)}
            >
              Forget it
            </Button>
          )}
        </Group>
      )}
    </section>
  );
}

function SecretForm({
  title,
  connection,
  secrets,
  close,
}: {
  title: string;
  connection: KeptConnection['connection'];
  secrets: KeptSecrets | null;
  close: () => void;
}) {
  const [draft, setDraft] = useState<SecretDraft>(() => noSecret(secrets));
  const [trouble, setTrouble] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (draft.secret === '') return;
    try {
      await keepSecret(connection, draft.secret, draft.where);
      close();
      tell('The secret is kept.');
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  return (
    <form className={styles.fields} onSubmit={(event) => void submit(event)}>
      {trouble === null ? null : <Trouble message={trouble} />}
      <SecretInput
        title={title}
        isKey={connection.auth.kind === 'signed-token'}
        draft={draft}
        onDraft={setDraft}
        secrets={secrets}
      />
      <Group gap="xs">
        <Button type="submit" size="compact-sm" disabled={draft.secret === ''}>
          Keep it
        </Button>
        <Button size="compact-sm" variant="default" onClick={close}>
          Cancel
        </Button>
        <Text size="xs" c="dimmed">
          It is never shown again, and never part of a case, a log or a report.
        </Text>
      </Group>
    </form>
  );
}
