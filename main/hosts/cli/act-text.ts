import type { ActCheck, ActRun, HeldNowList, Presence } from '../../../shared/acting.ts';
import { actionWords } from '../../../shared/plan-words.ts';
import type { PlannedAction, ResponsePlan } from '../../../shared/response-plan.ts';
import { count, oneLine, table } from './output.ts';
import { quotedName } from './plain-name.ts';

const presences: Readonly<Record<Presence['state'], string>> = {
  present: 'to do',
  settled: 'settled',
  missing: 'not there',
  unknown: 'not known',
};

/** A dry run: what would be asked of the tenant, and what it says of each thing now. */
export function checkText({ connection, confirm, actions }: ActCheck, plan: ResponsePlan): string {
  const parts = actions.map(({ action, calls, byHand, note, found }) => {
    const beside = found === 0 ? '' : ` (${count(found)} besides those that the plan names)`;
    return [
      `${nameOf(plan, action)}${beside}`,
      ...calls.map(
        ({ method, address, presence, told }) =>
          `   ${presences[presence.state]}: ${oneLine(told)} ${oneLine(presence.told)}\n      ${method} ${oneLine(address)}`,
      ),
      ...(note === null ? [] : [`   note     ${oneLine(note)}`]),
      ...(byHand === null ? [] : [`   by hand  ${oneLine(byHand)}`]),
    ].join('\n');
  });
  const states = actions.flatMap(({ calls }) => calls.map(({ presence }) => presence.state));
  const told = counted(states.map((state) => presences[state]));
  return [
    `Dry run over ${oneLine(connection.name)} at ${oneLine(connection.address)}. Nothing was changed.`,
    ...parts,
    `${count(states.length)} ${states.length === 1 ? 'request' : 'requests'}${told && `: ${told}`}.`,
    `The name of the tenant, to carry it out: ${oneLine(confirm)}`,
  ].join('\n\n');
}

/** An execution with every request and its result. */
export function runText(run: ActRun, plan: ResponsePlan): string {
  const { connection, calls, byHand, notes, error } = run;
  const told = [...byHand, ...notes].map(
    (each) => `${nameOf(plan, each.action)}: ${oneLine(each.told)}`,
  );
  return [
    `Execution ${run.run} over ${oneLine(connection.name)} at ${oneLine(connection.address)}, ${run.started} by ${oneLine(run.by)}: ${run.state}`,
    ...(calls.length === 0
      ? []
      : [
          table(
            ['STATE', 'STATUS', 'WHAT', 'ANSWER'],
            calls.map(({ state, status, told: what, answer }) => [state, status, what, answer]),
          ),
        ]),
    ...(told.length === 0 ? [] : [told.join('\n')]),
    ...(error === null ? [] : [`${oneLine(error.message)}\nTo go on: ${againText(run)}`]),
  ].join('\n\n');
}

/** What goes on with an execution that stopped; its tenant is typed by hand where its name is not a plain one. */
function againText({ run, connection }: ActRun): string {
  const named = (name: string) => quotedName(name, 'NAME');
  return `trailcase plan CASE execute --to ${named(connection.name)} --confirm ${named(connection.tenant)} --resume ${run}`;
}

/** How executions carried out an action of the plan, one a line, the earliest first. */
export function carriedText(runs: readonly ActRun[], action: number): string[] {
  return runs.toReversed().flatMap(({ run, connection, started, state, calls }) => {
    const own = calls.filter((call) => call.action === action);
    if (own.length === 0) return [];
    const told = counted(own.map((call) => call.state));
    return [`run ${run}  ${state}, ${told}, over ${oneLine(connection.name)}, ${started}`];
  });
}

/** `3 done, 1 settled`, in the order in which they come. */
function counted(words: readonly string[]): string {
  return [...Map.groupBy(words, (word) => word)]
    .map(([word, own]) => `${count(own.length)} ${word}`)
    .join(', ');
}

/** Executions of a case, one a line. */
export function runsText(runs: readonly ActRun[]): string {
  if (runs.length === 0) return 'The response plan was not carried out yet.';
  const number = (run: ActRun, ...states: string[]) =>
    run.calls.filter(({ state }) => states.includes(state)).length;
  return table(
    [
      'RUN',
      'STARTED',
      'STATE',
      'DONE',
      'SETTLED',
      'FAILED',
      'IN DOUBT',
      'WAITING',
      'CONNECTION',
      'BY',
    ],
    runs.map((run) => [
      run.run,
      run.started,
      run.state,
      number(run, 'done'),
      number(run, 'settled'),
      number(run, 'failed'),
      number(run, 'doubt'),
      number(run, 'waiting'),
      run.connection.name,
      run.by,
    ]),
  );
}

/** What a user holds in a tenant now. */
export function heldText({ user, held, notes }: HeldNowList): string {
  const nothing = notes.length === 0 ? 'The tenant lists nothing' : 'Nothing is known';
  const listed =
    held.length === 0
      ? `${nothing} that ${oneLine(user)} holds.`
      : table(
          ['TYPE', 'ID', 'STATE', 'SINCE', 'CLIENT', 'USER'],
          held.map(({ type, id, status, since, client, user: of }) => [
            type,
            id,
            status,
            since,
            client,
            of,
          ]),
        );
  return [listed, ...notes.map(oneLine)].join('\n');
}

function nameOf({ actions }: ResponsePlan, action: number): string {
  const planned: PlannedAction | undefined = actions.find(({ id }) => id === action);
  if (planned === undefined) return 'An action that was taken off the plan';
  return `${planned.position}. ${actionWords[planned.kind].title}: ${oneLine(planned.target.value)}`;
}
