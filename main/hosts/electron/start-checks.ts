import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What the program stands on. */
export interface Runtime {
  /** As in `process.versions`. */
  node: string;
  napi: string;
  /** Whether the program was started with `--no-sandbox`. */
  noSandbox: boolean;
}

/** Least interface of native modules that better-sqlite3 is built for. */
const leastNapi = 10;

/** Why the program must not go on, in words; null where it may. */
export function refuseRuntime({ node, napi }: Runtime): string | null {
  if (Number.parseInt(node, 10) !== 24) {
    return `This Electron brings Node ${node}; Trailcase is built for Node 24. Install Trailcase again.`;
  }
  if (Number(napi) < leastNapi) {
    return `This Electron offers Node-API ${napi}; the database needs ${leastNapi}. Install Trailcase again.`;
  }
  return null;
}

/** What a person must know before they go on; null where all is as it should be. */
export function warnOfRuntime({ noSandbox }: Runtime): string | null {
  return noSandbox
    ? 'Trailcase was started without the sandbox (--no-sandbox). Log text from a hostile source is then one fault nearer to this computer. Prefer the deb or rpm package, or allow user namespaces for this program.'
    : null;
}

/**
 * Whether the database's native module, which stands outside of the checked archive, is the one that was
 * packaged. On Linux it is the only check there is, and no protection against who can replace the archive too.
 * @param hashes file in the archive: `<platform>-<arch>` → SHA-256 in hexadecimal
 * @returns why it must not be loaded, in words; null where it may
 */
export function refuseAddon(addon: string, hashes: string, target: string): string | null {
  const again = 'Install Trailcase again from a source that you trust.';
  try {
    const expected = (JSON.parse(readFileSync(hashes, 'utf8')) as Record<string, unknown>)[target];
    const found = createHash('sha256').update(readFileSync(addon)).digest('hex');
    if (found === expected) return null;
    return `The database module ${addon} is not the one that was packaged. ${again}`;
  } catch (error) {
    return `The database module cannot be checked (${(error as Error).message}). ${again}`;
  }
}
