import { openReadable, type ReadableCase } from '../../store/index.ts';
import { makeChangedBelow, makeStateTest } from './change-tests.ts';
import { CurrentRecord, type Place } from './current-record.ts';
import { makeFieldsTest } from './field-comparison.ts';
import { foldLoosely } from './fold-text.ts';
import { makePathTest, valuesAt } from './record-path.ts';
import type { TextTest } from './test-kinds.ts';
import { makeTextTest, textOf } from './value-tests.ts';

/**
 * Gives a reader's connection the SQL functions of compiled questions. All are deterministic, and no
 * trigger or view of a case file may call them (`directOnly`). Tests are JSON texts.
 *
 * | function | what it answers |
 * |---|---|
 * | `text_passes(test, text)` | does the text pass? |
 * | `fold_loosely(text)` | the text, see `foldLoosely` |
 * | `path_below(path, start)` | is the changed path `start`, or one below it? |
 * | `path_passes(source, offset, length, asked)` | does a value at a path of the original record pass, or of what its shape opens of it? |
 * | `fields_pass(source, offset, length, asked, left, right)` | does a value of one field pass with one of another? Texts of columns are given, NULL for paths |
 * | `state_passes(source, offset, length, kind, asked)` | does a value of its old or new state? |
 * | `original_passes(source, offset, length, test)` | does its whole text? |
 * | `path_value(source, offset, length, path)` | text of the values at a path (JSON array of steps); several joined by `, `; NULL for none |
 *
 * @returns closes what was opened for the functions; to be called before the connection is closed
 */
export function registerFunctions(db: ReadableCase): () => void {
  // A connection that runs a query takes no second one, so evidence is read over another.
  let evidence: ReadableCase | null = null;
  let current: CurrentRecord | null = null;
  const record = () => {
    if (current === null) {
      evidence = openReadable(db.name);
      current = new CurrentRecord(evidence);
    }
    return current;
  };
  const define = <Args extends readonly unknown[]>(name: string, run: (...args: Args) => unknown) =>
    db.function(name, { deterministic: true, directOnly: true }, run as never);
  const textTest = remembering((test) => makeTextTest(JSON.parse(test) as TextTest));
  const below = remembering(makeChangedBelow);
  const pathTest = remembering(makePathTest);
  const fieldsTest = remembering(makeFieldsTest);
  const stateTest = remembering(makeStateTest);
  const stepsOf = remembering((path) => JSON.parse(path) as string[]);

  define('text_passes', (test: string, text: string | null) =>
    text === null ? null : Number(textTest(test)(text)),
  );
  define('fold_loosely', (text: string | null) => (text === null ? null : foldLoosely(text)));
  define('path_below', (path: string, start: string) => Number(below(start)(path)));
  define('path_passes', (source: number, offset: number, length: number, asked: string) => {
    const { mayPass, passes } = pathTest(asked);
    const place: Place = [source, offset, length];
    if (!mayPass(record().text(place))) return 0;
    return Number(passes(record().value(place)) || record().opened(place).some(passes));
  });
  const valuesOf = (place: Place, path: readonly string[] | null, text: string | null) => {
    if (path === null) return text === null ? [] : [text];
    return [record().value(place), ...record().opened(place)].flatMap((each) =>
      valuesAt(each, path),
    );
  };
  define(
    'fields_pass',
    (
      source: number,
      offset: number,
      length: number,
      asked: string,
      one: string | null,
      other: string | null,
    ) => {
      const { left, right, passes } = fieldsTest(asked);
      const place: Place = [source, offset, length];
      const values = valuesOf(place, left, one);
      return Number(values.length > 0 && passes(values, valuesOf(place, right, other)));
    },
  );
  define(
    'state_passes',
    (source: number, offset: number, length: number, kind: number, asked: string) => {
      const { side, mayPass, passes } = stateTest(asked);
      const place: Place = [source, offset, length];
      return Number(mayPass(record().text(place)) && passes(record().state(place, kind, side)));
    },
  );
  define('original_passes', (source: number, offset: number, length: number, test: string) =>
    Number(textTest(test)(record().text([source, offset, length]))),
  );
  define('path_value', (source: number, offset: number, length: number, path: string) => {
    const place: Place = [source, offset, length];
    const [values = []] = [record().value(place), ...record().opened(place)]
      .map((each) => valuesAt(each, stepsOf(path)))
      .filter((found) => found.length > 0);
    return values.length === 0 ? null : values.map(textOf).join(', ');
  });
  return () => evidence?.close();
}

/** Tests remembered of one kind: a run of all rules asks some hundred different ones of each record. */
const mostTests = 2_000;

/** Tests looked through before the map: comparing texts that differ costs less than hashing one. */
const mostRecent = 16;

/** SQLite hands the text of a parameter over with every call; what it stands for is made once. */
function remembering<Made>(make: (given: string) => Made): (given: string) => Made {
  const known = new Map<string, Made>();
  const recent: { given: string; made: Made }[] = [];
  let next = 0;
  return (given) => {
    for (const each of recent) if (each.given === given) return each.made;
    const made = known.get(given) ?? make(given);
    if (known.size >= mostTests) known.clear();
    known.set(given, made);
    recent[next] = { given, made };
    next = (next + 1) % mostRecent;
    return made;
  };
}
