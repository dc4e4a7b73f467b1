import type { WritableCase } from './case-database.ts';
import { type AddedText, TextIds } from './value-table.ts';

/** The paths of a set, from their text; the empty text is the set of a change that changed nothing. */
export function pathsOfSet(paths: string): ReadonlySet<string> {
  return new Set(paths === '' ? [] : paths.split('\n'));
}

/**
 * Sets of changed paths. Of a million changes some tens or thousands of different sets exist, so a
 * record points at its set, and "everything that changed redirectUris" starts from a few rows.
 */
export class ChangeSets {
  readonly #ids: TextIds;
  readonly #insertPath;
  readonly #added: AddedText[] = [];

  constructor(db: WritableCase) {
    this.#ids = new TextIds(db, 'change_set');
    this.#insertPath = db.prepare('INSERT INTO change_path (path, change_set) VALUES (?, ?)');
  }

  /** The id of a set given as its sorted paths, one a line. */
  idOf(paths: string): number {
    const id = this.#ids.idOf(paths);
    for (const added of this.#ids.takeAdded()) {
      for (const path of pathsOfSet(added.text)) this.#insertPath.run(path, added.id);
      this.#added.push(added);
    }
    return id;
  }

  /** Sets added since the last call. */
  takeAdded(): AddedText[] {
    return this.#added.splice(0);
  }
}
