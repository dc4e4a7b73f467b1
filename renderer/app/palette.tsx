import { Spotlight } from '@mantine/spotlight';
import { useState } from 'react';
import { useAbleCommands } from './able-commands.ts';
import { commands } from './commands.ts';
import { keyLabel } from './keymap.ts';
import { toldWhenItFails } from './trouble-notice.ts';

const listed = commands.filter(({ id }) => id !== 'frame.palette');

/** The command palette: everything that can be done now, by name, with its keys. */
export function Palette() {
  const [isOpen, setOpen] = useState(false);
  const able = useAbleCommands(listed, isOpen);
  const groups = [...new Set(able.map(({ group }) => group))];
  return (
    <Spotlight
      shortcut={null}
      onSpotlightOpen={() => setOpen(true)}
      onSpotlightClose={() => setOpen(false)}
      lockScroll={false}
      highlightQuery
      limit={60}
      scrollable
      maxHeight={420}
      nothingFound="No command has that name."
      searchProps={{ placeholder: 'What do you want to do?', 'aria-label': 'Find a command' }}
      transitionProps={{ duration: 0 }}
      actions={groups.map((group) => ({
        group,
        actions: able
          .filter((command) => command.group === group)
          .map(({ id, title, keys, run }) => ({
            id,
            label: title,
            rightSection: keys[0] === undefined ? null : <kbd>{keyLabel(keys[0])}</kbd>,
            onClick: () => void toldWhenItFails(run),
          })),
      }))}
    />
  );
}
