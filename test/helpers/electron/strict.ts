/** A call of something of Electron, as it was made. */
export interface Made {
  /** `app.setPath`, `BrowserWindow.show`, … */
  what: string;
  args: unknown[];
}

/** Every call that was made since `forgetCalls`, in order. */
export const made: Made[] = [];

/** The arguments of each call of a name. */
export function callsOf(what: string): unknown[][] {
  return made.filter((each) => each.what === what).map(({ args }) => args);
}

export function forgetCalls(): void {
  made.length = 0;
}

/** Asked of everything by the language and by test tools; no part of Electron. */
const asked: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'asymmetricMatch',
  'nodeType',
  '$$typeof',
]);

/**
 * An object of Electron that knows what it is given here and nothing else: each call is recorded, and
 * whatever else is touched fails, so that the program cannot rest on something that was never thought of.
 * @param name as in Electron's documentation
 */
export function strict<T extends object>(name: string, known: T): T {
  return new Proxy(known, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || asked.has(key)) return Reflect.get(target, key, receiver);
      if (!(key in target)) throw new Error(`The stub of Electron does not know ${name}.${key}.`);
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof value !== 'function' || key === 'constructor') return value;
      return (...args: unknown[]) => {
        made.push({ what: `${name}.${key}`, args });
        return value.apply(target, args);
      };
    },
    set(_target, key) {
      throw new Error(`The stub of Electron does not let ${name}.${String(key)} be set.`);
    },
  });
}
