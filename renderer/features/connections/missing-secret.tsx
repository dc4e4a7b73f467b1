import { Button, Group } from '@mantine/core';
import { goTo } from '../../app/frame-commands.ts';
import words from '../../components/told.module.css';
import { type KeptConnection, keyOf, secretOf, useConnectionsState } from './connections-state.ts';

/** Says of a connection that no secret is kept for it, and leads to where it is entered. Nothing where it has one or needs none. */
export function MissingSecret({ kept }: { kept: KeptConnection | null }) {
  const secrets = useConnectionsState((state) => state.secrets);
  if (kept === null || secrets === null) return null;
  const { connection } = kept;
  if (connection.auth.kind === 'none' || secretOf(secrets, connection) !== null) return null;
  return (
    <Group gap="xs" mt={6} role="status">
      <span className={words.warn}>No secret is kept for it.</span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => goTo({ screen: 'connections', connection: keyOf(kept) })}
      >
        Enter it at the connection
      </Button>
    </Group>
  );
}
