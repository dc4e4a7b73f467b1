import { create } from 'zustand';
import type { ConnectionDraft } from './connection-draft.ts';

/** What of the logs of a connection is asked for next, as it is written. */
export interface PullDraft {
  /** Logs by name; null for those that the connection names. */
  streams: readonly string[] | null;
  /** `last`: on from where the pull before ended. `all`: everything once more. */
  from: 'last' | 'time' | 'all';
  since: string;
  until: string;
  /** Seconds between two pulls while following. */
  every: number;
}

export const newPullDraft: PullDraft = {
  streams: null,
  from: 'last',
  since: '',
  until: '',
  every: 60,
};

/** An account that is looked up. */
export interface LookUp {
  written: string;
  /** Null while none was asked for. */
  asked: string | null;
}

/** What is written on the screen of connections, and kept while another screen is looked at. Never a secret. */
interface ConnectionsScreenState {
  /** Connections that are being written, by their name on the page; `new` is one that is not kept yet. */
  drafts: Readonly<Record<string, ConnectionDraft>>;
  pulls: Readonly<Record<string, PullDraft>>;
  /** Accounts that are looked up, by connection: as written, and as they were asked for last. */
  lookUps: Readonly<Record<string, LookUp>>;
  /** The earlier pull whose pages are shown. */
  pull: number | null;
}

export const newConnection = 'new';

export const useConnectionsScreen = create<ConnectionsScreenState>()(() => ({
  drafts: {},
  pulls: {},
  lookUps: {},
  pull: null,
}));

/** Id of the field in which an account is written. */
export const lookUpField = 'look-up-account';

export const newLookUp: LookUp = { written: '', asked: null };

/** Keeps what is written of a connection; null puts it away. */
export function keepDraft(key: string, draft: ConnectionDraft | null): void {
  useConnectionsScreen.setState(({ drafts }) => {
    const { [key]: _before, ...others } = drafts;
    return { drafts: draft === null ? others : { ...others, [key]: draft } };
  });
}

/** Changes what is asked for next of a connection. */
export function changePull(key: string, change: Partial<PullDraft>): void {
  useConnectionsScreen.setState(({ pulls }) => ({
    pulls: { ...pulls, [key]: { ...(pulls[key] ?? newPullDraft), ...change } },
  }));
}

/** Changes which account is looked up over a connection. */
export function changeLookUp(key: string, change: Partial<LookUp>): void {
  useConnectionsScreen.setState(({ lookUps }) => ({
    lookUps: { ...lookUps, [key]: { ...(lookUps[key] ?? newLookUp), ...change } },
  }));
}
