import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { makeNotices } from './make-notices.ts';

/** Name of the file beside the page. */
export const noticesFile = 'THIRD-PARTY-NOTICES.txt';

/**
 * Puts the licences of everything that is handed out beside the page, by what was really built into it. The build
 * fails where one is missing. Vite's own `build.license` knows only the page, passes no NOTICE on and lets what
 * has no text through.
 */
export function noticesPlugin(): Plugin {
  let project = '';
  return {
    name: 'trailcase:notices',
    apply: 'build',
    configResolved({ root }) {
      project = dirname(root);
    },
    generateBundle(_options, bundle) {
      const built = Object.values(bundle).flatMap((each) =>
        each.type === 'chunk' ? each.moduleIds : [],
      );
      // Style sheets leave no module in a chunk.
      const styles = [...this.getModuleIds()].filter((id) => /\.css(\?|$)/.test(id));
      const inPage = new Set([...built, ...styles].flatMap((id) => packageOf(id, project) ?? []));
      this.emitFile({
        type: 'asset',
        fileName: noticesFile,
        source: makeNotices(project, inPage),
      });
    },
  };
}

/** Folder of the package that a module is of; null for one of ours. The bundler puts in a piece of its own. */
export function packageOf(module: string, project: string): string | null {
  if (module.startsWith('\0rolldown/')) return join(project, 'node_modules', 'rolldown');
  const path = module.replace(/^\0/, '').replaceAll('\\', '/');
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null;
}
