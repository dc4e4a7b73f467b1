import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { goTo } from '../../app/frame-commands.ts';
import { tell, wordsOf } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { keepDraft } from './connections-screen-state.ts';
import {
  forgetSecret,
  type KeptConnection,
  keyOf,
  removeConnection,
  secretOf,
  useConnectionsState,
} from './connections-state.ts';

/** Asks before a connection is removed; its secret is forgotten with it. */
export function RemoveDialog({ kept, close }: { kept: KeptConnection; close: () => void }) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const { connection, place } = kept;
  const { secrets, ofCase, ofUser } = useConnectionsState();
  const others = (place === 'case' ? ofUser : ofCase) ?? [];
  const isAlone = others.every(({ id }) => id !== connection.id);
  const hasSecret = isAlone && secretOf(secrets, connection) !== null;
  const remove = async () => {
    try {
      if (hasSecret) await forgetSecret(connection);
      await removeConnection(kept);
      keepDraft(keyOf(kept), null);
      close();
      goTo({ screen: 'connections', connection: null });
      tell('The connection is removed. What was pulled over it stays.');
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title="Remove the connection"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        {trouble === null ? null : <Trouble message={trouble} />}
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          Remove “<LogText text={connection.name} />” from{' '}
          {place === 'case' ? 'this case' : 'your connections'}?{' '}
          {hasSecret ? 'Its secret is forgotten too. ' : ''}
          What was pulled over it stays in the case, and so do its pulls, executions and restores.
        </Text>
        <Group justify="end">
          <Button variant="default" onClick={close} data-autofocus>
            Keep it
          </Button>
          <Button color="red" onClick={() => void remove()}>
            Remove it
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
