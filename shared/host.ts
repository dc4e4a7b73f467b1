import * as z from 'zod/mini';
import { type Connection, connectionSchema } from './connection.ts';
import { type Kind, kinds } from './kinds.ts';

/** What a host can do for the page, apart from the engine. */
export interface HostInfo {
  host: 'web' | 'desktop';
  version: string;
  /** Folders that may be looked into and written to; empty where the system's own dialogs decide. */
  folders: string[];
  /** Whether calls to a tenant, reading ones too, are allowed. */
  allowLive: boolean;
  /** A case that was named at the start; null when the page should offer a choice. */
  startWith: string | null;
  /**
   * Told once, where the engine stopped by itself and another one took its place: why, in words, and the
   * case that was open, which is to be verified. Null otherwise.
   */
  recovered: Recovered | null;
}

/** What is known of an engine that stopped by itself. */
export interface Recovered {
  why: string;
  casePath: string | null;
}

/** A command as a host's menu shows it; ids and keys are those of the page's own commands. */
export type MenuCommand = HostParamsOf<'host.commands'>['commands'][number];

/** Where a secret that is entered goes: into the system's own keychain, or into memory until the program ends. */
export type SecretPlace = 'keychain' | 'session';

/** The secrets that a host has, without the secrets. */
export interface KeptSecrets {
  /** Why this host cannot use a keychain, in words; null where it can. */
  refusal: string | null;
  /** By name. `given`: it came with the start, from a file or the environment, and cannot be forgotten. */
  kept: { name: string; where: SecretPlace | 'given'; since: string }[];
}

/**
 * What a host tells the page without being asked: a command that was chosen in its menu, or files that
 * were opened with the program, folders among the archives. Paths are absolute and allowed, but for those of other cases, of
 * which one is open at a time.
 */
export type HostEvent =
  | { host: 'command'; id: string }
  | { host: 'open'; casePath: string | null; archives: string[]; otherCases?: string[] };

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

/** A folder with a person's own rules or playbooks. */
export interface OwnFolder {
  path: string;
  /** Why it cannot be read now, and what to do; null where it can. */
  trouble: string | null;
}

/** A mapping that a person kept under a name, to read the next export of the same shape with. */
export interface KeptMapping {
  name: string;
  kind: Kind;
  /** Word for a field → column or dotted path, as in `--map`. */
  map: Record<string, string>;
  /** Name of the system that the records come from. */
  system?: string | undefined;
  /** Columns of the file that it was made for, to find it again by; long names and those beyond 500 are left out. */
  columns: string[];
}

/** The archives of the demo, and where its case is made. */
export interface DemoFiles {
  casePath: string;
  archives: string[];
}

/** A file that a host wrote. */
export interface PrintedReport {
  path: string;
  bytes: number;
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
const fileName = z.string().check(z.minLength(1), z.maxLength(255));
const label = z.string().check(z.minLength(1), z.maxLength(200));
const secretName = z.string().check(z.trim(), z.minLength(1), z.maxLength(5_000));

const column = z.string().check(z.minLength(1), z.maxLength(1_000));

/** Limits of what is kept with a mapping: it is to be found again, not to hold a file. */
export const keptMappingLimits = { fields: 50, columns: 500, columnLength: 200 } as const;

const { fields, columns, columnLength } = keptMappingLimits;

/** What a kept mapping may be, wherever it comes from. */
export const keptMapping = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  kind: z.enum(kinds),
  map: z
    .record(label, column)
    .check(z.refine((map) => Object.keys(map).length <= fields, `at most ${fields} fields`)),
  system: z.optional(label),
  columns: z.array(z.string().check(z.maxLength(columnLength))).check(z.maxLength(columns)),
});

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
  'host.forget-recent': call<RecentCase[]>()(
    z.strictObject({ path: z.optional(path) }),
    'Takes a case off the list of those that were opened, or all of them where none is named. The files stay.',
  ),
  'host.choose': call<string[]>()(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('case') }),
      z.strictObject({ kind: z.literal('new-case'), name: z.optional(fileName) }),
      z.strictObject({ kind: z.literal('archives') }),
      z.strictObject({ kind: z.literal('archive-folder') }),
      z.strictObject({ kind: z.literal('own-folder') }),
      z.strictObject({ kind: z.literal('new-file'), name: fileName }),
    ]),
    "Lets a person choose by the system's own dialog, and allows what was chosen, a folder with all that is in it; empty when they did not. A folder of own rules or playbooks (`own-folder`) stays allowed when the program is started again. Fails with not-allowed in a host that has no dialogs.",
  ),
  'host.copy': call<null>()(
    z.strictObject({ text: z.string().check(z.maxLength(64 * 1024 * 1024)) }),
    'Puts a text on the clipboard, in a host whose page may not do that itself. Fails with not-allowed in any other.',
  ),
  'host.commands': call<null>()(
    z.strictObject({
      commands: z
        .array(
          z.strictObject({
            id: label,
            title: label,
            group: label,
            keys: z.array(label).check(z.maxLength(10)),
            enabled: z.boolean(),
          }),
        )
        .check(z.maxLength(500)),
    }),
    'Says which commands there are and which can be run now, for the menu of a host that has one.',
  ),
  'host.unsaved': call<null>()(
    z.strictObject({ notes: z.int().check(z.nonnegative()) }),
    'Says how many notes are written and not saved, for the question of a window before it is closed.',
  ),
  'host.secrets': call<KeptSecrets>()(
    nothing,
    'Which secrets the host has and where; never the secrets.',
  ),
  'host.keep-secret': call<KeptSecrets>()(
    z.strictObject({
      name: secretName,
      secret: z.string().check(z.minLength(1), z.maxLength(10_000)),
      where: z.enum(['keychain', 'session']),
    }),
    'Keeps a secret under a name, in place of what was kept. Fails with not-allowed where this host must not write secrets to disk.',
  ),
  'host.forget-secret': call<KeptSecrets>()(
    z.strictObject({ name: secretName }),
    'Forgets a secret, wherever it is.',
  ),
  'host.demo': call<DemoFiles>()(
    z.strictObject({ fresh: z.boolean() }),
    'Where the demo case is and the archives it is made of; `fresh` removes what an earlier demo left.',
  ),
  'host.print-report': call<PrintedReport>()(
    z.strictObject({ report: path, out: path }),
    'Makes a PDF of a report that was written as HTML, with nothing running in it. Never overwrites a file. Fails with not-allowed in a host that cannot print, and for files that were not chosen.',
  ),
  'host.settings': call<Record<string, unknown>>()(
    nothing,
    'What the page kept: sizes of panes, theme, columns. Nothing of a case.',
  ),
  'host.keep': call<null>()(
    z.strictObject({ settings: z.record(z.string(), z.unknown()) }),
    'Keeps settings of the page, in place of what was kept.',
  ),
  'host.own-folders': call<OwnFolder[]>()(
    z.strictObject({ folders: z.array(path).check(z.maxLength(500)) }),
    'Which folders of own rules and playbooks can be read now, and why others cannot. These are all that are in use: others that stayed allowed are forgotten.',
  ),
  'host.mappings': call<KeptMapping[]>()(
    nothing,
    'Mappings that were kept under a name, by name; the command line keeps them in the same place.',
  ),
  'host.keep-mapping': call<KeptMapping[]>()(
    keptMapping,
    'Keeps a mapping under its name, in place of one of that name; answers with all.',
  ),
  'host.connections': call<Connection[]>()(
    nothing,
    'Connections that are kept for every case of this user, by name; without secrets. The command line keeps them in the same place.',
  ),
  'host.keep-connection': call<Connection[]>()(
    z.strictObject({ connection: connectionSchema }),
    'Keeps a connection for every case, in place of one with its id; answers with all. Fails with bad-request where its name is taken.',
  ),
  'host.forget-connection': call<Connection[]>()(
    z.strictObject({ id: z.uuid() }),
    'Forgets a connection, if there is one with this id; answers with those that are left. Its secret is forgotten by `host.forget-secret`.',
  ),
  'host.forget-mapping': call<KeptMapping[]>()(
    z.strictObject({ name: label }),
    'Forgets the mapping of that name, if there is one; answers with those that are left.',
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
  /** Listens to what the host tells without being asked; the returned function stops listening. */
  subscribe(listener: (event: HostEvent) => void): () => void;
}

/** True for a key of the host's contract itself. */
export function isHostCallName(name: unknown): name is HostCallName {
  return typeof name === 'string' && Object.hasOwn(hostContract, name);
}
