import { Button, Checkbox, Group, Modal, Stack, Tabs, TextInput } from '@mantine/core';
import { useState } from 'react';
import { leaveWork, mustAskToLeave } from '../../app/leave-work.tsx';
import { wordsOf } from '../../app/trouble-notice.ts';
import { FolderBrowser } from '../../components/folder-browser.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { openCase } from '../../state/case-session.ts';
import { dismiss } from '../../state/on-screen.ts';
import { casePath } from './case-path.ts';

/** Opens a case file, or makes a new one, in the folders that the host allows. */
export function OpenCaseDialog({
  create: creates,
  readOnly: asksReadOnly,
}: {
  create: boolean;
  readOnly: boolean;
}) {
  const [folder, setFolder] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [readOnly, setReadOnly] = useState(asksReadOnly);
  const [busy, setBusy] = useState(false);
  const open = async (path: string, create: boolean) => {
    if (mustAskToLeave()) {
      await leaveWork(() => openCase(path, create, readOnly && !create));
      return;
    }
    setBusy(true);
    setTrouble(null);
    try {
      await openCase(path, create, readOnly && !create);
      dismiss();
    } catch (error) {
      setTrouble(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  const path = folder === null ? null : casePath(folder, name);
  return (
    <Modal opened onClose={dismiss} title="Open or create a case" size="xl">
      <Tabs defaultValue={creates ? 'create' : 'open'} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="open">Open</Tabs.Tab>
          <Tabs.Tab value="create">Create</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="open" pt="sm">
          <Checkbox
            mb="sm"
            label="For reading only"
            description="Nothing of the case changes, and nothing can be kept in it."
            checked={readOnly}
            onChange={(event) => setReadOnly(event.currentTarget.checked)}
          />
          <FolderBrowser
            shows={({ kind }) => kind === 'case'}
            onOpen={(entry) => void open(entry.path, false)}
          />
        </Tabs.Panel>
        <Tabs.Panel value="create" pt="sm">
          <Stack gap="sm">
            <FolderBrowser shows={({ kind }) => kind === 'case'} onFolder={setFolder} />
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (path !== null) void open(path, true);
              }}
            >
              <Group align="end">
                <TextInput
                  label="Name of the case"
                  description="One file in the folder above: evidence, records, marks and custody log."
                  placeholder="acme-2026-02"
                  value={name}
                  onChange={(event) => setName(event.currentTarget.value)}
                  data-autofocus
                  flex={1}
                />
                <Button type="submit" disabled={path === null} loading={busy}>
                  Create
                </Button>
              </Group>
            </form>
          </Stack>
        </Tabs.Panel>
      </Tabs>
      {trouble === null ? null : <Trouble message={trouble} />}
    </Modal>
  );
}
