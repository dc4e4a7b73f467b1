/** Something that a person can have done by a key, from the palette or a menu. */
export interface Command {
  /** Lowercase words joined by dots: `table.copy-row`. */
  id: string;
  title: string;
  group: 'Go to' | 'Table' | 'Query' | 'Record' | 'Marks' | 'Response' | 'Case' | 'View';
  /**
   * Keys as `keyName` writes them, such as `j`, `Shift+ArrowDown`, `Mod+k`, `?`; `Mod` is Command on a Mac and Control
   * elsewhere. Keys without Mod do nothing while text is being written.
   */
  keys: readonly string[];
  /** False while it would do nothing: then it is neither listed nor run. */
  canRun?: () => boolean;
  run: () => unknown;
}

/** Makes commands of one feature: ids begin with its name, and all stand in one group. */
export function commandsOf(feature: string, group: Command['group']) {
  return (
    id: string,
    title: string,
    keys: readonly string[],
    canRun: () => boolean,
    run: () => unknown,
  ): Command => ({ id: `${feature}.${id}`, title, group, keys, canRun, run });
}
