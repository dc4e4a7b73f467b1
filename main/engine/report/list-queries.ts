import { explainText } from '../query/index.ts';
import { Allowance, cutList } from './cut-list.ts';
import type { ReportLimits } from './report-limits.ts';
import type { Cut, FindingsPart, QueryEntry, RunsPart } from './report-model.ts';
import type { ReportReading } from './report-reading.ts';

/** Every question that findings and runs of the report rest on, so that each can be asked again. */
export function listQueries(
  { db }: ReportReading,
  { findings, runs }: { findings: FindingsPart | null; runs: RunsPart | null },
  context: { asOf: string; zone: string },
  limits: ReportLimits,
): Cut<QueryEntry> {
  const found = [...(findings?.confirmed.shown ?? []), ...(findings?.open.shown ?? [])];
  const answered = (runs?.runs.shown ?? []).flatMap((run) =>
    run.steps.flatMap(({ id, answer }) => (answer === null ? [] : [{ run: run.id, id, answer }])),
  );
  function* entries(): Generator<QueryEntry> {
    for (const { id, query, kind, records } of found) {
      const explained = explainText(db, { text: query, kind: kind ?? undefined, ...context });
      const said = explained.ok
        ? { query: explained.text, sentence: explained.sentence }
        : { query, sentence: 'This version cannot read it as a question.' };
      yield { of: `finding ${id}`, ...said, kind, count: records, ...context };
    }
    for (const { run, id, answer } of answered) {
      const { query, sentence, kind, count, asOf, zone } = answer;
      yield { of: `run ${run}, step ${id}`, query, sentence, kind, count, asOf, zone };
    }
  }
  return cutList(entries(), {
    total: found.length + answered.length,
    most: limits.queries,
    allowance: new Allowance(limits.part),
    rest: 'the others stand with their finding or step',
  });
}
