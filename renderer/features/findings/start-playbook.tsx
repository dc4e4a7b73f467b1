import { Button, Menu } from '@mantine/core';
import type { FindingDetail } from '../../../shared/detection.ts';
import type { Playbook } from '../../../shared/playbook.ts';
import { LogText } from '../../components/log-text.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { useReadableFolders } from '../../state/own-folders.ts';
import { useNewest } from '../../state/use-newest.ts';
import { parametersFrom } from '../playbooks/parameters-from.ts';
import { prepareStart } from '../playbooks/start-draft.ts';
import { useFindings } from './findings-state.ts';

/** Starts a playbook with what a finding is about: those first that ask for what it names. */
export function StartPlaybook({ detail }: { detail: FindingDetail }) {
  const isOffering = useFindings((state) => state.isOffering);
  const folders = useReadableFolders('playbooks');
  const read = useNewest(`playbooks ${folders.join()}`, () =>
    engine().call('playbook.list', { folders: [...folders] }),
  );
  const offered = (read.value?.playbooks ?? [])
    .map((playbook) => ({ playbook, values: parametersFrom(playbook, detail) }))
    .sort((one, other) => fitOf(other) - fitOf(one));
  return (
    <Menu
      opened={isOffering}
      onChange={(isOpen) => useFindings.setState({ isOffering: isOpen })}
      position="bottom-start"
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <Button size="compact-xs" variant="default" title="Key p">
          Start a playbook with this ▾
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {read.error === null ? null : <Trouble message={read.error} again={read.again} />}
        {read.value === null && read.error === null ? <Menu.Label>Reading…</Menu.Label> : null}
        {offered.map(({ playbook, values }) => (
          <Menu.Item key={playbook.id} onClick={() => prepareStart(playbook.id, values)}>
            <LogText text={playbook.title} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** How well a playbook fits: incidents first that ask for what is known. */
function fitOf({
  playbook,
  values,
}: {
  playbook: Playbook;
  values: Record<string, string>;
}): number {
  const known = Object.keys(values).length;
  return known * 2 + (playbook.category === 'incident' && known > 0 ? 1 : 0);
}
