import { existsSync } from 'node:fs';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { HostInfo, KeptSecrets } from '../../../shared/host.ts';
import {
  connectionAnswers,
  type DemoPlace,
  type HostAnswers,
  type KeptConnections,
  type KeptSettings,
  lookAtFolder,
  mappingAnswers,
  type SessionSecrets,
  type SharedCase,
} from '../workbench/index.ts';
import type { AllowedFolders } from './allowed-folders.ts';
import { listFolder } from './folder-listing.ts';
import type { GivenSecrets } from './web-host.ts';

/** What the answers of the web host are made of. */
export interface HostParts {
  info: Omit<HostInfo, 'folders'>;
  folders: AllowedFolders;
  kept: KeptSettings;
  connections: KeptConnections;
  demo: DemoPlace;
  case: SharedCase;
  secrets: SessionSecrets;
  given: GivenSecrets;
}

/** Said where a page wants a secret on disk. */
const noKeychain =
  'In the browser Trailcase has no keychain and writes no secret to disk. It is kept for this session only.';

export function makeHostAnswers(parts: HostParts): HostAnswers {
  const { info, folders, kept, demo, secrets } = parts;
  return {
    'host.info': () => ({ ...info, folders: folders.all.filter((folder) => existsSync(folder)) }),
    'host.folder': ({ path }) =>
      listFolder(folders.forReading(path ?? folders.all[0] ?? ''), folders),
    'host.recent': () => kept.recent(),
    'host.forget-recent': ({ path }) => {
      kept.forget(path);
      return kept.recent();
    },
    'host.choose': () => {
      throw new TrailcaseError(
        'not-allowed',
        'A page in the browser has no dialogs of the system. Choose in the folders that are listed.',
      );
    },
    'host.copy': () => {
      throw new TrailcaseError('not-allowed', 'A page in the browser copies by itself.');
    },
    'host.commands': () => null,
    'host.unsaved': () => null,
    'host.secrets': () => listed(parts),
    'host.keep-secret': ({ name, secret, where }) => {
      if (where === 'keychain') throw new TrailcaseError('not-allowed', noKeychain);
      secrets.keep(name, secret);
      return listed(parts);
    },
    'host.forget-secret': ({ name }) => {
      secrets.forget(name);
      return listed(parts);
    },
    'host.demo': async ({ fresh }) => {
      const files = demo.files();
      if (fresh) await removeDemo(parts);
      return files;
    },
    'host.print-report': () => {
      throw new TrailcaseError(
        'not-allowed',
        'A page in the browser makes no PDF. Open the written report in the browser and print it.',
      );
    },
    'host.settings': () => kept.settings(),
    'host.keep': ({ settings }) => {
      kept.keep(settings);
      return null;
    },
    'host.own-folders': ({ folders: own }) =>
      own.map((path) => lookAtFolder(path, (each) => folders.forReading(each))),
    ...connectionAnswers(parts.connections),
    ...mappingAnswers(kept),
  };
}

/** One that was entered stands before one that was given. */
function listed({ secrets, given }: HostParts): KeptSecrets {
  const { refusal, kept } = secrets.list(noKeychain);
  const entered = new Set(kept.map(({ name }) => name));
  return { refusal, kept: [...kept, ...given.list().filter(({ name }) => !entered.has(name))] };
}

/** A demo case that is open is closed before its file goes. */
async function removeDemo({ demo, case: shared }: HostParts): Promise<void> {
  if (shared.path !== demo.casePath) return demo.removeCase();
  await shared.change(null, async () => {
    await shared.engine.call('case.close', {});
    demo.removeCase();
  });
}
