import type { MantineColorSchemeManager } from '@mantine/core';
import { useChosen } from '../state/chosen.ts';

let stop: () => void = () => undefined;

/** Lets the widgets take light or dark from what was chosen. */
export const schemeManager: MantineColorSchemeManager = {
  get: () => useChosen.getState().scheme,
  set: (scheme) => useChosen.setState({ scheme }),
  subscribe(update) {
    stop = useChosen.subscribe((chosen, before) => {
      if (chosen.scheme !== before.scheme) update(chosen.scheme);
    });
  },
  unsubscribe: () => stop(),
  clear: () => useChosen.setState({ scheme: 'auto' }),
};
