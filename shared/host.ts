import * as z from 'zod/mini';

/** What a host can do for the page, apart from the engine. */
export interface HostInfo {
  host: 'web' | 'desktop';
  version: string;
  /** Folders that may be looked into and written to; empty where the system's own dialogs decide. */
  folders: string[];
  /** Whether calls to a tenant are allowed. */
  allowLive: boolean;
  /** A case that was named at the start; null when the page should offer a choice. */
  startWith: string | null;
}

export interface FolderEntry {
  name: string;
  path: string;
  /** `archive`: a name that log exports have. */
  kind: 'folder' | 'case' | 'archive' | 'other';
  bytes: number;
  /** ISO UTC. */
  modified: string;
}

export interface FolderListing {
  path: string;
  /** Null at the top of what is allowed. */
  parent: string | null;
  /** Folders first, then by name; at most 5 000. */
  entries: FolderEntry[];
  /** Entries there are. */
  total: number;
}

export interface RecentCase {
  path: string;
  name: string;
  /** ISO UTC. */
  opened: string;
}

/** The archives of the demo, and where its case is made. */
export interface DemoFiles {
  casePath: string;
  archives: string[];
}

interface HostCall<Params, Result> {
  params: z.ZodMiniType<Params>;
  purpose: string;
  readonly result?: Result;
}

function call<Result>() {
  return <Params>(params: z.ZodMiniType<Params>, purpose: string): HostCall<Params, Result> => ({
    params,
    purpose,
  });
}

const nothing = z.strictObject({});
const path = z.string().check(z.minLength(1), z.maxLength(4096));

/**
 * What the page can ask of its host: the same over a socket and over a message port. Everything about
 * a case is in `contract.ts`; this is what a window would do itself.
 */
export const hostContract = {
  'host.info': call<HostInfo>()(nothing, 'What kind of host this is and what it allows.'),
  'host.folder': call<FolderListing>()(
    z.strictObject({ path: z.optional(path) }),
    'What is in a folder that was allowed at the start; the first one if none is given. Fails with not-allowed outside of them.',
  ),
  'host.recent': call<RecentCase[]>()(nothing, 'Cases that were opened, the latest first.'),
  'host.demo': call<DemoFiles>()(
    z.strictObject({ fresh: z.boolean() }),
    'Where the demo case is and the archives it is made of; `fresh` removes what an earlier demo left.',
  ),
  'host.settings': call<Record<string, unknown>>()(
    nothing,
    'What the page kept: sizes of panes, theme, columns. Nothing of a case.',
  ),
  'host.keep': call<null>()(
    z.strictObject({ settings: z.record(z.string(), z.unknown()) }),
    'Keeps settings of the page, in place of what was kept.',
  ),
} as const;

export type HostContract = typeof hostContract;
export type HostCallName = keyof HostContract;
export type HostParamsOf<N extends HostCallName> = z.output<HostContract[N]['params']>;
export type HostResultOf<N extends HostCallName> = HostContract[N] extends {
  readonly result?: infer R;
}
  ? Exclude<R, undefined>
  : never;

/** The host as the page sees it. */
export interface Host {
  call<N extends HostCallName>(name: N, params: HostParamsOf<N>): Promise<HostResultOf<N>>;
}

/** True for a key of the host's contract itself. */
export function isHostCallName(name: unknown): name is HostCallName {
  return typeof name === 'string' && Object.hasOwn(hostContract, name);
}
