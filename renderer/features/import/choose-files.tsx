import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FolderBrowser } from '../../components/folder-browser.tsx';
import { counted } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import styles from './import-screen.module.css';
import { lookAt, takeDropped } from './run-import.ts';

/** Files to import: dropped, picked from this computer, or ticked in the folders that the host allows. */
export function ChooseFiles({ trouble }: { trouble: string | null }) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
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
        <FileButton multiple onChange={(files) => void takeDropped(files)}>
          {(props) => (
            <Button variant="default" {...props}>
              Choose files…
            </Button>
          )}
        </FileButton>
      </div>
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
    </Stack>
  );
}
