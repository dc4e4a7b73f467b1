import { useChosen } from './chosen.ts';

/** The zone in which days begin and times are shown; records shown by their own clock are counted in UTC days. */
export function zoneInForce(): string {
  const { clock, caseZone } = useChosen.getState();
  return clock === 'case' ? caseZone : 'UTC';
}

/** The same for a component. */
export function useZone(): string {
  return useChosen(({ clock, caseZone }) => (clock === 'case' ? caseZone : 'UTC'));
}
