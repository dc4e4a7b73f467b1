import { ActionIcon, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, Pin } from 'lucide-react';
import { useState } from 'react';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { useChosen } from '../../state/chosen.ts';
import { dismiss } from '../../state/on-screen.ts';
import { titleOf, type ViewKey } from '../../state/view.ts';
import { addColumn, changeColumn, moveColumnBy, resetColumns } from './column-changes.ts';
import { tableColumns } from './columns.ts';

/** All columns of a view: which are shown, in which order; and further ones by the path in the original record. */
export function ColumnsDialog({ view }: { view: ViewKey }) {
  const chosen = useChosen(({ views }) => views[view].columns);
  const [find, setFind] = useState('');
  const [path, setPath] = useState('');
  const columns = tableColumns(view, chosen).filter(({ label, name }) =>
    `${label} ${name}`.toLowerCase().includes(find.toLowerCase()),
  );
  return (
    <Modal opened onClose={dismiss} title={`Columns of ${titleOf(view)}`} size="md">
      <Stack gap="xs">
        <TextInput
          size="xs"
          aria-label="Find a column"
          placeholder="Find a column"
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
          data-autofocus
        />
        {columns.map(({ name, label, hidden, pinned }) => (
          <Group key={name} gap="xs" wrap="nowrap">
            <Checkbox
              size="xs"
              flex={1}
              label={label}
              checked={!hidden}
              onChange={(event) =>
                changeColumn(view, name, { hidden: !event.currentTarget.checked })
              }
            />
            <ActionIcon
              size="sm"
              variant={pinned ? 'filled' : 'subtle'}
              color={pinned ? 'blue' : 'gray'}
              aria-pressed={pinned}
              aria-label={showHidden(`Pin ${label} to the left`)}
              onClick={() => changeColumn(view, name, { pinned: !pinned })}
            >
              <Pin size={13} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={showHidden(`Move ${label} left`)}
              onClick={() => moveColumnBy(view, name, -1)}
            >
              <ArrowUp size={13} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={showHidden(`Move ${label} right`)}
              onClick={() => moveColumnBy(view, name, 1)}
            >
              <ArrowDown size={13} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {columns.length === 0 ? <Text size="sm">No column has that name.</Text> : null}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (path.trim() !== '') addColumn(view, path.trim());
            setPath('');
          }}
        >
          <Group align="end" gap="xs">
            <TextInput
              size="xs"
              flex={1}
              label="A further column"
              description="A path in the original record, such as details.reason"
              value={path}
              onChange={(event) => setPath(event.currentTarget.value)}
            />
            <Button size="xs" type="submit" disabled={path.trim() === ''}>
              Add
            </Button>
          </Group>
        </form>
        <Group justify="end">
          <Button size="xs" variant="default" onClick={() => resetColumns(view)}>
            The view's own columns
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
