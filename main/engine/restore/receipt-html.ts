import { createHash } from 'node:crypto';
import {
  badge,
  documentHead,
  factList,
  html,
  logText,
  type Markup,
  moment,
  nothing,
  table,
} from '../../../shared/markup/index.ts';
import { reportStyle } from '../../../shared/report-style.ts';
import type { RestoreSource } from '../../../shared/restoring.ts';
import type { ReceiptBatch, RestoreReceipt } from './receipt-content.ts';

const styleHash = createHash('sha256').update(reportStyle).digest('base64');
const zone = 'UTC';

/** The receipt of a restore as one HTML file without script, piece by piece. */
export function* receiptHtml(receipt: RestoreReceipt): Generator<string> {
  const { restore, rules, batches, refused } = receipt;
  const title = `Restore ${restore.run} to ${restore.connection.name}`;
  yield html`${documentHead(title, styleHash)}<body>
<header>
<h1>${logText(title)}</h1>
<p class="soft">${receipt.generated.tool}; times in ${zone}</p>
</header>
<main>
<h2>What was done</h2>
${summary(receipt)}${errorOf(receipt)}<h2>Archive</h2>
${restore.sources.map(sourceOf)}<h2>Verification</h2>
${verification(receipt)}<h2>How records were chosen</h2>
<ul>${rules.map((rule) => html`<li>${rule}</li>\n`)}</ul>
`.text;
  yield html`<h2>Refused by the tenant</h2>\n`.text;
  yield refused.length === 0
    ? html`<p>None.</p>\n`.text
    : table(
        `${refused.length} records`,
        [{ title: 'Record', as: 'number' }, { title: 'Id' }, { title: 'Why' }],
        refused.map(({ record, id, told }) => [record, logText(id), logText(told)]),
      ).text;
  yield html`<h2>Batches</h2>\n`.text;
  yield batchTable(batches).text;
  yield closing(receipt).text;
}

function summary({ restore, sent, inTenantBefore }: RestoreReceipt): Markup {
  const { connection, counts } = restore;
  return factList([
    ['State', badge(restore.state)],
    ['Tenant', logText(connection.tenant === '' ? connection.address : connection.tenant)],
    ['Address', logText(connection.address)],
    ['Connection', logText(`${connection.name} (${connection.connector})`)],
    ['Started', html`${moment(restore.started, zone)} by ${logText(restore.by)}`],
    ['Ended', restore.ended === null ? 'not yet' : moment(restore.ended, zone)],
    [
      'Archive against tenant',
      `${counts.new} new, ${counts.there} already there, ${counts.conflicting} conflicting, ${counts.unfit} unfit`,
    ],
    ['In the tenant before', inTenantBefore],
    ['To be sent', sent],
    ['Batches answered', `${restore.batchesDone} of ${restore.batches}`],
    ['Accepted', restore.accepted],
    ['Already there', restore.alreadyThere],
    ['Refused', restore.refusedTotal],
  ]);
}

function errorOf({ restore: { error } }: RestoreReceipt): Markup {
  if (error === null) return nothing;
  return html`<p class="cut">It stopped: ${logText(error.message)}</p>\n`;
}

function sourceOf({ source, name, sha256, records, form, manifest, warnings }: RestoreSource) {
  return html`<h3>Source ${source}: ${logText(name)}</h3>
${factList([
  ['SHA-256', html`<code>${sha256}</code>`],
  ['Records', records],
  ['Sent as', form === 'json' ? 'the bytes of the evidence' : 'JSON made of its rows'],
  ['Manifest', manifest === null ? 'none lay beside it' : logText(manifest.told)],
])}${warnings.map((warning) => html`<p class="cut">${logText(warning)}</p>\n`)}`;
}

function verification({ verification: found }: RestoreReceipt): Markup {
  if (found === null) return html`<p class="cut">Nothing was read back.</p>\n`;
  const { expected, sampled, identical, seed, inTenant, faults, good } = found;
  return html`${factList([
    ['Result', badge(good ? 'confirmed' : 'damaged')],
    ['Expected in the tenant', expected],
    ['Found with the same values', found.found],
    ['Looked at byte for byte', `${sampled}, drawn with seed ${seed}; ${identical} the very bytes`],
    ['In the tenant now', inTenant],
  ])}${faults.length === 0 ? nothing : html`<ul>${faults.map((fault) => html`<li>${logText(fault)}</li>\n`)}</ul>\n`}`;
}

function batchTable(batches: readonly ReceiptBatch[]): Markup {
  return table(
    `${batches.length} batches`,
    [
      { title: 'Batch', as: 'number' },
      { title: 'Records' },
      { title: 'Bytes', as: 'number' },
      { title: 'SHA-256 of what was sent' },
      { title: 'Key' },
      { title: 'Answer' },
    ],
    batches.map(({ batch, records, bytes, sha256, key, answer }) => [
      batch + 1,
      records,
      bytes,
      html`<code>${sha256}</code>`,
      html`<code>${key}</code>`,
      answer === null
        ? 'none was kept'
        : `${answer.status}: ${answer.accepted} accepted, ${answer.alreadyThere} there, ${answer.refused} refused; ${answer.requests} requests`,
    ]),
  );
}

function closing({ case: of, generated }: RestoreReceipt): Markup {
  return html`<h2>How to check this receipt</h2>
${factList([
  ['Case', html`<code>${of.id}</code>, created ${moment(of.created, zone)}`],
  ['Custody log', `${generated.custody.entries} entries`],
  ['Head of the log', html`<code>${generated.custody.head}</code>`],
  ['Written', html`${moment(generated.at, zone)} by ${logText(generated.by)}`],
])}<p>The custody log of the case holds an entry before and after each batch; <code>trailcase verify</code> proves it.</p>
</main>
</body>
</html>
`;
}
