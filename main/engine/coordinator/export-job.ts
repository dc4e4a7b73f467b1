import { rmSync } from 'node:fs';
import type { SortKey } from '../../../shared/case.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import type { ExportedQuestion, ExportReceipt } from '../../../shared/export.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { print, sentence } from '../../../shared/query/index.ts';
import { makeOrder, type StatedContext } from '../query/index.ts';
import type { CancelFlag } from './cancel-flag.ts';
import type { OpenSession } from './open-session.ts';
import type { ResultSets } from './result-sets.ts';

type ExportParams = ParamsOf<'export.start'>;

/** Finds the records of a question, writes them into a file, and notes it in the custody log. */
export async function runExport(
  session: OpenSession,
  results: ResultSets,
  params: ExportParams,
  cancel: CancelFlag,
  progress: (progress: JobProgress) => void,
): Promise<ExportReceipt> {
  const { out, format, columns, marks, limit } = params;
  const found = results.find(params, cancel, progress);
  try {
    const question = describeQuestion(params, await found.context);
    const { ids } = await found.ordered;
    const order = {
      ids: ids.subarray(0, limit ?? ids.length),
      matched: ids.length,
      question,
      format,
      columns,
      marks: marks === true,
      out,
    };
    const receipt = (await session.scan(
      'export.write',
      { ...order, cancel },
      progress,
    )) as ExportReceipt;
    await noteInCustody(session, receipt, question);
    return receipt;
  } finally {
    found.close();
  }
}

/** An export that cannot be noted is taken back: nothing leaves a case without an entry. */
async function noteInCustody(
  session: OpenSession,
  { path, format, bytes, sha256, counts, marks, manifest }: ExportReceipt,
  question: ExportedQuestion,
): Promise<void> {
  const beside = marks === null ? {} : { marks: marks.sha256 };
  const detail = {
    ...{ path, format, bytes, sha256, counts, ...beside },
    manifest: manifest.sha256,
    question,
  };
  try {
    await session.writer.call('append-custody', { action: 'exported', detail });
  } catch (error) {
    for (const each of [path, ...(marks === null ? [] : [marks.path]), manifest.path])
      rmSync(each, { force: true });
    throw error;
  }
}

function describeQuestion(
  { question, sort, asOf: asked, limit, typed, ignored }: ExportParams,
  { asOf, zone }: StatedContext,
): ExportedQuestion {
  return {
    kind: question.kind,
    typed: typed ?? null,
    text: print(question.where, question.kind),
    sentence: sentence(question.where, question.kind, { zone }),
    ignored: ignored ?? [],
    query: question.where,
    asOf,
    asOfFrom: asked === undefined ? 'the newest record of the case' : 'as asked',
    zone,
    sort: describeSort(sort ?? []),
    limit: limit ?? null,
  };
}

/** Every key that decides the order, down to the number of the record. */
function describeSort(sort: readonly SortKey[]): string[] {
  const { keys, idDescending } = makeOrder(sort);
  const direction = (descending: boolean) => (descending ? 'desc' : 'asc');
  return [
    ...keys.map(({ column, descending }) => {
      const name = column.storage === 'path' ? column.path.join('.') : column.name;
      return `${name} ${direction(descending)}`;
    }),
    `record ${direction(idDescending)}`,
  ];
}
