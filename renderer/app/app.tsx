import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useAnswered } from '../state/answered.ts';
import { commands } from './commands.ts';
import { Frame } from './frame.tsx';
import { followKeys } from './keymap.ts';
import { Overlays } from './overlays.tsx';
import { pageTitle } from './page-title.ts';
import { Palette } from './palette.tsx';
import { schemeManager } from './scheme-manager.ts';
import { theme } from './theme.ts';

/** The application: the frame, what stands over it, and the keys. */
export function App() {
  const title = useAnswered(({ caseInfo, jobs }) => pageTitle(caseInfo, Object.values(jobs)));
  useEffect(() => followKeys(() => commands), []);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={schemeManager}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Frame />
      <Palette />
      <Overlays />
      <Notifications position="bottom-right" limit={4} />
    </MantineProvider>
  );
}
