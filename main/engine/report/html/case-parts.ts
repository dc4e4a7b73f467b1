import { html, logText, type Markup, nothing } from '../../../../shared/markup/index.ts';
import type {
  Cut,
  IntegrityPart,
  ReportModel,
  ScopePart,
  SourceEntry,
  TimelinePart,
} from '../report-model.ts';
import { counted, writeCount } from '../write-count.ts';
import { badge, factList, moment, restOf, span, table } from './pieces.ts';
import { timelinePicture, totalOf } from './timeline-picture.ts';

/** What the report is about. */
export function* scopePart(scope: ScopePart, model: ReportModel): Generator<Markup> {
  const { zone, asOf, asOfFrom } = model;
  yield factList([
    ['Case', html`<code>${scope.case.id}</code>, created ${moment(scope.case.created, zone)}`],
    ['About', scope.question],
    ['Records', `${counted(scope.records, 'record')} from ${counted(scope.sources, 'source')}`],
    ['Span', scope.records === 0 ? null : span(scope.first, scope.last, zone)],
    ['Undated', scope.undated === 0 ? null : counted(scope.undated, 'record')],
    ['As of', html`${moment(asOf, zone)}, ${asOfFrom}: relative times count back from it`],
    ['Zone', zone],
  ]);
  yield html`${scope.zoneStatement.map((sentence) => html`<p>${sentence}</p>\n`)}`;
  if (scope.kinds.length === 0) return;
  yield table(
    'Records by kind',
    [
      { title: 'Kind' },
      { title: 'Records', as: 'number' },
      { title: 'Undated', as: 'number' },
      { title: 'First' },
      { title: 'Last' },
    ],
    scope.kinds.map(({ kind, count, undated, first, last }) => [
      kind,
      writeCount(count),
      writeCount(undated),
      moment(first, zone),
      moment(last, zone),
    ]),
  );
}

/** What the case rests on. */
export function* sourcesPart(sources: Cut<SourceEntry>, { zone }: ReportModel): Generator<Markup> {
  if (sources.total === 0) yield html`<p>Nothing was imported yet.</p>\n`;
  else {
    yield html`<p>Each file is kept in the case as it was given and can be written out again bit for bit. Read = stored + duplicates + rejected, always.</p>\n`;
  }
  for (const source of sources.shown) {
    const { id, name, file, sha256, bytes, read, stored, duplicates, differing, rejected } = source;
    const { pulled, system, reason, layout, encoding, first, last, undated, zoneAssumed, state } =
      source;
    const isWrapped = file.container !== 'plain';
    yield html`<h3 id="source-${id}">Source ${id}: ${logText(name)}</h3>\n`;
    yield factList([
      [pulled === null ? 'File as given' : 'Pulled as', logText(file.name)],
      ['First request', pulled === null ? null : logText(pulled)],
      [isWrapped ? 'SHA-256 of the file' : 'SHA-256', html`<code>${file.sha256}</code>`],
      [
        'Size',
        isWrapped
          ? `${counted(file.bytes, 'byte')} (${file.container}), the member ${counted(bytes, 'byte')}`
          : counted(bytes, 'byte'),
      ],
      ['SHA-256 of the member', isWrapped ? html`<code>${sha256}</code>` : null],
      [pulled === null ? 'File last modified' : 'Last answer', moment(file.modified, zone)],
      ['Imported', moment(source.imported, zone)],
      ['Read as', html`${system}, ${layout}, ${encoding}: ${logText(reason)}`],
      [
        'Receipt',
        `${counted(read, 'record')} read = ${writeCount(stored)} stored + ${writeCount(duplicates)} duplicates + ${writeCount(rejected)} rejected`,
      ],
      [
        'Of those stored',
        source.states === 0
          ? null
          : `${writeCount(source.states)} tell another state of what the case knew already`,
      ],
      [
        'Of the duplicates',
        differing === 0 ? null : `${writeCount(differing)} differ in bytes from the stored record`,
      ],
      ['Span', span(first, last, zone)],
      ['Undated', undated === 0 ? null : counted(undated, 'record')],
      [
        'Zone',
        zoneAssumed
          ? `${source.zone}, assumed: at least one time had no zone`
          : `${source.zone}; no time needed an assumption`,
      ],
      [
        'State',
        state === 'complete'
          ? 'read to its proper end'
          : html`<b>incomplete</b>: the archive is damaged or cut`,
      ],
      [
        'Warnings',
        source.warnings.length === 0
          ? null
          : html`<ul>${source.warnings.map((warning) => html`<li>${logText(warning)}</li>`)}</ul>`,
      ],
    ]);
  }
  yield restOf(sources);
}

/** How it is known that the case is what it was. */
export function* integrityPart(
  { custody, imports, verified }: IntegrityPart,
  { zone }: ReportModel,
): Generator<Markup> {
  yield factList([
    [
      'Custody log',
      html`${counted(custody.entries, 'entry', 'entries')} up to ${moment(custody.time, zone)}, the last one that changed what this report says`,
    ],
    ['Hash of that entry', html`<code>${custody.head}</code>`],
    ['Imports', writeCount(imports)],
  ]);
  if (verified === null) {
    yield html`<p><b>The case was never verified in full.</b> The checks of opening it hold; trailcase verify hashes every source and record again.</p>\n`;
    return;
  }
  const { time, by, ok, checks, failed, importsSince } = verified;
  yield html`<p>Last full verification: ${moment(time, zone)} by ${logText(by)}, ${counted(checks, 'check')}: ${ok ? badge('success') : badge('failure')} ${ok ? 'everything is what it was.' : 'something differs.'}</p>\n`;
  yield importsSince === 0
    ? html`<p>Nothing was imported since.</p>\n`
    : html`<p><b>${counted(importsSince, 'import')} since then</b>: what they brought was not verified in full.</p>\n`;
  if (failed.length > 0) {
    yield table(
      'What differs',
      [{ title: 'Subject' }, { title: 'Findings' }],
      failed.map(({ subject, findings }) => [logText(subject), logText(findings.join('\n'))]),
    );
  }
}

/** Records over time, as a picture and in numbers. */
export function* timelinePart(part: TimelinePart, { zone }: ReportModel): Generator<Markup> {
  const { histogram, ticks } = part;
  const { buckets, unit, step, undated } = histogram;
  if (buckets.length === 0) {
    yield html`<p>No record has a time.</p>\n`;
    return;
  }
  const layers = ['success', 'failure', 'pending', 'unknown'].filter((layer) =>
    buckets.some(({ counts }) => (counts[layer] ?? 0) > 0),
  );
  const keys = layers.map((layer) => html`<span class="key key-${layer}"></span>${layer}`);
  yield html`<figure>${timelinePicture(part, zone)}<figcaption>Records by outcome in stretches of ${step} ${unit}${step === 1 ? '' : 's'}:${keys}. In the lines beneath: stretches in which findings begin <span class="key key-failure"></span>and with marked records <span class="key key-marked"></span>.</figcaption></figure>\n`;
  const filled = buckets
    .map((bucket, at) => ({ bucket, tick: ticks[at] ?? { findings: 0, marked: 0 } }))
    .filter(({ bucket, tick }) => totalOf(bucket) + tick.findings + tick.marked > 0);
  const empty = buckets.length - filled.length;
  yield table(
    empty === 0
      ? 'The same in numbers'
      : `The same in numbers; ${counted(empty, 'stretch', 'stretches')} without anything not listed`,
    [
      { title: 'From' },
      { title: 'Records', as: 'number' },
      ...layers.map((title) => ({ title, as: 'number' as const })),
      { title: 'findings', as: 'number' },
      { title: 'marked', as: 'number' },
    ],
    filled.map(({ bucket, tick }) => [
      moment(bucket.from, zone),
      writeCount(totalOf(bucket)),
      ...layers.map((layer) => writeCount(bucket.counts[layer] ?? 0)),
      writeCount(tick.findings),
      writeCount(tick.marked),
    ]),
  );
  const without = Object.values(undated).reduce((sum, count) => sum + count, 0);
  yield without === 0 ? nothing : html`<p>${counted(without, 'record')} without a time.</p>\n`;
}
