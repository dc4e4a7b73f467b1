import { useState } from 'react';
import { indentJson } from '../../../shared/indent-json.ts';
import type { Reveal } from '../../../shared/marks.ts';
import { maskedSecret } from '../../../shared/secret-keys.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';

/** Where a secret stands. */
export type SecretPlace = Omit<Reveal, 'how'>;

/** Whether something hidden is shown, and how to change that. */
export interface Revealing {
  isRevealed: boolean;
  /** Shows it once the custody log says so, or tells why that could not be written. */
  reveal: () => void;
  hide: () => void;
}

/** Shows a secret only after it is written into the custody log, every time anew. */
export function useReveal(place: SecretPlace): Revealing {
  const [isRevealed, setRevealed] = useState(false);
  return {
    isRevealed,
    reveal: () =>
      void toldWhenItFails(async () => {
        await engine().call('secret.reveal', { ...place, how: 'shown' });
        setRevealed(true);
      }),
    hide: () => setRevealed(false),
  };
}

/** True where JSON holds a text under a key that names a secret. */
export function holdsSecret(json: string): boolean {
  return indentJson(json, true).includes(maskedSecret);
}

/** Writes into the custody log that a secret which may be hidden on the screen is copied; before it is. */
export async function noteCopied(place: SecretPlace): Promise<void> {
  await engine().call('secret.reveal', { ...place, how: 'copied' });
}
