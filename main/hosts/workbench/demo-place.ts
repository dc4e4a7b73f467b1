import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DemoFiles } from '../../../shared/host.ts';

/** What SQLite leaves beside a case that was not closed. */
const caseEndings = ['', '-wal', '-shm', '-journal'];

/** Where the demo is: its archives, and the case that is made of them. */
export class DemoPlace {
  /** Folder of the archives. */
  readonly archives: string;
  readonly casePath: string;

  /**
   * @param current the case is made in `demo-case` in it, where that can be written …
   * @param own … and in this folder otherwise
   */
  constructor(archives: string, current: string, own: string) {
    const near = join(current, 'demo-case');
    const parent = canWrite(existsSync(near) ? near : current) ? current : own;
    this.archives = archives;
    this.casePath = join(parent, 'demo-case', 'demo.trailcase');
  }

  get folder(): string {
    return dirname(this.casePath);
  }

  /** Makes the folder of the case. */
  files(): DemoFiles {
    mkdirSync(this.folder, { recursive: true });
    const archives = readdirSync(this.archives)
      .filter((name) => !name.endsWith('.md'))
      .sort()
      .map((name) => join(this.archives, name));
    return { casePath: this.casePath, archives };
  }

  /** Removes the case that an earlier demo left, and nothing else. It must not be open. */
  removeCase(): void {
    for (const ending of caseEndings) rmSync(`${this.casePath}${ending}`, { force: true });
  }
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
