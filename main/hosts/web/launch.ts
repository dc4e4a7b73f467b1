import { randomBytes } from 'node:crypto';
import type { PageFile } from '../workbench/index.ts';

/** How long a browser may take to come. */
const lifeMs = 60_000;

/** The script of the launch page: goes on to the page itself, with the token behind it. */
export const launchScript: PageFile = {
  type: 'text/javascript; charset=utf-8',
  body: `location.replace('/' + location.hash);\n`,
};

/** The launch page: opened from a file, it turns that file's navigation into one of our own. */
export const launchPage: PageFile = {
  type: 'text/html; charset=utf-8',
  body: `<!doctype html>
<meta charset="utf-8">
<title>Trailcase</title>
<script src="/launch.js"></script>
`,
};

/**
 * The one path through which a navigation from elsewhere comes in. A browser that is started with a file
 * of ours calls it cross-site, which the gate turns away; a path that nobody can guess tells it apart.
 */
export class Launch {
  readonly #now: () => number;
  #path = '';
  #ends = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Makes a path that is good for a minute; the one before is not any more. */
  offer(): string {
    this.#path = `/launch/${randomBytes(16).toString('base64url')}`;
    this.#ends = this.#now() + lifeMs;
    return this.#path;
  }

  isLaunch(path: string): boolean {
    return path === this.#path && this.#now() < this.#ends;
  }
}
