import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { ConnectorSummary } from '../../../shared/connection.ts';
import { LogText } from '../../components/log-text.tsx';
import { LookUpPart } from '../held/look-up-part.tsx';
import { editConnection } from './add-connection.ts';
import styles from './connections.module.css';
import type { KeptConnection } from './connections-state.ts';
import { FollowPart } from './follow-part.tsx';
import { PullList } from './pull-list.tsx';
import { PullPart } from './pull-part.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { SecretPart } from './secret-part.tsx';
import { TestPart } from './test-part.tsx';
import type { Connections } from './use-connections.ts';

/** One connection: what it is, its secret, its test, what is pulled over it and what was. */
export function ConnectionView({
  kept,
  connections,
}: {
  kept: KeptConnection;
  connections: Connections;
}) {
  const [isRemoving, setRemoving] = useState(false);
  const { connection, place } = kept;
  const connector =
    connections.connectors?.find((each) => each.connector === connection.connector) ?? null;
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.name}>
          <LogText text={connection.name} />
        </h2>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => editConnection(kept)}>
            Edit…
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setRemoving(true)}>
            Remove…
          </Button>
        </Group>
      </div>
      <p className={styles.about}>
        {connector?.title ?? connection.connector} at <LogText text={connection.address} />
        {connection.tenant === '' ? null : (
          <>
            , {connector?.tenantTitle?.toLowerCase() ?? 'tenant'}{' '}
            <LogText text={connection.tenant} />
          </>
        )}
        . {place === 'case' ? 'Kept in this case.' : 'Kept for you, for every case.'}
        {connection.authority === null ? '' : ' Trusts an authority of its own.'}
      </p>
      <SecretPart kept={kept} connector={connector} secrets={connections.secrets} />
      <TestPart kept={kept} connector={connector} secrets={connections.secrets} />
      <PullPart kept={kept} connector={connector} />
      <FollowPart kept={kept} connector={connector} />
      <Retention connector={connector} />
      <LookUpPart kept={kept} />
      <PullList connection={connection.id} />
      {isRemoving ? <RemoveDialog kept={kept} close={() => setRemoving(false)} /> : null}
    </>
  );
}

function Retention({ connector }: { connector: ConnectorSummary | null }) {
  if (connector?.retention == null) return null;
  return (
    <p className={styles.about}>
      How long {connector.title} keeps its logs: {connector.retention}
    </p>
  );
}
