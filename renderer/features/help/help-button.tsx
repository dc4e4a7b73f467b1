import { Button } from '@mantine/core';
import { goTo } from '../../app/frame-commands.ts';

/** Opens the page of help about what is on the screen; Back comes back. */
export function HelpButton({ page }: { page: string }) {
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      onClick={() => goTo({ screen: 'help', page })}
      title="Help on this screen"
    >
      Help
    </Button>
  );
}
