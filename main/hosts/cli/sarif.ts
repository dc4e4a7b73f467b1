import { createHash } from 'node:crypto';
import type { FindingDetail, Level } from '../../../shared/detection.ts';
import type { SourceReceipt } from '../../../shared/import-receipt.ts';

/** Where a record stands in a file that was imported. */
export interface RecordLocation {
  source: number;
  offset: number;
  length: number;
}

/** What a SARIF log is made of. */
export interface SarifContent {
  version: string;
  findings: readonly FindingDetail[];
  sources: readonly SourceReceipt[];
  /** By record id. */
  locations: ReadonlyMap<number, RecordLocation>;
}

/** Records of a finding that a log names: the first where it is, the others as related. */
export const mostLocations = 50;

const levelOf: Record<Level, 'error' | 'warning' | 'note'> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  informational: 'note',
};

/** SARIF's number for how bad it is, which readers sort by. */
const severityOf: Record<Level, string> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  informational: '0.0',
};

/** Findings as a log in SARIF 2.1.0: one run, a rule for each rule that found something, a result for each finding. */
export function makeSarif({ version, findings, sources, locations }: SarifContent): unknown {
  const rules = [...new Map(findings.map((finding) => [finding.rule, finding])).values()];
  const ruleAt = new Map(rules.map(({ rule }, at) => [rule, at]));
  const used = new Set(
    findings.flatMap(({ recordIds }) =>
      recordIds.slice(0, mostLocations).map((id) => locations.get(id)?.source),
    ),
  );
  const artifacts = sources.filter(({ id }) => used.has(id));
  const artifactAt = new Map(
    artifacts.map(({ id, name }, index) => [id, { uri: uriOf(name), index }]),
  );
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Trailcase', version, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        artifacts: artifacts.map(({ name, bytes, sha256, system, file }) => ({
          location: { uri: uriOf(name) },
          length: bytes,
          hashes: { 'sha-256': sha256 },
          properties: { system, file: file.name, fileSha256: file.sha256 },
        })),
        results: findings.map((finding) => resultOf(finding)),
      },
    ],
  };

  function resultOf(finding: FindingDetail) {
    const { id, rule, level, summary, state, reason, recordIds, entities } = finding;
    const { first, last, query, kind, records } = finding;
    const places = recordIds.slice(0, mostLocations).flatMap((record) => {
      const place = locations.get(record);
      return place === undefined ? [] : [{ record, place }];
    });
    const [main, ...others] = places.map(({ record, place }) => locationOf(record, place));
    return {
      ruleId: rule,
      ruleIndex: ruleAt.get(rule),
      level: levelOf[level],
      message: { text: summary === '' ? finding.title : summary },
      locations: main === undefined ? [] : [main],
      ...(others.length === 0 ? {} : { relatedLocations: others }),
      partialFingerprints: { 'trailcaseFinding/v1': fingerprintOf(finding) },
      ...(state === 'dismissed'
        ? { suppressions: [{ kind: 'external', status: 'accepted', justification: reason ?? '' }] }
        : {}),
      properties: { finding: id, level, state, first, last, records, entities, query, kind },
    };
  }

  function locationOf(record: number, { source, offset, length }: RecordLocation) {
    return {
      id: record,
      physicalLocation: {
        artifactLocation: artifactAt.get(source),
        region: { byteOffset: offset, byteLength: length },
      },
      message: { text: `Record ${record}` },
    };
  }
}

function ruleOf(finding: FindingDetail) {
  const { rule, title, description, why, falsePositives, references, level, tags } = finding;
  const help = [
    description,
    why,
    ...falsePositives.map((text) => `No incident: ${text}`),
    ...references,
  ].filter((text) => text.trim() !== '');
  const [uri] = references.filter((text) => /^https?:\/\/[^\s"<>\\^`{|}]+$/.test(text));
  return {
    id: rule,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: description.trim() === '' ? title : description },
    help: { text: help.length === 0 ? title : help.join('\n\n') },
    ...(uri === undefined ? {} : { helpUri: uri }),
    defaultConfiguration: { level: levelOf[level] },
    properties: { tags: [...new Set(tags)], 'security-severity': severityOf[level] },
  };
}

/** The same for the same finding of another log: what it is about, and when it began. */
function fingerprintOf({ rule, entities, first }: FindingDetail): string {
  const about = entities.map(({ field, value }) => [field, value]);
  return createHash('sha256')
    .update(JSON.stringify([rule, about, first]))
    .digest('hex');
}

/** The name of a source as a relative reference: each step escaped, so that none can lead anywhere else. */
function uriOf(name: string): string {
  const steps = name.toWellFormed().split('/');
  return steps
    .map((step) => (/^\.+$/.test(step) ? step.replaceAll('.', '%2E') : encodeURIComponent(step)))
    .filter((step) => step !== '')
    .join('/');
}
