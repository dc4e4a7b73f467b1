import * as z from 'zod/mini';
import type {
  CaseInfo,
  CustodyEntry,
  Explanation,
  Facet,
  Groups,
  Histogram,
  OneField,
  OpenedResult,
  PlaceSought,
  RawRecord,
  RecordCursor,
  RecordPage,
  RecordRow,
  RecordStates,
  RejectedPage,
  ResultWindow,
  SearchOutcome,
  Suggestion,
  WrittenEvidence,
} from './case.ts';
import { type Call, call } from './contract/call.ts';
import { liveCalls } from './contract/live-calls.ts';
import {
  type DetectionReceipt,
  type FindingDetail,
  type FindingList,
  levels,
  type RuleList,
  triageStates,
} from './detection.ts';
import {
  type Country,
  type EntityList,
  type EntityPage,
  type EntityVersions,
  entityTypes,
  type RelatedRecords,
  type StateComparison,
  type StateRef,
  type TreeChildren,
} from './entities.ts';
import { type ExportReceipt, exportFormats } from './export.ts';
import type { MappedWord } from './fields.ts';
import type { FoundFiles, GivenPath } from './given-paths.ts';
import type { ImportPreview, RejectedPlace } from './import-preview.ts';
import type { ImportReceipt } from './import-receipt.ts';
import type { JobEvent } from './job.ts';
import { kinds } from './kinds.ts';
import type { MadeMarkChange, Mark, MarkCounts, MarkedRecords, Note, SavedView } from './marks.ts';
import {
  type AnswerRows,
  type Candidate,
  type PlaybookList,
  type PlaybookRun,
  type ProposedAction,
  type RunReceipt,
  type RunSummary,
  verdicts,
} from './playbook.ts';
import { questionSchema } from './query/index.ts';
import { type ReportPreview, type ReportReceipt, reportFormats, reportParts } from './report.ts';
import {
  type ActionTarget,
  actionKinds,
  type BlastRadius,
  type PlanReceipt,
  type ResponsePlan,
  type TargetId,
} from './response-plan.ts';
import type { SourceSummary } from './sources.ts';
import type { VerifyReport } from './verify-report.ts';

const nothing = z.strictObject({});
const kind = z.enum(kinds);
const path = z.string().check(z.minLength(1), z.maxLength(4096));
const givenPath: z.ZodMiniType<GivenPath> = z.union([
  path,
  z.strictObject({ path, name: z.string().check(z.minLength(1), z.maxLength(4096)) }),
]);
const recordId = z.int().check(z.positive());
const pageLimit = z.int().check(z.gte(1), z.lte(10_000));
const cursor: z.ZodMiniType<RecordCursor> = z.strictObject({
  time: z.nullable(z.int()),
  id: z.int(),
});
const result = z.int().check(z.positive());
const view = z.optional(z.string().check(z.maxLength(200)));
const fieldName = z.string().check(z.minLength(1), z.maxLength(200));
const fieldPath = z
  .array(z.string().check(z.maxLength(1_000)))
  .check(z.minLength(1), z.maxLength(200));
const oneField: z.ZodMiniType<OneField> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), name: fieldName }),
  z.strictObject({ kind: z.literal('path'), path: fieldPath }),
]);
const asked = {
  question: questionSchema,
  sort: z.optional(
    z.array(z.strictObject({ field: oneField, descending: z.boolean() })).check(z.maxLength(20)),
  ),
  asOf: z.optional(z.string()),
  zone: z.optional(z.string()),
};
const few = z.int().check(z.gte(0), z.lte(1_000));
const records: z.ZodMiniType<MarkedRecords> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('records'),
    ids: z.array(recordId).check(z.minLength(1), z.maxLength(10_000)),
  }),
  z.strictObject({
    kind: z.literal('positions'),
    result,
    ranges: z
      .array(z.tuple([z.int().check(z.gte(0)), z.int().check(z.gte(0))]))
      .check(z.minLength(1), z.maxLength(10_000)),
  }),
]);
const tag = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
const tags = z.optional(z.array(tag).check(z.maxLength(50)));
const noteText = z.string().check(z.minLength(1), z.maxLength(100_000));
const viewName = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const viewParts = {
  filter: z.optional(z.string().check(z.maxLength(100_000))),
  columns: z.optional(
    z
      .array(
        z.strictObject({
          name: fieldName,
          width: z.optional(z.int().check(z.gte(20), z.lte(5_000))),
          hidden: z.optional(z.boolean()),
          pinned: z.optional(z.boolean()),
        }),
      )
      .check(z.maxLength(200)),
  ),
  sort: z.optional(
    z.array(z.strictObject({ name: fieldName, descending: z.boolean() })).check(z.maxLength(20)),
  ),
};
const position = z.int().check(z.gte(0));
const place: z.ZodMiniType<PlaceSought> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('record'), record: recordId }),
  z.strictObject({ kind: z.literal('time'), time: z.int() }),
  z.strictObject({ kind: z.literal('marked'), from: position, forward: z.boolean() }),
  z.strictObject({
    kind: z.literal('gap'),
    from: position,
    forward: z.boolean(),
    micros: z.int().check(z.positive()),
  }),
]);
const entityType = z.enum(entityTypes);
const entityValue = z.string().check(z.minLength(1), z.maxLength(10_000));
const state: z.ZodMiniType<StateRef> = z.strictObject({
  record: recordId,
  side: z.enum(['old', 'new']),
});
const mapping = z.record(z.string(), z.string()) as z.ZodMiniType<
  Partial<Record<MappedWord, string>>
>;
const number = z.int().check(z.positive());
const name = z.string().check(z.minLength(1), z.maxLength(300));
const longText = z.string().check(z.maxLength(20_000));
const folders = z.optional(z.array(path).check(z.maxLength(50)));
const when = { asOf: z.optional(z.string()), zone: z.optional(z.string()) };
const parameters = z.record(name, z.string().check(z.maxLength(10_000)));
const targetId: z.ZodMiniType<TargetId> = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(10_000)),
  what: z.string().check(z.maxLength(300)),
  record: recordId,
});
const actionTarget: z.ZodMiniType<ActionTarget> = z.strictObject({
  type: z.enum(['user', 'session', 'grant', 'job', 'webhook', 'change']),
  value: z.string().check(z.minLength(1), z.maxLength(10_000)),
  name: z.nullable(z.string().check(z.maxLength(10_000))),
  system: z.nullable(z.string().check(z.maxLength(200))),
  ids: z.array(targetId).check(z.maxLength(10_000)),
  unlisted: z.int().check(z.gte(0)),
  settled: z.array(targetId).check(z.maxLength(200)),
  change: z.nullable(
    z.strictObject({
      action: z.nullable(z.string().check(z.maxLength(10_000))),
      way: z.enum(['set-back', 'make-again', 'take-away', 'unknown']),
      paths: z.array(z.string().check(z.maxLength(10_000))).check(z.maxLength(200)),
      pathsTotal: z.int().check(z.gte(0)),
      old: z.enum(['recorded', 'derived', 'unreadable', 'none']),
      derivedFrom: z.nullable(recordId),
      later: z.array(recordId).check(z.maxLength(20)),
    }),
  ),
  record: z.nullable(recordId),
});

/**
 * Everything that a host can ask of the engine: the one list from which client, dispatcher,
 * validation and preload are derived. One argument object a call, plain data only.
 */
export const contract = {
  'case.open': call<CaseInfo>()(
    'write',
    z.strictObject({ path, create: z.optional(z.boolean()) }),
    'Opens a case file, or creates it where it does not exist and `create` is true. Fails with case-missing, case-foreign, case-newer, case-altered or case-busy.',
  ),
  'case.close': call<null>()('control', nothing, 'Closes the open case; jobs are cancelled first.'),
  'case.info': call<CaseInfo>()(
    'read',
    nothing,
    'Kinds with counts and time span, sources with their receipts, integrity and custody head.',
  ),
  'import.start': call<ImportReceipt>()(
    'job',
    z.strictObject({
      files: z.array(givenPath).check(z.minLength(1)),
      system: z.optional(z.string()),
      kind: z.optional(kind),
      zone: z.optional(z.string()),
      map: z.optional(mapping),
      proposed: z.optional(z.boolean()),
      again: z.optional(z.boolean()),
    }),
    'Imports archives: keeps their bytes, stores their records, answers with a receipt a source and a refusal for whatever was not taken. A folder stands for everything in it, at any depth: links are not followed, hidden files, cases and what systems leave beside files are not read, and all of that is refused with left-out. A file that cannot be taken keeps no other from being read; cancelled, what was committed stays.',
  ),
  'import.files': call<FoundFiles>()(
    'read',
    z.strictObject({ files: z.array(givenPath).check(z.minLength(1)) }),
    'Which files an import of these files and folders would read, in which order and under which names, and what of the folders it would leave out and why; up to 5 000 of each, with how many there are. Looks at names and kinds only and reads no file.',
  ),
  'import.preview': call<ImportPreview>()(
    'read',
    z.strictObject({
      file: path,
      name: z.optional(z.string().check(z.minLength(1), z.maxLength(4096))),
      system: z.optional(z.string()),
      kind: z.optional(kind),
      zone: z.optional(z.string()),
      map: z.optional(mapping),
      proposed: z.optional(z.boolean()),
    }),
    'What importing a file would do (under the `name` that `import.files` gave it, where it was found in a folder), read from its first bytes: how each member is recognised and why, its columns, the mapping in force or the one that is proposed from names and values, its first ten records, and whether its times have a zone. Stores nothing.',
  ),
  'sources.list': call<SourceSummary[]>()(
    'control',
    nothing,
    'Every system that is recognised: what tells its records, and which field stands where.',
  ),
  'records.page': call<RecordPage>()(
    'read',
    z.strictObject({
      kind: z.optional(kind),
      limit: pageLimit,
      after: z.optional(cursor),
      raw: z.optional(z.boolean()),
    }),
    'Records newest first, undated last, page by page.',
  ),
  'records.count': call<number>()(
    'read',
    z.strictObject({ kind: z.optional(kind) }),
    'Exact number of records, of one kind or of all.',
  ),
  'record.get': call<RecordRow>()(
    'read',
    z.strictObject({ id: recordId }),
    'One record with its canonical fields and its original text.',
  ),
  'record.raw': call<RawRecord>()(
    'read',
    z.strictObject({
      id: recordId,
      from: z.optional(z.int().check(z.gte(0))),
      length: z.optional(z.int().check(z.gte(1))),
    }),
    'The exact bytes of one record, cut from the evidence; with `from` and `length` those of a part of it. What is told of the record is always that of the whole.',
  ),
  'record.states': call<RecordStates>()(
    'read',
    z.strictObject({ id: recordId }),
    'Old and new state of a record and the difference between them. Where its system tells the new state only, the old one is taken from earlier records about the same target, and said to be.',
  ),
  'record.tree': call<TreeChildren>()(
    'read',
    z.strictObject({
      id: recordId,
      side: z.enum(['record', 'old', 'new']),
      path: z.array(z.string()).check(z.maxLength(200)),
      from: z.int().check(z.gte(0)),
      count: z.int().check(z.gte(1), z.lte(1_000)),
    }),
    'The children of one place in the tree of a record or of one of its states, from a position on: so that a record of any size is shown piece by piece. Fails with not-found where there is no such place.',
  ),
  'record.related': call<RelatedRecords[]>()(
    'read',
    z.strictObject({ id: recordId }),
    'Records that belong together with one: of the same sign-in flow, deliveries of the same event, of its session, its grant, changes of the same target, from the same address around the same time.',
  ),
  'record.versions': call<EntityVersions>()(
    'read',
    z.strictObject({ id: recordId }),
    'The changes of the target of an audit record, oldest first, each with whether it continues the one before.',
  ),
  'states.compare': call<StateComparison>()(
    'read',
    z.strictObject({ old: state, new: state }),
    'How any two states differ: by path, added, removed, changed, reordered, with the number of values that are the same.',
  ),
  'query.explain': call<Explanation>()(
    'read',
    z.strictObject({
      text: z.string().check(z.maxLength(100_000)),
      kind: z.optional(kind),
      asOf: z.optional(z.string()),
      zone: z.optional(z.string()),
    }),
    'What a text means as a question in a view (of all kinds if none is given): its tree, as a sentence, as canonical text and as chips, with the words that were ignored; or where and why it cannot be read.',
  ),
  'query.complete': call<Suggestion[]>()(
    'read',
    z.strictObject({
      text: z.string().check(z.maxLength(100_000)),
      at: z.int().check(z.gte(0)),
      kind: z.optional(kind),
      asOf: z.optional(z.string()),
      zone: z.optional(z.string()),
    }),
    'What may come next at a place of a text, likeliest first: fields, operators, words of the grammar, and values of the case by how often they occur in the view.',
  ),
  'result.open': call<OpenedResult>()(
    'read',
    z.strictObject({ ...asked, view, rows: z.optional(few) }),
    'Opens the result of a question: answers with its first rows (100 if not given) as soon as they are known; the exact total follows with `result.total`. In a view the newest question wins: the one before is closed, and cancelled where it was still open. Fails with bad-request for a question that cannot be asked.',
  ),
  'result.window': call<ResultWindow>()(
    'read',
    z.strictObject({
      result,
      from: z.int().check(z.gte(0)),
      count: pageLimit,
      paths: z.optional(z.array(fieldPath).check(z.maxLength(50))),
      raw: z.optional(z.boolean()),
      written: z.optional(z.boolean()),
    }),
    'Rows of a result from a position on, in its order; with the values at `paths` of the original record, its text (`raw`), or its time and states as they are written (`written`). While a search goes on: rows in the order in which they were found. Fails with not-found when the result was closed.',
  ),
  'result.total': call<number>()(
    'read',
    z.strictObject({ result }),
    'Exact number of records of a result; waits until it is known.',
  ),
  'result.close': call<boolean>()(
    'control',
    z.union([z.strictObject({ result }), z.strictObject({ view: z.string() })]),
    'Closes a result, or that of a view, and cancels what is still being done for it; true when there was one. At most 8 results are open: a ninth closes the oldest.',
  ),
  'result.facet': call<Facet>()(
    'read',
    z.strictObject({ result, field: oneField, top: z.optional(few), rare: z.optional(few) }),
    'Most frequent and rarest values of a field (10 and 5 if not given) with count, first and last time, under the question of a result without its conditions on that field itself.',
  ),
  'result.histogram': call<Histogram>()(
    'read',
    z.strictObject({
      result,
      by: z.enum(['outcome', 'kind']),
      zone: z.optional(z.string()),
      buckets: z.optional(z.int().check(z.gte(10), z.lte(2_000))),
    }),
    'Records of a result over time in at most `buckets` (200) buckets of seconds to years, in layers by outcome or kind; undated records apart. Days and longer are those of the zone, that of the result if not given.',
  ),
  'result.groups': call<Groups>()(
    'read',
    z.strictObject({ result, field: oneField, top: z.optional(few) }),
    'How the records of a result divide by a field: its most frequent values (1 000 if not given), with count, first and last time, and how many records lack it.',
  ),
  'result.place': call<number | null>()(
    'read',
    z.strictObject({ result, place }),
    'Position of a record in a result, of a time, of the next marked record or of the next gap in time; null where there is none. Fails with bad-request for a time or gap where the result is not ordered by time.',
  ),
  'search.start': call<SearchOutcome>()(
    'job',
    z.strictObject({ ...asked, view }),
    'Opens the result of a question for a text of the original records and tells how far the search has come: its progress carries the number of the result and of records found, whose rows can be asked for meanwhile.',
  ),
  'rejected.page': call<RejectedPage>()(
    'read',
    z.strictObject({ limit: pageLimit, after: z.optional(z.int()) }),
    'Everything that was not stored: place, code and reason.',
  ),
  'rejected.place': call<RejectedPlace>()(
    'read',
    z.strictObject({ id: z.int().check(z.positive()) }),
    'The bytes of something that was not stored, as text, with what stands before and after it in its source.',
  ),
  'entity.list': call<EntityList>()(
    'read',
    z.strictObject({
      type: entityType,
      contains: z.optional(z.string().check(z.maxLength(1_000))),
      limit: z.optional(z.int().check(z.gte(1), z.lte(1_000))),
    }),
    'Entities of a type by number of records (100 if not given), those whose value contains a text where one is given.',
  ),
  'entity.page': call<EntityPage>()(
    'read',
    z.strictObject({ type: entityType, value: entityValue }),
    'Everything that the case says of an entity: names, first and last seen, counts by kind and outcome, changes made and suffered, addresses with country, devices, sessions, grants, clients. Fails with not-found when no record names it.',
  ),
  'address.countries': call<(Country | null)[]>()(
    'read',
    z.strictObject({ addresses: z.array(z.string()).check(z.maxLength(1_000)) }),
    'The country that each address is registered in, by the database that is part of the program; null where it says nothing.',
  ),
  'mark.change': call<MadeMarkChange>()(
    'write',
    z.strictObject({
      records,
      star: z.optional(z.boolean()),
      addTags: tags,
      removeTags: tags,
    }),
    'Stars or tags records. Written into the custody log; can be taken back. At most 100 000 records at once.',
  ),
  'mark.undo': call<MadeMarkChange>()(
    'write',
    z.strictObject({ change: z.int().check(z.positive()) }),
    'Takes a change of marks back, as a change of its own that can be taken back too.',
  ),
  'mark.get': call<Mark>()(
    'read',
    z.strictObject({ record: recordId }),
    'Star, tags and notes of one record.',
  ),
  'mark.counts': call<MarkCounts>()('read', nothing, 'How many records are marked, and with what.'),
  'note.add': call<Note>()(
    'write',
    z.strictObject({ record: recordId, text: noteText }),
    'Writes a note on a record. Written into the custody log.',
  ),
  'note.change': call<Note | null>()(
    'write',
    z.strictObject({ note: z.int().check(z.positive()), text: z.nullable(noteText) }),
    'Changes the text of a note; null removes it, and a text brings it back. What it was stays in the custody log.',
  ),
  'view.save': call<SavedView>()(
    'write',
    z.strictObject({
      id: z.optional(z.int().check(z.positive())),
      name: viewName,
      kind: z.nullable(kind),
      ...viewParts,
    }),
    'Keeps filter, columns and sort, or some of them, under a name in the case; with `id` in place of what was kept.',
  ),
  'view.remove': call<boolean>()(
    'write',
    z.strictObject({ id: z.int().check(z.positive()) }),
    'Removes a saved view; true when there was one.',
  ),
  'view.list': call<SavedView[]>()('read', nothing, 'The saved views of the case, by name.'),
  'rules.list': call<RuleList>()(
    'read',
    z.strictObject({ folders }),
    'The detection rules that are part of the program and those of more folders, each with what it asks, its parameters and the systems whose records it is asked of; and every rule or file that cannot be run, with place and reason.',
  ),
  'detect.start': call<DetectionReceipt>()(
    'job',
    z.strictObject({
      folders,
      rules: z.optional(z.array(name).check(z.maxLength(10_000))),
      question: z.optional(questionSchema),
      settings: z.optional(z.record(name, parameters)),
      whole: z.optional(z.boolean()),
      ...when,
    }),
    'Runs the rules over the case, or over the records of a question, and keeps what they find; `rules` names some by id. A rule whose records have not changed since its last run is not run again unless `whole` asks for it. What was decided about a finding stays. Ages count back from `asOf` (the newest record if not given), hours of work are those of `zone` (UTC).',
  ),
  'finding.list': call<FindingList>()(
    'read',
    z.strictObject({
      states: z.optional(z.array(z.enum(triageStates)).check(z.maxLength(3))),
      levels: z.optional(z.array(z.enum(levels)).check(z.maxLength(5))),
      rule: z.optional(name),
      limit: z.optional(z.int().check(z.gte(1), z.lte(10_000))),
    }),
    'What the rules found: open ones first, the worst first, 1 000 if not said otherwise; with how many there are by level and state.',
  ),
  'finding.get': call<FindingDetail>()(
    'read',
    z.strictObject({ id: number }),
    'One finding with its rule as it was written when it ran, its records and every decision about it.',
  ),
  'finding.triage': call<number>()(
    'write',
    z.strictObject({
      findings: z.array(number).check(z.minLength(1), z.maxLength(10_000)),
      state: z.enum(triageStates),
      reason: longText,
    }),
    'Confirms, dismisses or reopens findings; dismissing needs a reason. Written into the custody log. Answers with how many are decided otherwise than before.',
  ),
  'playbook.list': call<PlaybookList>()(
    'read',
    z.strictObject({ folders }),
    'The playbooks that are part of the program and those of more folders, with what cannot be read and why.',
  ),
  'playbook.candidates': call<Candidate[]>()(
    'read',
    z.strictObject({
      playbook: name,
      parameter: name,
      contains: z.optional(z.string().check(z.maxLength(1_000))),
      folders,
    }),
    'Values for a parameter of a playbook, likeliest first: from findings, then from what the records name most. At most 50.',
  ),
  'run.start': call<PlaybookRun>()(
    'write',
    z.strictObject({ playbook: name, parameters, folders, ...when }),
    'Starts a run of a playbook with values for its parameters; the playbook is kept with the run as it is now. Fails with bad-request where a value is missing or cannot be asked for.',
  ),
  'run.list': call<RunSummary[]>()(
    'read',
    nothing,
    'The runs of playbooks in this case, the latest first.',
  ),
  'run.get': call<PlaybookRun>()(
    'read',
    z.strictObject({ run: number }),
    'A run with every step: its question, frozen answer, verdict, note, evidence, and which step comes next.',
  ),
  'run.answer': call<PlaybookRun>()(
    'write',
    z.strictObject({ run: number, step: name }),
    'Asks the question of a step and freezes the answer: its records, count, span, hash. Asked again it is answered anew; what was frozen before stays in the custody log.',
  ),
  'run.judge': call<PlaybookRun>()(
    'write',
    z.strictObject({
      run: number,
      step: name,
      verdict: z.nullable(z.enum(verdicts)),
      note: longText,
      evidence: z.array(recordId).check(z.maxLength(10_000)),
    }),
    'Records verdict, note and evidence of a step, in place of those before. Fails with bad-request unless the run is running, with not-found for evidence that is no record of the case.',
  ),
  'run.state': call<PlaybookRun>()(
    'write',
    z.strictObject({
      run: number,
      state: z.enum(['running', 'paused', 'finished', 'abandoned']),
      conclusion: longText,
      parameters: z.optional(parameters),
    }),
    'Pauses, resumes, finishes or abandons a run, with what is concluded from it. `parameters` gives values that were learnt on the way, such as an address; answers frozen before stay as they are.',
  ),
  'run.rows': call<AnswerRows>()(
    'read',
    z.strictObject({
      run: number,
      step: name,
      from: z.int().check(z.gte(0)),
      count: z.int().check(z.gte(1), z.lte(10_000)),
      paths: z.optional(z.array(fieldPath).check(z.maxLength(50))),
      written: z.optional(z.boolean()),
    }),
    'Rows of the frozen answer of a step, newest first, from a position on; `paths` and `written` as for `result.window`.',
  ),
  'run.actions': call<ProposedAction[]>()(
    'read',
    z.strictObject({ run: number, step: name }),
    'What a step proposes for the response plan by its verdict, with targets resolved from the evidence.',
  ),
  'run.export': call<RunReceipt>()(
    'job',
    z.strictObject({ run: number, out: path, format: z.enum(['markdown', 'json']) }),
    'Writes a run with its questions, frozen answers, verdicts and evidence into a file. Never overwrites a file.',
  ),
  'plan.get': call<ResponsePlan>()(
    'read',
    nothing,
    'The response plan of the case: its actions in order.',
  ),
  'plan.resolve': call<ActionTarget[]>()(
    'read',
    z.strictObject({
      kind: z.enum(actionKinds),
      value: z.string().check(z.minLength(1), z.maxLength(10_000)),
    }),
    'What an action would be done to, as far as the evidence names it: the sessions and grants of a user with their ids, the record of a change with its old state, the runs of a job, the deliveries of an event.',
  ),
  'plan.add': call<ResponsePlan>()(
    'write',
    z.strictObject({
      actions: z
        .array(
          z.strictObject({
            kind: z.enum(actionKinds),
            target: actionTarget,
            why: longText,
            note: z.optional(longText),
            run: z.optional(number),
            step: z.optional(name),
          }),
        )
        .check(z.minLength(1), z.maxLength(1_000)),
    }),
    'Adds actions at the end of the response plan. Nothing is done in any tenant. Written into the custody log.',
  ),
  'plan.change': call<ResponsePlan>()(
    'write',
    z.strictObject({ action: number, why: longText, note: longText }),
    'Changes the reason and the note of an action of the plan.',
  ),
  'plan.remove': call<ResponsePlan>()(
    'write',
    z.strictObject({ actions: z.array(number).check(z.minLength(1), z.maxLength(1_000)) }),
    'Takes actions off the response plan; what they were stays in the custody log.',
  ),
  'plan.order': call<ResponsePlan>()(
    'write',
    z.strictObject({ actions: z.array(number).check(z.maxLength(10_000)) }),
    'Orders the response plan: all its actions, each once, in the order in which they are to be done.',
  ),
  'plan.export': call<PlanReceipt>()(
    'job',
    z.strictObject({ out: path, format: z.enum(['markdown', 'json']) }),
    'Writes the response plan into a file, to be read or to be run by others. Never overwrites a file.',
  ),
  'radius.read': call<BlastRadius>()(
    'read',
    z.strictObject({
      entity: z.strictObject({ type: z.enum(['actor', 'address']), value: entityValue }),
      from: z.nullable(z.string()),
      to: z.nullable(z.string()),
    }),
    'What an account or an address reached between two times: targets changed, sessions, grants, addresses, devices, applications, and other accounts from the same address or device.',
  ),
  'report.preview': call<ReportPreview>()(
    'read',
    z.strictObject({
      runs: z.optional(z.array(number).check(z.maxLength(1_000))),
      parts: z.optional(z.array(z.enum(reportParts)).check(z.maxLength(20))),
      title: z.optional(z.string().check(z.maxLength(300))),
      ...when,
    }),
    'The report of the case as HTML, for looking at it. Nothing is written.',
  ),
  'report.start': call<ReportReceipt>()(
    'job',
    z.strictObject({
      out: path,
      format: z.enum(reportFormats),
      runs: z.optional(z.array(number).check(z.maxLength(1_000))),
      parts: z.optional(z.array(z.enum(reportParts)).check(z.maxLength(20))),
      title: z.optional(z.string().check(z.maxLength(300))),
      ...when,
    }),
    'Writes a report of the case into one file: HTML that needs nothing else and holds no script, or JSON. The same case gives the same bytes but for the block that says when it was made. Never overwrites a file.',
  ),
  'evidence.write': call<WrittenEvidence>()(
    'job',
    z.strictObject({ source: z.int(), out: path, member: z.optional(z.boolean()) }),
    'Writes the original bytes of a source out again: the file as given, or with `member` the decompressed member. Never overwrites a file.',
  ),
  'export.start': call<ExportReceipt>()(
    'job',
    z.strictObject({
      ...asked,
      typed: z.optional(z.string().check(z.maxLength(100_000))),
      ignored: z.optional(z.array(z.string()).check(z.maxLength(10_000))),
      out: path,
      format: z.enum(exportFormats),
      columns: z.optional(z.array(z.string()).check(z.minLength(1), z.maxLength(200))),
      limit: z.optional(z.int().check(z.positive())),
    }),
    'Writes the records of a question, in its order and up to `limit`, into a file and a manifest beside it, named like it with .manifest.json behind; `columns` for tables, by name as in a question. `typed` and `ignored` are what the question was read from, for the manifest. Never overwrites a file; leaves nothing when it fails.',
  ),
  'verify.start': call<VerifyReport>()(
    'job',
    nothing,
    'Re-hashes every source, compares every record block, the custody chain, the counts and the database itself, and CloudTrail digests with the log files that they attest.',
  ),
  'custody.list': call<CustodyEntry[]>()('read', nothing, 'The custody log, oldest first.'),
  ...liveCalls,
  'job.cancel': call<boolean>()(
    'control',
    z.strictObject({ job: z.int() }),
    'Asks a job to stop; true when it was still running.',
  ),
  'job.list': call<JobEvent[]>()('control', nothing, 'Jobs of this session with their state.'),
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type ParamsOf<N extends CallName> = z.output<Contract[N]['params']>;
export type ResultOf<N extends CallName> =
  Contract[N] extends Call<never, infer R>
    ? R
    : Contract[N] extends { readonly result?: infer R }
      ? Exclude<R, undefined>
      : never;

/** Calls that start a job. */
export type JobCallName = {
  [N in CallName]: N extends
    | 'import.start'
    | 'evidence.write'
    | 'verify.start'
    | 'export.start'
    | 'search.start'
    | 'detect.start'
    | 'run.export'
    | 'plan.export'
    | 'report.start'
    | 'connection.test'
    | 'pull.start'
    | 'held.now'
    | 'act.check'
    | 'act.start'
    | 'restore.check'
    | 'restore.start'
    | 'restore.export'
    ? N
    : never;
}[CallName];

/** What a call answers with: its result, or for a job the number under which its events come. */
export type AnswerOf<N extends CallName> = N extends JobCallName ? { job: number } : ResultOf<N>;

/** The engine as a host sees it, in process or at the far end of a channel. */
export interface Engine {
  call<N extends CallName>(name: N, params: ParamsOf<N>): Promise<AnswerOf<N>>;
  /** Listens to job events; the returned function stops listening. */
  subscribe(listener: (event: JobEvent) => void): () => void;
  close(): Promise<void>;
}

/** True for a key of the contract itself, never for an inherited name such as `constructor`. */
export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}
