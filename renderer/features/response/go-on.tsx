import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ActRun } from '../../../shared/acting.ts';
import { tenantNameOf } from '../../../shared/connection.ts';
import words from '../../components/told.module.css';
import { useConnections, useLiveRefusal } from '../connections/use-connections.ts';
import { carryOut } from './acting-state.ts';
import { ConfirmForm } from './confirm-form.tsx';

/** Going on with an execution that stopped, over the connection that it went over. */
export function GoOn({ run }: { run: ActRun }) {
  const { kept } = useConnections();
  const refusal = useLiveRefusal();
  const [isAsked, setIsAsked] = useState(false);
  const used = kept?.find(
    ({ connection: { id, address, tenant, connector } }) =>
      id === run.connection.id &&
      address === run.connection.address &&
      tenant === run.connection.tenant &&
      connector === run.connection.connector,
  );
  if (run.state !== 'stopped') return null;
  if (refusal !== null) return <p className={words.warn}>{refusal}</p>;
  if (kept === null) return null;
  if (used === undefined) {
    return (
      <p className={words.warn}>
        It can be gone on with over its own connection only, and that is not kept here as it was.
      </p>
    );
  }
  if (!isAsked) {
    return (
      <div>
        <Button size="compact-sm" mt={8} onClick={() => setIsAsked(true)}>
          Go on…
        </Button>
      </div>
    );
  }
  const { connection } = used;
  return (
    <ConfirmForm
      confirm={tenantNameOf(connection)}
      address={connection.address}
      action="Go on with it"
      start={(confirm) => void carryOut({ connection, confirm, run: run.run })}
    />
  );
}
