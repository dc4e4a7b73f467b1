import type { RestoreComparison, RestoreRun, RestoreSource } from '../../../shared/restoring.ts';
import { count, oneLine, table } from './output.ts';

const permissionWords = { granted: 'yes', missing: 'NO', unknown: 'not known' } as const;

/** What a restore would do, for a terminal. */
export function comparisonText(compared: RestoreComparison): string {
  const { connection, sources, counts, inTenant, permission, examples, batches, bytes, refusal } =
    compared;
  const lines = [
    ...sources.map(sourceText),
    `Tenant ${oneLine(compared.confirm)} at ${oneLine(connection.address)} has ${count(inTenant)} audit records`,
    `  permission   ${permissionWords[permission.state]}: ${oneLine(permission.told)}`,
    `  new          ${count(counts.new)}: are sent, in ${count(batches)} batches of ${count(bytes)} bytes in all`,
    `  there        ${count(counts.there)}: the tenant has them with the same content`,
    `  conflicting  ${count(counts.conflicting)}: the tenant has another content under the same id; never sent`,
    `  unfit        ${count(counts.unfit)}: cannot be restored`,
  ];
  const told = examples.filter(({ state }) => state === 'conflicting' || state === 'unfit');
  if (told.length > 0) {
    lines.push(
      table(
        ['Record', 'State', 'Id', 'Why', 'Differs'],
        told.map(({ record, state, id, told: why, differs }) => [
          record,
          state,
          id,
          why,
          differs.join(', '),
        ]),
      ),
    );
  }
  if (refusal !== null) lines.push(oneLine(refusal));
  return lines.join('\n');
}

function sourceText({ source, name, sha256, records, form, manifest, warnings }: RestoreSource) {
  const as = form === 'json' ? 'as they stand in the archive' : 'rows made into JSON';
  return [
    `Source ${source}: ${oneLine(name)}`,
    `  SHA-256      ${sha256}, checked`,
    `  records      ${count(records)}, ${as}`,
    ...(manifest === null ? [] : [`  manifest     ${oneLine(manifest.told)}`]),
    ...warnings.map((warning) => `  warning      ${oneLine(warning)}`),
  ].join('\n');
}

/** What came of a restore, for a terminal. */
export function runText(run: RestoreRun): string {
  const { connection, accepted, alreadyThere, refusedTotal, verification, counts } = run;
  const lines = [
    `Restore ${run.run} to ${oneLine(connection.name)}: ${run.state.toUpperCase()}`,
    `  batches      ${count(run.batchesDone)} of ${count(run.batches)} answered`,
    `  accepted     ${count(accepted)}; already there ${count(alreadyThere)}; refused ${count(refusedTotal)}`,
    `  not sent     ${count(counts.there)} there before, ${count(counts.conflicting)} conflicting, ${count(counts.unfit)} unfit`,
  ];
  if (verification !== null) {
    const { found, expected, sampled, identical, faults } = verification;
    lines.push(
      `  read back    ${count(found)} of ${count(expected)} with the same values; of a sample of ${count(sampled)}, ${count(identical)} in the very bytes`,
      ...faults.map((fault) => `  fault        ${oneLine(fault)}`),
    );
  }
  for (const { record, id, told } of run.refused.slice(0, 20)) {
    lines.push(`  refused      record ${record}, ${oneLine(id)}: ${oneLine(told)}`);
  }
  return lines.join('\n');
}
