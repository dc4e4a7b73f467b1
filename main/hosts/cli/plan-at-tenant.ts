import { stderr } from 'node:process';
import { InvalidArgumentError } from 'commander';
import { callIdentity } from '../../../shared/acting.ts';
import { type Connection, tenantNameOf } from '../../../shared/connection.ts';
import type { Engine } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { checkText, runsText, runText } from './act-text.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { runOnTerminal } from './job-runner.ts';
import { type LiveOptions, withLiveCase } from './live-case.ts';
import { print, printJson } from './output.ts';
import { typeTenant } from './type-tenant.ts';
import { withCase } from './with-case.ts';

/** What can be asked of a plan besides showing it. */
export const planWork = ['check', 'execute', 'runs'] as const;
export type PlanWork = (typeof planWork)[number];

/** Options of them. */
export interface ActOptions extends LiveOptions {
  to?: string;
  confirm?: string;
  /** Places in the plan. */
  actions?: number[];
  resume?: number;
  json?: boolean;
}

/** Places in the plan, as they stand before its actions: `1,3`. */
export function placesOption(text: string): number[] {
  const places = text.split(',').map((part) => Number(part.trim()));
  if (places.every((place) => Number.isSafeInteger(place) && place > 0)) return places;
  throw new InvalidArgumentError('Give places in the plan, such as 1,3.');
}

/** Tries the plan in a tenant, carries it out, or lists how it was. */
export async function workOnPlan(
  path: string,
  work: PlanWork,
  options: ActOptions,
): Promise<ExitCode> {
  if (work === 'runs') {
    await withCase(path, async (engine) => {
      const runs = await engine.call('act.list', {});
      await tell(options, runs, () => runsText(runs));
    });
    return exitCodes.done;
  }
  const { to } = options;
  if (to === undefined) throw missing('--to CONNECTION: the connection to the tenant');
  if (work === 'check') {
    return await withLiveCase(path, to, options, (engine, connection) =>
      check(engine, connection, options),
    );
  }
  return await withLiveCase(path, to, options, (engine, connection) =>
    execute(engine, connection, options),
  );
}

async function check(
  engine: Engine,
  connection: Connection,
  options: ActOptions,
): Promise<ExitCode> {
  const plan = await engine.call('plan.get', {});
  const actions = idsOf(plan.actions, options.actions);
  const found = await runOnTerminal(engine, 'act.check', { connection, actions });
  await tell(options, found, () => checkText(found, plan));
  return exitCodes.done;
}

/** Carries out what a dry run showed just before, and nothing that was put into the plan since. */
async function execute(
  engine: Engine,
  connection: Connection,
  options: ActOptions,
): Promise<ExitCode> {
  const plan = await engine.call('plan.get', {});
  const { resume: run } = options;
  const name = tenantNameOf(connection);
  let actions = idsOf(plan.actions, options.actions);
  let seen: string[] | undefined;
  const tryFirst = async () => {
    if (run !== undefined) return true;
    const found = await runOnTerminal(engine, 'act.check', { connection, actions });
    seen = found.actions.flatMap(({ calls }) => calls.map(callIdentity));
    if (found.actions.length > 0) actions = found.actions.map(({ action }) => action);
    stderr.write(`${checkText(found, plan)}\n`);
    return true;
  };
  if (options.confirm === name) await tryFirst();
  const confirm = options.confirm ?? (await typeTenant(name, 'check', tryFirst)) ?? '';
  const done = await runOnTerminal(engine, 'act.start', {
    connection,
    actions,
    confirm,
    seen,
    run,
  });
  await tell(options, done, () => runText(done, plan));
  return done.state === 'done' ? exitCodes.done : exitCodes.failed;
}

/** The actions at some places of the plan; undefined for all. */
function idsOf(
  planned: readonly { id: number; position: number }[],
  places: readonly number[] | undefined,
): number[] | undefined {
  return places?.map((place) => {
    const found = planned.find(({ position }) => position === place);
    if (found !== undefined) return found.id;
    throw new TrailcaseError(
      'not-found',
      `There is no place ${place} in the response plan, which has ${planned.length} actions.`,
    );
  });
}

function missing(what: string): TrailcaseError {
  return new TrailcaseError('bad-request', `This needs ${what}.`);
}

async function tell({ json }: ActOptions, value: unknown, text: () => string): Promise<void> {
  if (json === true) await printJson(value);
  else await print(text());
}
