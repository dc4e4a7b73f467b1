import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { FolderBrowser } from '../../components/folder-browser.tsx';
import { counted } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { host } from '../../engine/connection.ts';
import { hasDialogs } from '../../state/answered.ts';
import styles from './import-screen.module.css';
import { lookAt, takeDropped } from './run-import.ts';

/** Files to import: dropped, chosen in the system's dialog, or ticked in the folders that the host allows. */
export function ChooseFiles({ trouble }: { trouble: string | null }) {
  return (
    <Stack gap="md" maw={860}>
      {trouble === null ? null : <Trouble message={trouble} />}
      <div className={styles.drop}>
        <Text>
          Drop archives anywhere here: JSON, NDJSON, CSV or TSV, plain or as .gz, .zst or .zip.
        </Text>
        <Text size="sm" c="dimmed" mb="sm">
          Nothing is stored before you have seen how they are read. The originals are only read,
          never changed.
        </Text>
        {hasDialogs() ? (
          <Button onClick={() => void toldWhenItFails(chooseByDialog)}>Choose files…</Button>
        ) : (
          <FileButton multiple onChange={(files) => void takeDropped(files)}>
            {(props) => (
              <Button variant="default" {...props}>
                Choose files…
              </Button>
            )}
          </FileButton>
        )}
      </div>
      {hasDialogs() ? null : <TickFiles />}
    </Stack>
  );
}

async function chooseByDialog(): Promise<void> {
  const paths = await host().call('host.choose', { kind: 'archives' });
  if (paths.length > 0) await lookAt(paths);
}

/** Files in the folders that the host allows. */
function TickFiles() {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      <FolderBrowser
        shows={({ kind }) => kind === 'archive' || kind === 'other'}
        picked={picked}
        onPicked={setPicked}
      />
      <Group justify="end">
        <Button disabled={picked.size === 0} onClick={() => void lookAt([...picked])}>
          {picked.size === 0
            ? 'Look at the ticked files'
            : `Look at ${counted(picked.size, 'file')}`}
        </Button>
      </Group>
    </>
  );
}
