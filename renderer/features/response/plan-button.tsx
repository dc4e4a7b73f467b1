import { Button } from '@mantine/core';
import { show } from '../../state/on-screen.ts';
import type { PlanAbout } from '../../state/plan-about.ts';

/** Plans an action about what is on the screen. */
export function PlanButton({ about }: { about: PlanAbout }) {
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => show({ kind: 'plan-action', about })}
    >
      Plan…
    </Button>
  );
}
