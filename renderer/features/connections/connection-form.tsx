import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { goTo } from '../../app/frame-commands.ts';
import { tell, wordsOf } from '../../app/trouble-notice.ts';
import words from '../../components/told.module.css';
import { Trouble } from '../../components/trouble.tsx';
import { AuthFields } from './auth-fields.tsx';
import { type ConnectionDraft, presetOf } from './connection-draft.ts';
import styles from './connections.module.css';
import { keepDraft, newConnection, useConnectionsScreen } from './connections-screen-state.ts';
import { keyOf } from './connections-state.ts';
import { GenericFields } from './generic-fields.tsx';
import { keepWritten, secretMoves } from './keep-written.ts';
import { MoreFields } from './more-fields.tsx';
import { type DraftTroubles, readDraft } from './read-draft.ts';
import { noSecret, type SecretDraft, SecretInput } from './secret-input.tsx';
import { StreamChoice } from './stream-choice.tsx';
import { SystemChoice } from './system-choice.tsx';
import type { Connections } from './use-connections.ts';

/**
 * Writes a connection, a new one or one that is kept. What is written stays while another screen is looked at; the
 * secret does not.
 * @param name of the draft on the page
 */
export function ConnectionForm({ name, connections }: { name: string; connections: Connections }) {
  const draft = useConnectionsScreen(({ drafts }) => drafts[name]);
  const [secret, setSecret] = useState<SecretDraft>(() => noSecret(connections.secrets));
  const [troubles, setTroubles] = useState<DraftTroubles>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  if (draft === undefined) return null;
  const connector =
    connections.connectors?.find((each) => each.connector === draft.connector) ?? null;
  const before = connections.kept?.find((each) => keyOf(each) === name)?.connection ?? null;
  const change = (next: ConnectionDraft) => {
    setTroubles({});
    // A secret is for the system and the way that it was entered for.
    if (next.connector !== draft.connector || next.auth.kind !== draft.auth.kind) {
      setSecret(noSecret(connections.secrets));
    }
    keepDraft(name, next);
  };
  const set = (part: Partial<ConnectionDraft>) => change({ ...draft, ...part });
  const moved = before === null ? null : secretMoves(before, draft, connections.secrets);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft, connector);
    if ('troubles' in read) {
      setTroubles(read.troubles);
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      );
      return;
    }
    try {
      const kept = { connection: read.connection, place: draft.place };
      await keepWritten(kept, before, draft.was, secret);
      keepDraft(name, null);
      goTo({ screen: 'connections', connection: keyOf(kept) });
      tell('The connection is kept.');
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  const cancel = () => {
    keepDraft(name, null);
    goTo({ screen: 'connections', connection: before === null ? null : name });
  };
  const isNew = name === newConnection;
  return (
    <form
      ref={form}
      className={styles.fields}
      aria-label={isNew ? 'New connection' : 'Edit the connection'}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <h2 className={styles.name}>{isNew ? 'New connection' : 'Edit the connection'}</h2>
      {trouble === null ? null : <Trouble message={trouble} />}
      <SystemChoice
        connectors={connections.connectors ?? []}
        draft={draft}
        onDraft={change}
        isFixed={!isNew}
      />
      <TextInput
        label="Name"
        description="To find it by, here and on the command line."
        value={draft.name}
        maxLength={200}
        autoComplete="off"
        error={troubles.name ?? null}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Radio.Group
        label="Kept"
        value={draft.place}
        onChange={(place) => set({ place: place === 'user' ? 'user' : 'case' })}
      >
        <Stack gap={4} mt={4}>
          <Radio
            value="case"
            label="In this case"
            description="It goes where the case goes, without its secret."
          />
          <Radio value="user" label="For you, for every case" />
        </Stack>
      </Radio.Group>
      <TextInput
        label="Address"
        placeholder={connector?.addressExample}
        value={draft.address}
        maxLength={2_000}
        autoComplete="off"
        spellCheck={false}
        error={troubles.address ?? null}
        onChange={(event) => set({ address: event.currentTarget.value })}
      />
      {connector?.tenantTitle == null ? null : (
        <TextInput
          label={connector.tenantTitle}
          value={draft.tenant}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          error={troubles.tenant ?? null}
          onChange={(event) => set({ tenant: event.currentTarget.value })}
        />
      )}
      <AuthFields connector={connector} draft={draft} onDraft={change} troubles={troubles} />
      {moved === null ? null : (
        <p className={words.warn} role="status">
          {moved}
        </p>
      )}
      {draft.auth.kind === 'none' ? null : (
        <SecretInput
          title={connector?.auth[presetOf(connector, draft.auth)]?.secretTitle ?? 'Secret'}
          isKey={draft.auth.kind === 'signed-token'}
          draft={secret}
          onDraft={setSecret}
          secrets={connections.secrets}
        />
      )}
      <StreamChoice
        connector={connector}
        chosen={draft.streams}
        onChosen={(streams) => set({ streams })}
        label="Logs that are pulled"
        withPermission
        error={troubles.streams ?? null}
      />
      {draft.connector === 'generic' ? (
        <GenericFields
          draft={draft.generic}
          onDraft={(generic) => set({ generic })}
          troubles={troubles}
        />
      ) : null}
      <MoreFields connector={connector} draft={draft} onDraft={change} troubles={troubles} />
      <Group gap="xs">
        <Button type="submit">Keep the connection</Button>
        <Button variant="default" onClick={cancel}>
          {isNew ? 'Put it away' : 'Leave it as it was'}
        </Button>
      </Group>
      {Object.keys(troubles).length === 0 ? null : (
        <p className={words.bad} role="alert">
          Not kept yet: {Object.keys(troubles).length === 1 ? 'a field needs' : 'some fields need'}{' '}
          another look.
        </p>
      )}
    </form>
  );
}
