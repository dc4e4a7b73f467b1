import { TrailcaseError } from '../../../shared/errors.ts';
import {
  type HostInfo,
  isHostCallName,
  type MenuCommand,
  type PrintedReport,
  type RecentCase,
} from '../../../shared/host.ts';
import {
  answerHost,
  connectionAnswers,
  type DemoPlace,
  type HostAnswers,
  type KeptConnections,
  type KeptSettings,
  lookAtFolder,
  mappingAnswers,
} from '../workbench/index.ts';
import type { Answers, DeskCalls, WorkingState } from './desk-contract.ts';
import type { FileDialogs } from './file-dialogs.ts';
import type { GrantedPaths } from './granted-paths.ts';
import type { SecretStore } from './secret-store.ts';

/** What the main process answers from. */
export interface DeskParts {
  /** Asked once by each page that is loaded. */
  info: () => HostInfo;
  kept: KeptSettings;
  connections: KeptConnections;
  demo: DemoPlace;
  dialogs: FileDialogs;
  granted: GrantedPaths;
  secrets: SecretStore;
  /** Closes the case at a path, if it is open. */
  release: (path: string) => Promise<unknown>;
  copy: (text: string) => Promise<void>;
  /** Makes a PDF of a report; both paths are allowed ones. */
  print: (report: string, out: string) => Promise<PrintedReport>;
  /** Told what the page can do now. */
  commands: (commands: readonly MenuCommand[]) => void;
  /** Told how many notes are written and not saved. */
  unsaved: (notes: number) => void;
  recentChanged: () => void;
  caseChanged: (path: string | null) => void;
  working: (state: WorkingState) => void;
}

/** Answers what the engine process asks, for itself and for its pages. Fails with a `TrailcaseError`. */
export function answerDesk(parts: DeskParts): (name: string, params: unknown) => unknown {
  const host = hostAnswers(parts);
  const desk = deskAnswers(parts);
  return (name, params) => {
    if (isHostCallName(name)) return answerHost(host, name, params);
    if (!Object.hasOwn(desk, name)) {
      throw new TrailcaseError('unknown-call', `There is no call "${name}".`);
    }
    return desk[name as keyof DeskCalls](params as never);
  };
}

function deskAnswers({ granted, secrets, caseChanged, working }: DeskParts): Answers<DeskCalls> {
  return {
    'desk.allow': ({ path, to }) =>
      to === 'read' ? granted.forReading(path) : granted.forWriting(path),
    'desk.chosen': ({ path }) => granted.holds(path),
    'desk.secret': ({ name }) => secrets.read(name),
    'desk.case': ({ path }) => {
      caseChanged(path);
      return null;
    },
    'desk.working': (state) => {
      working(state);
      return null;
    },
  };
}

function hostAnswers(parts: DeskParts): HostAnswers {
  const { kept, demo, dialogs, granted, secrets } = parts;
  const recent = (): RecentCase[] => {
    const cases = kept.recent();
    granted.allowWriting(cases.map(({ path }) => path));
    return cases;
  };
  return {
    'host.info': () => parts.info(),
    'host.folder': () => {
      throw new TrailcaseError(
        'not-allowed',
        'Files are chosen in the dialogs of the system here.',
      );
    },
    'host.recent': recent,
    'host.forget-recent': ({ path }) => {
      kept.forget(path);
      parts.recentChanged();
      return recent();
    },
    'host.choose': async (choice) => {
      const chosen = await dialogs.choose(choice);
      if (choice.kind === 'own-folder') kept.keepOwnFolders([...kept.ownFolders(), ...chosen]);
      return chosen;
    },
    'host.own-folders': ({ folders }) => {
      const remembered = kept.ownFolders();
      const used = remembered.filter((path) => folders.includes(path));
      if (used.length < remembered.length) kept.keepOwnFolders(used);
      granted.allowReading(used);
      return folders.map((path) => lookAtFolder(path, (each) => granted.forReading(each)));
    },
    'host.copy': async ({ text }) => {
      await parts.copy(text);
      return null;
    },
    'host.commands': ({ commands }) => {
      parts.commands(commands);
      return null;
    },
    'host.unsaved': ({ notes }) => {
      parts.unsaved(notes);
      return null;
    },
    'host.secrets': () => secrets.list(),
    'host.keep-secret': async ({ name, secret, where }) => {
      await secrets.keep(name, secret, where);
      return await secrets.list();
    },
    'host.forget-secret': ({ name }) => {
      secrets.forget(name);
      return secrets.list();
    },
    'host.demo': async ({ fresh }) => {
      const files = demo.files();
      granted.allowReading(files.archives);
      granted.allowWriting([files.casePath]);
      if (fresh) {
        await parts.release(files.casePath);
        demo.removeCase();
      }
      return files;
    },
    'host.print-report': ({ report, out }) =>
      parts.print(granted.forWriting(report), granted.forWriting(out)),
    'host.settings': () => kept.settings(),
    'host.keep': ({ settings }) => {
      kept.keep(settings);
      return null;
    },
    ...connectionAnswers(parts.connections),
    ...mappingAnswers(kept),
  };
}
