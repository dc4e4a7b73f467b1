import { Text } from '@mantine/core';
import type { ConnectorSummary } from '../../../shared/connection.ts';
import { goTo } from '../../app/frame-commands.ts';
import { LogText } from '../../components/log-text.tsx';
import styles from './connections.module.css';
import { newConnection, useConnectionsScreen } from './connections-screen-state.ts';
import { type KeptConnection, keyOf } from './connections-state.ts';
import { pullKey, useLiveJobs } from './live-jobs.ts';

const groups = [
  [
    'case',
    'Of this case',
    'None. One that is kept in the case goes where the case goes, without its secret.',
  ],
  ['user', 'Yours, for every case', 'None.'],
] as const;

/** The connections, those of the case and those of this user apart. */
export function ConnectionList({
  kept,
  connectors,
  chosen,
}: {
  kept: readonly KeptConnection[] | null;
  connectors: readonly ConnectorSummary[] | null;
  chosen: string | null;
}) {
  const drafts = useConnectionsScreen((state) => state.drafts);
  const draft = drafts[newConnection];
  return (
    <section className={styles.list} aria-label="List of connections">
      {kept === null ? <Text c="dimmed">Reading…</Text> : null}
      {draft === undefined ? null : (
        <Item
          name={newConnection}
          title={draft.name.trim() === '' ? 'New connection' : draft.name}
          about="not kept yet"
          isChosen={chosen === newConnection}
        />
      )}
      {kept === null
        ? null
        : groups.map(([place, title, none]) => {
            const those = kept.filter((each) => each.place === place);
            return (
              <section key={place} aria-label={title}>
                <h2>{title}</h2>
                {those.length === 0 ? (
                  <Text size="xs" c="dimmed">
                    {none}
                  </Text>
                ) : null}
                {those.map((each) => (
                  <KeptItem
                    key={keyOf(each)}
                    kept={each}
                    connectors={connectors}
                    isChosen={keyOf(each) === chosen}
                    isWritten={drafts[keyOf(each)] !== undefined}
                  />
                ))}
              </section>
            );
          })}
    </section>
  );
}

function KeptItem({
  kept,
  connectors,
  isChosen,
  isWritten,
}: {
  kept: KeptConnection;
  connectors: readonly ConnectorSummary[] | null;
  isChosen: boolean;
  isWritten: boolean;
}) {
  const { connection } = kept;
  const pull = useLiveJobs(({ pulls }) => pulls[pullKey(kept.connection)]);
  const system = connectors?.find((each) => each.connector === connection.connector)?.title;
  const state = pull?.step !== 'running' ? null : pull.follow === null ? 'pulls now' : 'follows';
  return (
    <Item
      name={keyOf(kept)}
      title={connection.name}
      about={`${system ?? connection.connector}, ${connection.address}${
        connection.tenant === '' ? '' : `, ${connection.tenant}`
      }${isWritten ? ' · changed, not kept yet' : ''}`}
      state={state}
      isChosen={isChosen}
    />
  );
}

function Item({
  name,
  title,
  about,
  state = null,
  isChosen,
}: {
  name: string;
  title: string;
  about: string;
  /** What goes on over it, beside its title: its item stays as high as it is. */
  state?: string | null;
  isChosen: boolean;
}) {
  return (
    <button
      type="button"
      className={styles.item}
      aria-current={isChosen ? 'true' : undefined}
      onClick={() => goTo({ screen: 'connections', connection: name })}
    >
      <span className={styles.itemTitle}>
        <b>
          <LogText text={title} />
        </b>
        {state === null ? null : <span className={styles.state}>{state}</span>}
      </span>
      <span>
        <LogText text={about} />
      </span>
    </button>
  );
}
