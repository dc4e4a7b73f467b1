import type { Recovery } from '../state/answered.ts';

/** What the notice says of an engine that stopped by itself. */
export interface RecoveryWords {
  color: 'yellow' | 'green' | 'red';
  title: string;
  text: string;
}

const startedAgain = 'The engine stopped and was started again';

/** How the case was found, in words that name it. They are log text: its name may hide characters. */
export function recoveryWords({ state, name }: Pick<Recovery, 'state' | 'name'>): RecoveryWords {
  switch (state) {
    case 'checking':
      return { color: 'yellow', title: startedAgain, text: `${name} is being verified…` };
    case 'sound':
      return {
        color: 'green',
        title: startedAgain,
        text: `${name} was verified: everything is as it was imported. A job that ran then was given up.`,
      };
    case 'differs':
      return {
        color: 'red',
        title: 'The engine stopped, and the case is not sound',
        text: `The verification of ${name} found this. Do not rely on what it names:`,
      };
    case 'no-case':
      return { color: 'yellow', title: startedAgain, text: 'No case was open.' };
    case 'not-opened':
      return {
        color: 'red',
        title: 'The engine stopped, and the case cannot be opened',
        text: `${name} was open then. It is not open now, and what is in it was not verified:`,
      };
    case 'not-verified':
      return {
        color: 'red',
        title: 'The engine stopped, and the case was not verified',
        text: `${name} was opened again. Verify it under Evidence: until then nothing says that it is sound.`,
      };
  }
}
