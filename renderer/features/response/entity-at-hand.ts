import type { EntityRef } from '../../../shared/entities.ts';
import { useChosen } from '../../state/chosen.ts';

/** The entity whose page is on the screen. */
export function entityAtHand(): EntityRef | null {
  const { place } = useChosen.getState();
  return place.screen === 'entity' || place.screen === 'radius' ? place : null;
}
