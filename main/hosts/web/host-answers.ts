import { existsSync } from 'node:fs';
import { TrailcaseError } from '../../../shared/errors.ts';
import {
  type HostCallName,
  type HostInfo,
  type HostParamsOf,
  type HostResultOf,
  hostContract,
} from '../../../shared/host.ts';
import type { AllowedFolders } from './allowed-folders.ts';
import type { DemoPlace } from './demo-place.ts';
import { listFolder } from './folder-listing.ts';
import type { KeptSettings } from './kept-settings.ts';
import type { SharedCase } from './shared-case.ts';

/** Answers each call of the host's contract, with parameters that were validated. */
export type HostAnswers = {
  [N in HostCallName]: (params: HostParamsOf<N>) => HostResultOf<N> | Promise<HostResultOf<N>>;
};

/** What the answers of the web host are made of. */
export interface HostParts {
  info: Omit<HostInfo, 'folders'>;
  folders: AllowedFolders;
  kept: KeptSettings;
  demo: DemoPlace;
  case: SharedCase;
}

export function makeHostAnswers(parts: HostParts): HostAnswers {
  const { info, folders, kept, demo } = parts;
  return {
    'host.info': () => ({ ...info, folders: folders.all.filter((folder) => existsSync(folder)) }),
    'host.folder': ({ path }) =>
      listFolder(folders.forReading(path ?? folders.all[0] ?? ''), folders),
    'host.recent': () => kept.recent(),
    'host.demo': async ({ fresh }) => {
      const files = demo.files();
      if (fresh) await removeDemo(parts);
      return files;
    },
    'host.settings': () => kept.settings(),
    'host.keep': ({ settings }) => {
      kept.keep(settings);
      return null;
    },
  };
}

/** Answers one call. Fails with `bad-request` for parameters that are not those of the contract. */
export async function answerHost(
  answers: HostAnswers,
  name: HostCallName,
  given: unknown,
): Promise<unknown> {
  const checked = hostContract[name].params.safeParse(given);
  if (!checked.success) {
    const places = checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new TrailcaseError('bad-request', `${name} was called wrongly: ${places.join('; ')}.`);
  }
  return await answers[name](checked.data as never);
}

/** A demo case that is open is closed before its file goes. */
async function removeDemo({ demo, case: shared }: HostParts): Promise<void> {
  if (shared.path !== demo.casePath) return demo.removeCase();
  await shared.change(null, async () => {
    await shared.engine.call('case.close', {});
    demo.removeCase();
  });
}
