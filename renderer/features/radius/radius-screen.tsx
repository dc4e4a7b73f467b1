import { Title } from '@mantine/core';
import { LogText } from '../../components/log-text.tsx';
import type { RadiusPlace } from '../../state/place.ts';

/** What an account or an address reached in a window. */
export function RadiusScreen({ place }: { place: RadiusPlace }) {
  return (
    <main aria-label="Blast radius">
      <Title order={1} size="h3">
        Blast radius of <LogText text={place.value} />
      </Title>
    </main>
  );
}
