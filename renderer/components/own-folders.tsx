import { ActionIcon, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toldWhenItFails } from '../app/trouble-notice.ts';
import { host } from '../engine/connection.ts';
import { hasDialogs } from '../state/answered.ts';
import { lookAtOwnFolders, useFolderTroubles } from '../state/own-folders.ts';
import { FolderBrowser } from './folder-browser.tsx';
import { LogText } from './log-text.tsx';
import words from './told.module.css';

/**
 * Folders with a person's own files beside those of the program: added by the system's dialog, or out of what the host
 * allows. One that was kept and cannot be read any more says so.
 * @param what what is in them: `rules`
 */
export function OwnFolders({
  what,
  folders,
  onFolders,
}: {
  what: string;
  folders: readonly string[];
  onFolders: (folders: string[]) => void;
}) {
  const [isChoosing, setChoosing] = useState(false);
  const troubles = useFolderTroubles();
  useEffect(() => void toldWhenItFails(lookAtOwnFolders), []);
  // One that is there already may be chosen again: in the window that allows it to be read.
  const add = (path: string) => onFolders([...folders.filter((each) => each !== path), path]);
  const choose = async () => {
    if (!hasDialogs()) return setChoosing(true);
    for (const path of await host().call('host.choose', { kind: 'own-folder' })) add(path);
  };
  return (
    <section aria-label={`Folders of own ${what}`}>
      {folders.map((path) => (
        <Group key={path} gap={6} wrap="nowrap" align="start">
          <ActionIcon
            size="xs"
            variant="subtle"
            color="gray"
            aria-label="Leave this folder out"
            onClick={() => onFolders(folders.filter((each) => each !== path))}
          >
            <X size={13} aria-hidden />
          </ActionIcon>
          <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
            <LogText text={path} />
            {troubles[path] ? (
              <span className={words.bad} role="alert">
                {' '}
                <LogText text={troubles[path]} />
              </span>
            ) : null}
          </Text>
        </Group>
      ))}
      <Button size="compact-xs" variant="default" onClick={() => void toldWhenItFails(choose)}>
        Add a folder of own {what}…
      </Button>
      {isChoosing ? (
        <FolderDialog
          what={what}
          onClose={() => setChoosing(false)}
          onChosen={(path) => {
            setChoosing(false);
            add(path);
          }}
        />
      ) : null}
    </section>
  );
}

function FolderDialog({
  what,
  onClose,
  onChosen,
}: {
  what: string;
  onClose: () => void;
  onChosen: (path: string) => void;
}) {
  const [folder, setFolder] = useState<string | null>(null);
  return (
    <Modal opened onClose={onClose} title={`A folder of own ${what}`} size="lg">
      <Stack gap="sm">
        <FolderBrowser shows={() => false} onFolder={setFolder} />
        <Text size="xs" c="dimmed">
          Every .yml and .yaml file in it and below is read, each time anew. Nothing in them is run
          as a program.
        </Text>
        <Group justify="end">
          <Button disabled={folder === null} onClick={() => folder !== null && onChosen(folder)}>
            Use this folder
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
