import { Button } from '@mantine/core';
import { show } from '../../state/on-screen.ts';
import type { PlanAbout } from '../../state/plan-about.ts';

/** Plans an action about what is on the screen. */
export function PlanButton({
  about,
  size = 'compact-sm',
}: {
  about: PlanAbout;
  size?: 'compact-xs' | 'compact-sm';
}) {
  return (
    <Button size={size} variant="default" onClick={() => show({ kind: 'plan-action', about })}>
      Plan…
    </Button>
  );
}
