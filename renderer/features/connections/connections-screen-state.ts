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

/** What is written on the screen of connections, and kept while another screen is looked at. Never a secret. */
interface ConnectionsScreenState {
  /** Connections that are being written, by their name on the page; `new` is one that is not kept yet. */
  drafts: Readonly<Record<string, ConnectionDraft>>;
  pulls: Readonly<Record<string, PullDraft>>;
  /** The earlier pull whose pages are shown. */
  pull: number | null;
}

export const newConnection = 'new';

export const useConnectionsScreen = create<ConnectionsScreenState>()(() => ({
  drafts: {},
  pulls: {},
  pull: null,
}));

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
