import { Button, Checkbox, NativeSelect, ScrollArea, Table, Text } from '@mantine/core';
import { ArrowUp, File, FileArchive, Fingerprint, Folder, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { showHidden } from '../../shared/hidden-characters.ts';
import type { FolderEntry, FolderListing } from '../../shared/host.ts';
import { wordsOf } from '../app/trouble-notice.ts';
import { host } from '../engine/connection.ts';
import { useAnswered } from '../state/answered.ts';
import styles from './folder-browser.module.css';
import { LogText } from './log-text.tsx';
import { Moment } from './moment.tsx';
import { count, size } from './numbers.ts';
import { Trouble } from './trouble.tsx';

/** What is ticked: its kind by path. */
export type Picked = ReadonlyMap<string, FolderEntry['kind']>;

/** Where the system's own dialogs decide. */
const none: readonly string[] = [];

const icons: Record<FolderEntry['kind'], LucideIcon> = {
  folder: Folder,
  case: Fingerprint,
  archive: FileArchive,
  other: File,
};

/**
 * The folders that the host allows, to choose in.
 * @param shows which files are listed; folders always are
 * @param onFolder told the folder that is looked into
 * @param onOpen told a file that was opened by Enter or a click
 * @param picked what is ticked by path, where several can be chosen: files, and folders as a whole
 */
export function FolderBrowser({
  shows,
  onFolder,
  onOpen,
  picked,
  onPicked,
}: {
  shows: (entry: FolderEntry) => boolean;
  onFolder?: (path: string) => void;
  onOpen?: (entry: FolderEntry) => void;
  picked?: Picked;
  onPicked?: (picked: Picked) => void;
}) {
  const { listing, trouble, go } = useFolder(onFolder);
  const folders = useAnswered((answered) => answered.host?.folders ?? none);
  if (trouble !== null) return <Trouble message={trouble} again={() => go(undefined)} />;
  if (listing === null) return <Text c="dimmed">Reading the folder…</Text>;
  const { path, parent, entries, total } = listing;
  const listed = entries.filter((entry) => entry.kind === 'folder' || shows(entry));
  const toggle = (entry: FolderEntry) => {
    const next = new Map(picked);
    if (!next.delete(entry.path)) next.set(entry.path, entry.kind);
    onPicked?.(next);
  };
  return (
    <section aria-label="Folder">
      <div className={styles.path}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<ArrowUp size={14} aria-hidden />}
          disabled={parent === null}
          onClick={() => go(parent ?? undefined)}
        >
          Up
        </Button>
        <Text size="sm" className={styles.name}>
          <LogText text={path} />
        </Text>
        {folders.length < 2 ? null : (
          <NativeSelect
            size="xs"
            aria-label="Allowed folders"
            data={[{ value: '', label: 'Another folder…' }, ...folders]}
            value=""
            onChange={(event) => {
              if (event.currentTarget.value !== '') go(event.currentTarget.value);
            }}
          />
        )}
      </div>
      <ScrollArea h={280} type="auto" className={styles.list}>
        <Table verticalSpacing={3} highlightOnHover>
          <Table.Tbody>
            {listed.map((entry) => (
              <Table.Tr key={entry.path}>
                {picked === undefined ? null : (
                  <Table.Td w={32}>
                    <Checkbox
                      size="xs"
                      aria-label={showHidden(
                        entry.kind === 'folder' ? `All of ${entry.name}` : entry.name,
                      )}
                      checked={picked.has(entry.path)}
                      onChange={() => toggle(entry)}
                    />
                  </Table.Td>
                )}
                <Table.Td>
                  <Entry
                    entry={entry}
                    open={() => {
                      if (entry.kind === 'folder') go(entry.path);
                      else if (picked === undefined) onOpen?.(entry);
                      else toggle(entry);
                    }}
                  />
                </Table.Td>
                <Table.Td ta="end">{entry.kind === 'folder' ? '' : size(entry.bytes)}</Table.Td>
                <Table.Td>
                  <Moment iso={entry.modified} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {listed.length === 0 ? <Text c="dimmed">Nothing here to choose.</Text> : null}
      </ScrollArea>
      {total > entries.length ? (
        <Text size="xs">
          The first {count(entries.length)} of {count(total)} entries are listed.
        </Text>
      ) : null}
    </section>
  );
}

function Entry({ entry, open }: { entry: FolderEntry; open: () => void }) {
  const Icon = icons[entry.kind];
  return (
    <button type="button" className={styles.entry} onClick={open}>
      <Icon size={15} aria-hidden /> <LogText text={entry.name} />
    </button>
  );
}

function useFolder(onFolder: ((path: string) => void) | undefined) {
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ path: string | undefined }>({ path: undefined });
  useEffect(() => {
    let isLate = false;
    host()
      .call('host.folder', wanted.path === undefined ? {} : { path: wanted.path })
      .then(
        (found) => {
          if (isLate) return;
          setListing(found);
          setTrouble(null);
          onFolder?.(found.path);
        },
        (error: unknown) => {
          if (!isLate) setTrouble(wordsOf(error));
        },
      );
    return () => {
      isLate = true;
    };
  }, [wanted, onFolder]);
  return { listing, trouble, go: (path: string | undefined) => setWanted({ path }) };
}
