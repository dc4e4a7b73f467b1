import { Button, Text, Title } from '@mantine/core';
import { goTo } from '../../app/frame-commands.ts';
import { type Pane, Panes } from '../../app/panes.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { HelpButton } from '../help/help-button.tsx';
import { addConnection } from './add-connection.ts';
import { ConnectionForm } from './connection-form.tsx';
import { ConnectionList } from './connection-list.tsx';
import { ConnectionView } from './connection-view.tsx';
import styles from './connections.module.css';
import { newConnection, useConnectionsScreen } from './connections-screen-state.ts';
import { keyOf } from './connections-state.ts';
import { LiveRefusal } from './live-refusal.tsx';
import { PullList } from './pull-list.tsx';
import { OtherRuns } from './pull-run.tsx';
import { useConnections } from './use-connections.ts';

/**
 * The ways to tenants: of this case and of this user, each with its test, its pulls and what they brought.
 * @param chosen name on the page of the one that is looked at, or `new`; null where none is
 */
export function ConnectionsScreen({ chosen }: { chosen: string | null }) {
  const connections = useConnections();
  const { kept, connectors, error, again } = connections;
  const draft = useConnectionsScreen(({ drafts }) => (chosen === null ? null : drafts[chosen]));
  const found = kept?.find((each) => keyOf(each) === chosen) ?? null;
  const panes: Pane[] = [
    {
      id: 'connections',
      size: 30,
      least: '15rem',
      content: <ConnectionList kept={kept} connectors={connectors} chosen={chosen} />,
    },
    {
      id: 'connection',
      size: 70,
      least: '24rem',
      content: (
        // Another connection, or its form, is read from its beginning.
        <section
          key={`${chosen} ${draft == null ? 'read' : 'written'}`}
          className={styles.side}
          aria-label="Connection"
        >
          <OtherRuns kept={kept} />
          {draft != null && connectors !== null ? (
            <ConnectionForm key={chosen} name={chosen ?? newConnection} connections={connections} />
          ) : found === null ? (
            <NoneChosen isGone={chosen !== null && kept !== null} />
          ) : (
            <ConnectionView key={chosen} kept={found} connections={connections} />
          )}
        </section>
      ),
    },
  ];
  return (
    <main className={styles.screen} aria-label="Connections">
      <div className={styles.top}>
        <Title order={1} size="h3">
          Connections
        </Title>
        <div className={styles.topEnd}>
          <HelpButton page="connections" />
          <Button size="compact-sm" disabled={connectors === null} onClick={addConnection}>
            Add a connection
          </Button>
        </div>
      </div>
      <LiveRefusal />
      {error === null ? null : <Trouble message={error} again={again} />}
      <div className={styles.below}>
        <Panes name="connections" panes={panes} />
      </div>
    </main>
  );
}

function NoneChosen({ isGone }: { isGone: boolean }) {
  return (
    <>
      {isGone ? (
        <Text size="sm" role="status" mb="sm">
          There is no such connection any more.{' '}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => goTo({ screen: 'connections', connection: null })}
          >
            Show what there is
          </Button>
        </Text>
      ) : (
        <Text size="sm" c="dimmed" maw="44rem">
          A connection says where a tenant is and how Trailcase proves there who it is. Choose one,
          or add one. What is pulled over it is kept in this case like any file: page by page, with
          its hash and its request.
        </Text>
      )}
      <PullList connection={null} />
    </>
  );
}
