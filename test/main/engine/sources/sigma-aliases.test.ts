import { describe, expect, it } from 'vitest';
import { valuesAt } from '../../../../main/engine/query/compile/record-path.ts';
import { RecordPlans, sources } from '../../../../main/engine/sources/index.ts';
import type {
  Shape,
  SigmaLogsource,
  SourceDescription,
} from '../../../../main/engine/sources/source-description.ts';
import type { JsonValue } from '../../../../shared/json/index.ts';
import { typeByName } from '../../../../shared/query/catalogue.ts';
import { firstRow } from './read-sample.ts';

/** Logsources of the public rules that the investigators' systems have (`sources.md`, section 18). */
const wanted = [
  'okta/okta',
  'azure/auditlogs',
  'azure/signinlogs',
  'github/audit',
  'aws/cloudtrail',
  'onelogin/onelogin.events',
  'gcp/google_workspace.admin',
  'gcp/google_workspace.login',
  'm365/audit',
  'm365/exchange',
  'm365/threat_management',
];

const nameOf = ({ product, service }: SigmaLogsource) =>
  service === undefined ? product : `${product}/${service}`;

const known = sources.flatMap((source) =>
  source.shapes.flatMap((shape) =>
    (shape.sigma ?? []).map((logsource) => ({ source, shape, logsource, name: nameOf(logsource) })),
  ),
);

/** What the samples of a source that have a shape are read from. */
function subjectsOf(source: SourceDescription, shape: Shape): JsonValue[] {
  const plans = new RecordPlans(source);
  return source.samples.flatMap(({ record }) => {
    const reading = plans.for(typeof record === 'string' ? firstRow(record)[0] : record);
    return reading?.plan.shape === shape ? [reading.subject as JsonValue] : [];
  });
}

describe("Sigma's names", () => {
  it.each(wanted)('for records of %s stand beside a mapping', (logsource) => {
    expect(known.map(({ name }) => name)).toContain(logsource);
  });

  // Shapes of a source share names; not every form of its records has every value. Constants lead nowhere.
  const subjects = new Map<string, JsonValue[]>();
  const paths = new Map<string, { path: string; of: string }>();
  for (const { source, shape, logsource, name } of known) {
    const of = `${source.system}, ${name}`;
    subjects.set(of, [...(subjects.get(of) ?? []), ...subjectsOf(source, shape)]);
    for (const [field, names] of Object.entries(logsource.aliases)) {
      for (const path of [names].flat()) {
        if (!/^[=@]/.test(path)) paths.set(`${of}: ${field} at ${path}`, { path, of });
        if (path.startsWith('@')) expect(typeByName.has(path.slice(1))).toBe(true);
      }
    }
  }

  it.each([...paths])('lead to a value in a sample of %s', (_name, { path, of }) => {
    const found = (subjects.get(of) ?? []).flatMap((each) => valuesAt(each, path.split('.')));
    expect(found).not.toEqual([]);
  });
});
