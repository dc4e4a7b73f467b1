import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { FolderBrowser, type Picked } from '../../components/folder-browser.tsx';
import { counted } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { host } from '../../engine/connection.ts';
import { filesIn, filesOfChosenFolder, type GivenToPage } from '../../engine/dropped-entries.ts';
import { hasDialogs } from '../../state/answered.ts';
import styles from './import-screen.module.css';
import { lookAt } from './looked-at.ts';
import { takeDropped } from './take-dropped.ts';

/** Files to import: dropped, chosen in the system's dialog, or ticked in the folders that the host allows. */
export function ChooseFiles({ trouble }: { trouble: string | null }) {
  return (
    <Stack gap="md" maw={860}>
      {trouble === null ? null : <Trouble message={trouble} />}
      <div className={styles.drop}>
        <Text>
          Drop archives anywhere here, or folders of them: JSON, NDJSON, CSV or TSV, plain or as
          .gz, .zst or .zip.
        </Text>
        <Text size="sm" c="dimmed" mb="sm">
          Nothing is stored before you have seen how they are read. The originals are only read,
          never changed.
        </Text>
        <Group justify="center">{hasDialogs() ? <ByDialog /> : <ByBrowser />}</Group>
      </div>
      {hasDialogs() ? null : <TickFiles />}
    </Stack>
  );
}

/** The dialogs of the system. */
function ByDialog() {
  const choose = (kind: 'archives' | 'archive-folder') =>
    toldWhenItFails(async () => {
      const paths = await host().call('host.choose', { kind });
      if (paths.length > 0) await lookAt(paths);
    });
  return (
    <>
      <Button onClick={() => void choose('archives')}>Choose files…</Button>
      <Button variant="default" onClick={() => void choose('archive-folder')}>
        Choose a folder…
      </Button>
    </>
  );
}

/** The dialogs of the browser, which hands over what is chosen. */
function ByBrowser() {
  const take = (given: () => GivenToPage | Promise<GivenToPage>) =>
    void toldWhenItFails(async () => takeDropped(await given()));
  return (
    <>
      <FileButton multiple onChange={(files) => take(() => filesIn(files))}>
        {(props) => (
          <Button variant="default" {...props}>
            Choose files…
          </Button>
        )}
      </FileButton>
      <FileButton
        multiple
        inputProps={{ webkitdirectory: '' } as object}
        onChange={(files) => take(() => filesOfChosenFolder(files))}
      >
        {(props) => (
          <Button variant="default" {...props}>
            Choose a folder…
          </Button>
        )}
      </FileButton>
    </>
  );
}

/** Files in the folders that the host allows. */
function TickFiles() {
  const [picked, setPicked] = useState<Picked>(new Map());
  return (
    <>
      <FolderBrowser
        shows={({ kind }) => kind === 'archive' || kind === 'other'}
        picked={picked}
        onPicked={setPicked}
      />
      <Group justify="end">
        <Button disabled={picked.size === 0} onClick={() => void lookAt([...picked.keys()])}>
          Look at {pickedWords(picked)}
        </Button>
      </Group>
    </>
  );
}

function pickedWords(picked: Picked): string {
  const folders = [...picked.values()].filter((kind) => kind === 'folder').length;
  const parts = [
    ...(picked.size > folders ? [counted(picked.size - folders, 'file')] : []),
    ...(folders > 0 ? [counted(folders, 'folder')] : []),
  ];
  return parts.join(' and ') || 'the ticked files';
}
