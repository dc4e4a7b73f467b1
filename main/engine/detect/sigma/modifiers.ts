import { readNetwork } from '../../../../shared/query/index.ts';
import { makeRegularExpression } from '../../query/index.ts';
import { base64Offsets, dashForms, encodings } from './encoded-values.ts';
import { flagged } from './expression-flags.ts';
import { type Located, type LocatedScalar, type Spot, textOfScalar } from './located.ts';
import { RuleTrouble } from './rule-trouble.ts';
import { openAt, plainText, readSigmaString } from './sigma-string.ts';
import { all, any, type FieldComparison, type SigmaNode, type ValueTest } from './sigma-test.ts';

/** Lists for `%name%` of the modifier `expand`; null where there is none of that name. */
export type Expansions = (name: string) => readonly string[] | null;

/** Modifiers that say what is asked; at most one of them. */
const tests = [
  'contains',
  'startswith',
  'endswith',
  're',
  'cidr',
  'exists',
  'lt',
  'lte',
  'gt',
  'gte',
  'fieldref',
] as const;
type TestName = (typeof tests)[number];

const others = [
  'all',
  'neq',
  'cased',
  'i',
  'm',
  's',
  'ignorecase',
  'multiline',
  'dotall',
  'base64',
  'base64offset',
  'utf16',
  'utf16le',
  'utf16be',
  'wide',
  'windash',
  'expand',
];
const times = ['minute', 'hour', 'day', 'week', 'month', 'year'];

/** A field with what is asked of it, as it is written in a selection: `userAgent|contains|all`. */
export interface WrittenField {
  /** Null asks of the whole record. */
  field: string | null;
  modifiers: readonly string[];
  spot: Spot;
}

/** Takes a key of a selection apart. */
export function readField(key: string, spot: Spot): WrittenField {
  const [field = '', ...modifiers] = key.split('|');
  for (const modifier of modifiers) checkModifier(modifier, spot);
  return { field: field === '' ? null : field, modifiers, spot };
}

function checkModifier(modifier: string, spot: Spot): void {
  if ((tests as readonly string[]).includes(modifier) || others.includes(modifier)) return;
  if (times.includes(modifier)) {
    throw new RuleTrouble(
      spot,
      `The modifier "${modifier}" is not supported: parts of a time cannot be compared. Leave the condition out, or use a correlation of type outside_hours.`,
    );
  }
  throw new RuleTrouble(spot, `There is no modifier "${modifier}". Check its spelling.`);
}

/** What a field with its values asks. */
export function readValues(
  written: WrittenField,
  values: readonly Located[],
  expansions: Expansions,
): SigmaNode {
  const has = (modifier: string) => written.modifiers.includes(modifier);
  const scalars = values.map((value) => {
    if (value.kind === 'scalar') return value;
    throw new RuleTrouble(
      value.spot,
      'A value of a field is a text, a number, true, false or null.',
    );
  });
  if (scalars.length === 0) {
    throw new RuleTrouble(
      written.spot,
      'A value is missing here. Write null for a field that is not there.',
    );
  }
  const nodes = scalars
    .flatMap((scalar) => (has('expand') ? expanded(scalar, expansions) : [scalar]))
    .map((scalar) => readValue(written, scalar));
  const joined = has('all') ? all(nodes) : any(nodes);
  return has('neq') ? { kind: 'not', of: joined } : joined;
}

function expanded(scalar: LocatedScalar, expansions: Expansions): LocatedScalar[] {
  const text = textOfScalar(scalar.value);
  const match = /%([^%\s]+)%/.exec(text);
  if (match === null) return [scalar];
  const name = match[1] as string;
  const values = expansions(name);
  if (values === null || values.length === 0) {
    throw new RuleTrouble(
      scalar.spot,
      `This rule needs values for ${name}. Write them as a list under ${name} in placeholders.yml, beside the rules.`,
    );
  }
  // A value that was put in is a plain text: its wildcards count, as those of the rule do.
  return values.flatMap((value) =>
    expanded({ ...scalar, value: text.replace(match[0], () => value) }, (inner) =>
      inner === name ? null : expansions(inner),
    ),
  );
}

function readValue(written: WrittenField, scalar: LocatedScalar): SigmaNode {
  const test = testOf(written);
  if (test === 'exists') return existing(written, scalar);
  if (written.modifiers.includes('fieldref')) return referring(written, scalar);
  const { field } = written;
  if (scalar.value === null || scalar.value === '') return missing(written, scalar, test);
  const found = valueTests(written, scalar, test).map(
    (each): SigmaNode => ({ kind: 'value', field, test: each }),
  );
  return any(found);
}

/** The test among the modifiers; `contains` and its like may stand with `fieldref`. */
function testOf({ modifiers, spot }: WrittenField): TestName | null {
  const found = modifiers.filter((each): each is TestName =>
    (tests as readonly string[]).includes(each),
  );
  const [first, second] = found.filter((each) => each !== 'fieldref' || found.length === 1);
  if (second !== undefined) {
    throw new RuleTrouble(spot, `"${first}" and "${second}" cannot stand together. Leave one out.`);
  }
  return first ?? null;
}

function missing({ field }: WrittenField, scalar: LocatedScalar, test: TestName | null): SigmaNode {
  if (field === null) throw new RuleTrouble(scalar.spot, 'A text to look for is missing here.');
  // Every value contains nothing.
  if (test === 'contains' || test === 'startswith' || test === 'endswith') {
    return { kind: 'exists', field };
  }
  if (test !== null) throw new RuleTrouble(scalar.spot, 'A value is missing here.');
  return { kind: 'not', of: { kind: 'exists', field } };
}

function existing({ field, spot }: WrittenField, { value, spot: at }: LocatedScalar): SigmaNode {
  if (field === null) throw new RuleTrouble(spot, '"exists" needs a field before it.');
  const yes = typeof value === 'string' ? value.toLowerCase() : value;
  if (yes === true || yes === 'true' || yes === 'yes') return { kind: 'exists', field };
  if (yes === false || yes === 'false' || yes === 'no') {
    return { kind: 'not', of: { kind: 'exists', field } };
  }
  throw new RuleTrouble(at, '"exists" is followed by true or false.');
}

const fieldComparisons: Partial<Record<TestName, FieldComparison>> = {
  contains: 'contains',
  startswith: 'startsWith',
  endswith: 'endsWith',
  fieldref: 'is',
};

function referring(written: WrittenField, scalar: LocatedScalar): SigmaNode {
  const { field, modifiers, spot } = written;
  const compare = fieldComparisons[testOf(written) ?? 'fieldref'];
  if (field === null || compare === undefined) {
    throw new RuleTrouble(
      spot,
      '"fieldref" compares a field with another: is, contains, startswith or endswith.',
    );
  }
  const other = textOfScalar(scalar.value);
  if (other === '')
    throw new RuleTrouble(scalar.spot, 'The name of the other field is missing here.');
  return { kind: 'field', field, compare, other, cased: modifiers.includes('cased') };
}

function valueTests(
  { field, modifiers, spot }: WrittenField,
  scalar: LocatedScalar,
  test: TestName | null,
): ValueTest[] {
  const text = textOfScalar(scalar.value);
  const cased = modifiers.includes('cased');
  if (test === 're') return [expressionTest(text, modifiers, scalar.spot)];
  if (test === 'cidr') {
    if (readNetwork(text) === null) {
      throw new RuleTrouble(
        scalar.spot,
        `"${text}" is no network. Write it like 10.0.0.0/8 or 2001:db8::/32.`,
      );
    }
    return [{ kind: 'network', network: text }];
  }
  if (test === 'lt' || test === 'lte' || test === 'gt' || test === 'gte') {
    const to = Number(text.trim() === '' ? Number.NaN : text);
    if (!Number.isFinite(to)) {
      throw new RuleTrouble(scalar.spot, `"${test}" compares numbers, and "${text}" is none.`);
    }
    return [{ kind: 'number', compare: test, to }];
  }
  const start = test === 'contains' || test === 'endswith' || (field === null && test === null);
  const end = test === 'contains' || test === 'startswith' || (field === null && test === null);
  return patternsOf(text, modifiers, scalar.spot, spot).map((pattern) => ({
    kind: 'pattern',
    pattern: openAt(pattern, start, end),
    cased,
  }));
}

function expressionTest(text: string, modifiers: readonly string[], spot: Spot): ValueTest {
  const asked = modifiers.flatMap((each) => {
    if (each === 'i' || each === 'ignorecase') return 'i';
    if (each === 'm' || each === 'multiline') return 'm';
    return each === 's' || each === 'dotall' ? 's' : [];
  });
  // Flags of the expression itself hold for all of it.
  const [, inner = '', rest = text] = /^\(\?([ims]+)\)([\s\S]*)$/.exec(text) ?? [];
  const flags = [...new Set([...asked, ...inner])].sort().join('');
  const test = { kind: 'expression', expression: rest, flags } as const;
  checkExpression(spot, 'Write it in the syntax of RE2.', () =>
    makeRegularExpression(flagged(rest, flags), true),
  );
  // A question is also a text of the query language, which reads it as the page does.
  checkExpression(
    spot,
    'Write it in what the syntaxes of RE2 and JavaScript have in common.',
    () => new RegExp(rest),
  );
  return test;
}

function checkExpression(spot: Spot, advice: string, make: () => unknown): void {
  try {
    make();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new RuleTrouble(spot, `${message.replace(/\.$/, '')}. ${advice}`);
  }
}

/** A string with what the modifiers make of it before it is compared. */
function patternsOf(text: string, modifiers: readonly string[], at: Spot, spot: Spot) {
  const encoding = modifiers.find((each) => Object.hasOwn(encodings, each));
  const isEncoded = modifiers.includes('base64') || modifiers.includes('base64offset');
  if (encoding !== undefined && !isEncoded) {
    throw new RuleTrouble(
      spot,
      `"${encoding}" is of use before base64 or base64offset only: logs hold texts, not bytes.`,
    );
  }
  if (!isEncoded) {
    const patterns = [readSigmaString(text)];
    return modifiers.includes('windash')
      ? patterns.flatMap((each) => dashForms(each, at))
      : patterns;
  }
  const forms = modifiers.includes('windash')
    ? dashForms(readSigmaString(text), at)
    : [readSigmaString(text)];
  return forms.flatMap((form) => {
    const plain = plainText(form);
    if (plain === null) {
      throw new RuleTrouble(
        at,
        'A text that is encoded cannot have wildcards. Put a backslash before * and ?.',
      );
    }
    const bytes = encodings[encoding ?? 'utf8']?.(plain) ?? Buffer.from(plain);
    return modifiers.includes('base64offset')
      ? base64Offsets(bytes).map((each) => [each])
      : [[bytes.toString('base64')]];
  });
}
