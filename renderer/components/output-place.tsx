import { Button, Group, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { toldWhenItFails } from '../app/trouble-notice.ts';
import { host } from '../engine/connection.ts';
import { hasDialogs } from '../state/answered.ts';
import { FolderBrowser } from './folder-browser.tsx';
import { LogText } from './log-text.tsx';

/** What a place is chosen with. */
interface Choosing {
  /** Name of the file, as it is proposed or was changed. */
  name: string;
  onName: (name: string) => void;
  /** Told the whole path; null while there is none. */
  onPlace: (path: string | null) => void;
}

const neverOverwritten = 'A file that is there already is never overwritten.';

/** Where a file is to be written: in a folder that is allowed, or wherever the system's dialog says. */
export function OutputPlace(choosing: Choosing) {
  return hasDialogs() ? <ByDialog {...choosing} /> : <InFolder {...choosing} />;
}

function InFolder({ name, onName, onPlace }: Choosing) {
  const [folder, setFolder] = useState<string | null>(null);
  const trimmed = name.trim();
  useEffect(() => {
    onPlace(
      folder === null || trimmed === '' ? null : `${folder.replace(/[/\\]$/, '')}/${trimmed}`,
    );
  }, [folder, trimmed, onPlace]);
  return (
    <>
      <FolderBrowser shows={() => false} onFolder={setFolder} />
      <TextInput
        label="File"
        value={name}
        onChange={(event) => onName(event.currentTarget.value)}
        description={neverOverwritten}
      />
    </>
  );
}

/** A place that was chosen for another name (another format) is forgotten. */
function ByDialog({ name, onPlace }: Choosing) {
  const [chosen, setChosen] = useState<{ path: string; name: string } | null>(null);
  const path = chosen?.name === name ? chosen.path : null;
  useEffect(() => onPlace(path), [path, onPlace]);
  const choose = async () => {
    const [found] = await host().call('host.choose', { kind: 'new-file', name });
    if (found !== undefined) setChosen({ path: found, name });
  };
  return (
    <Group gap="sm" wrap="nowrap">
      <Button variant="default" onClick={() => void toldWhenItFails(choose)}>
        Choose where…
      </Button>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {path === null ? neverOverwritten : <LogText text={path} />}
      </Text>
    </Group>
  );
}
