import { indentJson } from '../../../shared/indent-json.ts';
import type { ActionTarget, RevertedChange } from '../../../shared/response-plan.ts';
import { maskedSecret } from '../../../shared/secret-keys.ts';
import { type CarriedOut, countWords } from './carried-out.ts';
import { blockOf, cellOf, codeOf, proseOf } from './inert-markdown.ts';
import type { PlanContent, WrittenAction } from './plan-content.ts';
import { hashOfContent, type Written } from './plan-json.ts';

/** What is listed of one action; the JSON form has everything. */
const most = { ids: 200, records: 50, paths: 50, state: 20_000 } as const;

/** A plan to be read and worked through. Text of the log and of people stands in it as text only. */
export function planAsMarkdown(content: PlanContent, written: Written): string {
  const { actions } = content;
  const ready = actions.filter(({ missing }) => missing.length === 0).length;
  return [
    '# Response plan',
    `${actions.length === 1 ? '1 action' : `${actions.length} actions`}, ${ready} with everything known that they need. ${opening(actions)}`,
    [
      `- Case: ${codeOf(content.case.id)}, created ${content.case.created}`,
      `- Custody log: ${written.custody.entries} entries, the last with hash ${codeOf(written.custody.head)}`,
      `- Content: SHA-256 ${codeOf(hashOfContent(content))}, as in the JSON form`,
      `- Written: ${written.at} by ${codeOf(written.by)} with ${codeOf(written.tool)} from ${codeOf(written.case)}`,
    ].join('\n'),
    ...(actions.length === 0 ? [] : [overview(actions)]),
    ...actions.map(section),
    '',
  ].join('\n\n');
}

function overview(actions: readonly WrittenAction[]): string {
  return [
    '| | Action | On | Ids | To look up |',
    '|---|---|---|---|---|',
    ...actions.map(
      ({ position, title, target, act, missing }) =>
        `| ${position} | ${title} | ${cellOf(target.value)}${target.name === null ? '' : ` ${cellOf(target.name)}`} | ${act.length} | ${missing.length === 0 ? 'nothing' : missing.length} |`,
    ),
  ].join('\n');
}

function section(action: WrittenAction): string {
  const { position, title, target, why, note, missing, after, act, evidence } = action;
  return [
    `## ${position}. ${title}`,
    `- [${action.carriedOut.at(-1)?.isWhole === true ? 'x' : ' '}] done`,
    ...action.carriedOut.map(carriedOutWords),
    [
      `On: ${targetWords(target)}`,
      ...(target.system === null ? [] : [`in ${codeOf(target.system)}`]),
    ].join(' '),
    `Why: ${why.trim() === '' ? 'no reason is given.' : proseOf(why)}`,
    ...(note.trim() === '' ? [] : [`Note: ${proseOf(note)}`]),
    ...(missing.length === 0
      ? []
      : [`**To look up first:**`, missing.map((each) => `- ${proseOf(each)}`).join('\n')]),
    ...(act.length === 0 ? [] : ['Ids:', listIds(act)]),
    ...otherIds(action),
    ...(target.settled.length === 0
      ? []
      : ['Over already, by the evidence:', listIds(target.settled)]),
    ...changeParts(action),
    `Check after: ${after}`,
    ...(evidence.length === 0 ? [] : ['Evidence:', evidenceList(action)]),
    `Added ${action.added} by ${codeOf(action.addedBy)}${fromWords(action)}`,
  ].join('\n\n');
}

/** Says what was done already, if anything was. */
function opening(actions: readonly WrittenAction[]): string {
  return actions.some(({ carriedOut }) => carriedOut.length > 0)
    ? 'What was carried out of it stands at each action; the rest is to be done in the tenant, in this order, and ticked off here.'
    : 'Nothing of it was done by the program that wrote this: each action is to be done in the tenant, in this order, and ticked off here.';
}

/** What one execution made of an action, on a line. */
function carriedOutWords(done: CarriedOut): string {
  const { run, connection, started, by, notes } = done;
  const told = `Carried out: ${countWords(done)}, over ${codeOf(connection.name)} at ${codeOf(connection.address)}, execution ${run} of ${started} by ${codeOf(by)}.`;
  return [told, ...notes.map(proseOf)].join(' ');
}

function targetWords({ value, name }: ActionTarget): string {
  return name === null ? codeOf(value) : `${codeOf(value)} (${codeOf(name)})`;
}

function fromWords({ run, step }: WrittenAction): string {
  if (run === null) return ', by hand.';
  return `, proposed by run ${run}${step === null ? '' : `, step ${codeOf(step)}`}.`;
}

function listIds(ids: ActionTarget['ids']): string {
  const lines = ids
    .slice(0, most.ids)
    .map(({ id, what, record }) => `- ${codeOf(id)}: ${proseOf(what)} (record ${record})`);
  return [...lines, ...moreThan(ids.length, most.ids)].join('\n');
}

/** What else the target is called: the names of a user beside its sessions. */
function otherIds({ target, act }: WrittenAction): string[] {
  const others = target.ids.filter((id) => !act.includes(id));
  return others.length === 0 ? [] : ['Also known as:', listIds(others)];
}

function changeParts({ target: { change, record }, states }: WrittenAction): string[] {
  if (change === null) return [];
  const words = {
    'set-back': 'Set these paths back to the old state:',
    'make-again': 'Make it again as it was:',
    'take-away': 'It was made by this change: take it away again.',
    unknown: 'What it was before is not known.',
  }[change.way];
  const paths = change.paths.slice(0, most.paths).map((path) => `- ${codeOf(path)}`);
  const list = [...paths, ...moreThan(change.pathsTotal, most.paths)].join('\n');
  const old = shownState(change.old, states?.old ?? null);
  return [
    words,
    ...(list === '' ? [] : [list]),
    ...(old === null ? [] : ['Old state:', blockOf(old, most.state)]),
    ...(old !== null && old.length > most.state
      ? [`The old state is cut here; it is whole in the JSON form and in record ${record}.`]
      : []),
    ...(old?.includes(maskedSecret) === true
      ? ['Secrets in it are dots here; the JSON form has them.']
      : []),
  ];
}

/** A state by lines, without its secrets: what is handed round is read by many. One that is no whole JSON is left to the JSON form. */
function shownState(old: RevertedChange['old'], text: string | null): string | null {
  return text === null || old === 'unreadable' ? null : indentJson(text, true);
}

function evidenceList({ evidence }: WrittenAction): string {
  const lines = evidence
    .slice(0, most.records)
    .map(
      ({ record, source, file, offset, length }) =>
        `- record ${record}: ${codeOf(source)}${source === file ? '' : ` in ${codeOf(file)}`}, ${length} bytes from byte ${offset} on`,
    );
  return [...lines, ...moreThan(evidence.length, most.records)].join('\n');
}

function moreThan(there: number, listed: number): string[] {
  return there > listed ? [`- and ${there - listed} more, in the JSON form`] : [];
}
