import { Anchor } from '@mantine/core';
import type { EntityType } from '../../shared/entities.ts';
import { useChosen } from '../state/chosen.ts';
import { LogText } from './log-text.tsx';

/** The name of an entity, which opens its page. */
export function EntityLink({ type, value }: { type: EntityType; value: string }) {
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      ta="start"
      onClick={() => openEntity(type, value)}
    >
      <LogText text={value} />
    </Anchor>
  );
}

/** Goes to the page of an entity; Back comes back. */
export function openEntity(type: EntityType, value: string): void {
  useChosen.setState({ place: { screen: 'entity', type, value } });
}
