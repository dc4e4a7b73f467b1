import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { makeSarif, mostLocations } from '../../../../main/hosts/cli/sarif.ts';
import type { FindingDetail } from '../../../../shared/detection.ts';
import type { SourceReceipt } from '../../../../shared/import-receipt.ts';
import { madeFinding } from '../../../helpers/made-finding.ts';

/** What SARIF 2.1.0 asks of the properties that are written (sections 3.13 to 3.52). */
const message = {
  type: 'object',
  required: ['text'],
  properties: { text: { type: 'string', minLength: 1 } },
};
const level = { enum: ['none', 'note', 'warning', 'error'] };
const artifactLocation = {
  type: 'object',
  additionalProperties: false,
  required: ['uri'],
  properties: {
    uri: { type: 'string', pattern: "^(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+$" },
    index: { type: 'integer', minimum: 0 },
  },
};
const location = {
  type: 'object',
  additionalProperties: false,
  required: ['physicalLocation'],
  properties: {
    id: { type: 'integer', minimum: 0 },
    message,
    physicalLocation: {
      type: 'object',
      additionalProperties: false,
      required: ['artifactLocation', 'region'],
      properties: {
        artifactLocation,
        region: {
          type: 'object',
          additionalProperties: false,
          required: ['byteOffset', 'byteLength'],
          properties: {
            byteOffset: { type: 'integer', minimum: 0 },
            byteLength: { type: 'integer', minimum: 0 },
          },
        },
      },
    },
  },
};
const rule = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'shortDescription', 'help', 'defaultConfiguration'],
  properties: {
    id: { type: 'string', minLength: 1 },
    name: { type: 'string' },
    shortDescription: message,
    fullDescription: message,
    help: message,
    helpUri: { type: 'string', pattern: '^https?://\\S+$' },
    defaultConfiguration: { type: 'object', properties: { level } },
    properties: {
      type: 'object',
      properties: { tags: { type: 'array', uniqueItems: true, items: { type: 'string' } } },
    },
  },
};
const result = {
  type: 'object',
  additionalProperties: false,
  required: ['ruleId', 'ruleIndex', 'level', 'message', 'partialFingerprints'],
  properties: {
    ruleId: { type: 'string' },
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message,
    locations: { type: 'array', items: location },
    relatedLocations: { type: 'array', uniqueItems: true, items: location },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
    suppressions: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind'],
        properties: {
          kind: { enum: ['inSource', 'external'] },
          status: { enum: ['accepted', 'underReview', 'rejected'] },
          justification: { type: 'string' },
        },
      },
    },
    properties: { type: 'object' },
  },
};
const run = {
  type: 'object',
  additionalProperties: false,
  required: ['tool', 'results'],
  properties: {
    tool: {
      type: 'object',
      required: ['driver'],
      properties: {
        driver: {
          type: 'object',
          required: ['name'],
          properties: { rules: { type: 'array', items: rule } },
        },
      },
    },
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    artifacts: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['location'],
        properties: {
          location: artifactLocation,
          length: { type: 'integer', minimum: -1 },
          hashes: { type: 'object', additionalProperties: { type: 'string' } },
          properties: { type: 'object' },
        },
      },
    },
    results: { type: 'array', items: result },
  },
};
const log = {
  type: 'object',
  additionalProperties: false,
  required: ['version', 'runs'],
  properties: {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: { type: 'array', minItems: 1, items: run },
  },
};

const validate = new Ajv({ strict: false }).compile(log);

function finding(id: number, more: Partial<FindingDetail> = {}): FindingDetail {
  return {
    ...madeFinding(id, {
      rule: 'r1',
      title: 'Spray',
      level: 'high',
      tags: ['attack.t1110', 'attack.t1110'],
      summary: '5 failures',
      entities: [{ field: 'ip', value: '192.0.2.1', type: 'address' }],
      first: '2026-02-01T00:00:00.000000Z',
      last: '2026-02-01T00:01:00.000000Z',
      records: 2,
      query: 'Outcome is failure',
      kind: 'event',
      detection: 3,
      latest: 3,
    }),
    description: 'Several failures.',
    why: 'Guessing.',
    falsePositives: ['A load test'],
    references: ['javascript:alert(1)', 'https://attack.mitre.org/techniques/T1110/'],
    ruleText: '',
    recordIds: [1, 2],
    history: [],
    ...more,
  };
}

const sources = ['../../etc/passwd', 'log 1#?.json\u202e', 'unused.json'].map(
  (name, at) =>
    ({
      id: at + 1,
      name,
      bytes: 100,
      sha256: 'ab',
      system: 'tenant',
      file: { name, sha256: 'cd' },
    }) as SourceReceipt,
);
const locations = new Map(
  Array.from({ length: 200 }, (_, at) => [
    at + 1,
    { source: (at % 2) + 1, offset: at * 10, length: 10 },
  ]),
);

function logOf(...findings: FindingDetail[]) {
  const made = makeSarif({ version: '1.2.3', findings, sources, locations });
  expect(validate(made), JSON.stringify(validate.errors)).toBe(true);
  return (made as { runs: [Run] }).runs[0];
}

interface Run {
  tool: { driver: { rules: { id: string; helpUri?: string }[] } };
  artifacts: { location: { uri: string } }[];
  results: {
    level: string;
    ruleIndex: number;
    message: { text: string };
    locations: unknown[];
    relatedLocations?: unknown[];
    suppressions?: unknown[];
    partialFingerprints: Record<string, string>;
  }[];
}

describe('a SARIF log', () => {
  it('is one, without findings too', () => {
    expect(logOf().results).toEqual([]);
  });

  it('names each rule once, and no address that is none', () => {
    const { tool, results } = logOf(finding(1), finding(2, { rule: 'r2' }), finding(3));
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(tool.driver.rules[0]?.helpUri).toBe('https://attack.mitre.org/techniques/T1110/');
    expect(results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 1, 0]);
  });

  it.each([
    ['critical', 'error'],
    ['high', 'error'],
    ['medium', 'warning'],
    ['low', 'note'],
    ['informational', 'note'],
  ] as const)('calls %s an %s', (given, expected) => {
    expect(logOf(finding(1, { level: given })).results[0]?.level).toBe(expected);
  });

  it('escapes the names of files, and names those alone that it needs', () => {
    const { artifacts } = logOf(finding(1));
    expect(artifacts.map(({ location: { uri } }) => uri)).toEqual([
      '%2E%2E/%2E%2E/etc/passwd',
      'log%201%23%3F.json%E2%80%AE',
    ]);
  });

  it('stands at the first record, with the others as related ones, and not at too many', () => {
    const recordIds = Array.from({ length: 150 }, (_, at) => at + 1);
    const [one] = logOf(finding(1, { recordIds, records: 150 })).results;
    expect(one?.locations).toHaveLength(1);
    expect(one?.relatedLocations).toHaveLength(mostLocations - 1);
    const [none] = logOf(finding(1, { recordIds: [] })).results;
    expect(none?.locations).toEqual([]);
  });

  it('says of a dismissed one why, and has a text where the rule gives none', () => {
    const { results } = logOf(finding(1, { state: 'dismissed', reason: 'a test', summary: '' }));
    expect(results[0]?.suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'a test' },
    ]);
    expect(results[0]?.message.text).toBe('Spray');
  });

  it('knows a finding again by what it is about and when it began, whatever its number is', () => {
    const print = (more: Partial<FindingDetail>) =>
      Object.values(logOf(finding(1, more)).results[0]?.partialFingerprints ?? {})[0];
    expect(print({ id: 99, records: 7, last: null })).toBe(print({}));
    expect(print({ first: '2026-02-02T00:00:00.000000Z' })).not.toBe(print({}));
    expect(print({ rule: 'r9' })).not.toBe(print({}));
  });
});
