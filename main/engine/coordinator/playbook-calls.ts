import { rmSync } from 'node:fs';
import type { ParamsOf } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobProgress } from '../../../shared/job.ts';
import type {
  AnswerRows,
  Candidate,
  PlaybookRun,
  ProposedAction,
  RunReceipt,
  RunSummary,
} from '../../../shared/playbook.ts';
import { listFindings } from '../detect/index.ts';
import {
  type AskedStep,
  askStep,
  FrozenRows,
  findPlaybook,
  type GivenState,
  type GivenVerdict,
  gatherRun,
  keepAnswer,
  keepRun,
  keepState,
  keepVerdict,
  listCandidates,
  listPlaybooks,
  listRuns,
  type PreparedRun,
  prepareRun,
  prepareValues,
  proposeActions,
  readRun,
  runActions,
  runJson,
  runMarkdown,
} from '../playbook/index.ts';
import {
  countIds,
  type ParsedRecords,
  type RecordRows,
  rowsALook,
  type StopCheck,
} from '../query/index.ts';
import { readPlan, resolveTarget } from '../response/index.ts';
import { type ReadableCase, toolVersion, type WritableCase, writeNewFile } from '../store/index.ts';
import { type CancelFlag, isRaised } from './cancel-flag.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';

/** What a reader thread answers calls about playbooks with. */
export interface PlaybookReading {
  db: ReadableCase;
  rows: RecordRows;
  parsed: ParsedRecords;
  stop: StopCheck;
}

/** Findings that values are offered from: those that nobody dismissed. */
const undecided = { states: ['open', 'confirmed'], limit: 200 } as const;

/** The frozen answers of each open case, as a thread has it at hand. */
const frozenRows = new WeakMap<ReadableCase, FrozenRows>();

function frozenOf({ db, rows }: PlaybookReading): FrozenRows {
  const known = frozenRows.get(db) ?? new FrozenRows(db, rows);
  frozenRows.set(db, known);
  return known;
}

/**
 * What a reader thread can be asked about playbooks and their runs.
 * @param progressOf tells progress, and throws where the work was cancelled
 */
export function playbookReads(
  reading: () => PlaybookReading,
  progressOf: (cancel: CancelFlag) => (progress: JobProgress) => void,
) {
  return {
    'playbook.candidates': ({
      playbook,
      parameter,
      contains = '',
      folders,
    }: ParamsOf<'playbook.candidates'>): Candidate[] =>
      listCandidates(
        reading().db,
        findPlaybook(playbook, folders),
        parameter,
        contains,
        listFindings(reading().db, undecided).findings,
      ),
    'run.prepare': ({
      playbook,
      parameters,
      folders,
      ...when
    }: ParamsOf<'run.start'>): PreparedRun =>
      prepareRun(reading().db, findPlaybook(playbook, folders), parameters, when),
    'run.values': ({ run, parameters }: { run: number; parameters: Record<string, string> }) =>
      prepareValues(reading().db, run, parameters),
    'run.list': (): RunSummary[] => listRuns(reading().db),
    'run.get': ({ run }: ParamsOf<'run.get'>): PlaybookRun => readRun(reading().db, run),
    'run.ask': ({
      run,
      step,
      cancel,
    }: ParamsOf<'run.answer'> & { cancel: CancelFlag }): AskedStep => {
      const { db, stop } = reading();
      const records = countIds(db);
      const told = progressOf(cancel);
      let looks = 0;
      const look = () => {
        looks += 1;
        const done = Math.min(looks * rowsALook, records);
        told({ done, total: records, unit: 'records', stage: 'asking the step' });
        return false;
      };
      return stop.during(look, () => askStep(db, run, step));
    },
    'run.rows': ({ run, step, from, count, ...options }: ParamsOf<'run.rows'>): AnswerRows =>
      frozenOf(reading()).read(run, step, from, count, options),
    'run.actions': ({ run, step }: ParamsOf<'run.actions'>): ProposedAction[] =>
      proposeActions(reading().db, run, step, {
        resolve: (kind, value) => resolveTarget(reading(), kind, value),
        planned: readPlan(reading().db).actions,
      }),
    'run.write': ({
      run,
      out,
      format,
      cancel,
    }: ParamsOf<'run.export'> & { cancel: CancelFlag }): RunReceipt => {
      const { db, rows } = reading();
      const look = () => {
        if (isRaised(cancel)) throw new TrailcaseError('cancelled', 'Cancelled.');
      };
      const gathered = gatherRun(db, rows, frozenOf(reading()), run, look);
      const write = format === 'json' ? runJson : runMarkdown;
      const text = write(gathered, toolVersion());
      look();
      return {
        format,
        steps: gathered.run.steps,
        ...writeNewFile(out, (file) => file.writeText(text)),
      };
    },
  };
}

/** What the writer thread can be asked to keep of runs; each answers with the number of its custody entry. */
export function playbookWrites(write: <T>(work: (db: WritableCase) => T) => Promise<T>) {
  return {
    'run.start': (prepared: PreparedRun) => write((db) => keepRun(db, prepared)),
    'run.answer': (asked: AskedStep) => write((db) => keepAnswer(db, asked)),
    'run.judge': (given: GivenVerdict) => write((db) => keepVerdict(db, given)),
    'run.state': (given: GivenState) => write((db) => keepState(db, given)),
  };
}

/** How the coordinator answers calls about playbooks and their runs. */
export function playbookAnswers(opened: () => OpenSession, jobs: Jobs) {
  const runOf = (at: OpenSession, run: number) =>
    at.read('run.get', { run }) as Promise<PlaybookRun>;
  return {
    'playbook.list': ({ folders }: ParamsOf<'playbook.list'>) => listPlaybooks(folders),
    'playbook.candidates': (params: ParamsOf<'playbook.candidates'>) =>
      opened().scan('playbook.candidates', params),
    'run.start': async (params: ParamsOf<'run.start'>) => {
      const at = opened();
      const prepared = await at.scan('run.prepare', params);
      return await runOf(at, (await at.writer.call('run.start', prepared)) as number);
    },
    'run.list': (params: ParamsOf<'run.list'>) => opened().read('run.list', params),
    'run.get': ({ run }: ParamsOf<'run.get'>) => runOf(opened(), run),
    'run.answer': (params: ParamsOf<'run.answer'>) => {
      const at = opened();
      return jobs.start('run.answer', async (cancel, progress) => {
        const asked = await at.scan('run.ask', { ...params, cancel }, progress);
        if (isRaised(cancel)) throw new TrailcaseError('cancelled', 'Cancelled.');
        await at.writer.call('run.answer', asked);
        return await runOf(at, params.run);
      });
    },
    'run.judge': async (params: ParamsOf<'run.judge'>) => {
      const at = opened();
      await at.writer.call('run.judge', params);
      return await runOf(at, params.run);
    },
    'run.state': async ({ parameters, ...given }: ParamsOf<'run.state'>) => {
      const at = opened();
      const learnt =
        parameters === undefined
          ? null
          : await at.scan('run.values', { run: given.run, parameters });
      await at.writer.call('run.state', { ...given, learnt });
      return await runOf(at, given.run);
    },
    'run.rows': (params: ParamsOf<'run.rows'>) => opened().scan('run.rows', params),
    'run.actions': (params: ParamsOf<'run.actions'>) => opened().scan('run.actions', params),
    'run.export': (params: ParamsOf<'run.export'>) => {
      const at = opened();
      return jobs.start('run.export', async (cancel) => {
        const receipt = (await at.scan('run.write', { ...params, cancel })) as RunReceipt;
        await noteInCustody(at, params.run, receipt);
        return receipt;
      });
    },
  };
}

/** An export that cannot be noted is taken back: nothing leaves a case without an entry. */
async function noteInCustody(at: OpenSession, run: number, receipt: RunReceipt): Promise<void> {
  const { path, format, bytes, sha256 } = receipt;
  const detail = { run, path, format, bytes, sha256 };
  try {
    await at.writer.call('append-custody', { action: runActions.exported, detail });
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}
