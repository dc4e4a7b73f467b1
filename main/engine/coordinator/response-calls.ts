import { rmSync } from 'node:fs';
import type { ParamsOf } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { BlastRadius, PlanReceipt, ResponsePlan } from '../../../shared/response-plan.ts';
import {
  addActions,
  changeAction,
  type Evidence,
  exportPlan,
  orderActions,
  planActions,
  readPlan,
  readRadius,
  removeActions,
  resolveTarget,
} from '../response/index.ts';
import type { WritableCase } from '../store/index.ts';
import { type CancelFlag, isRaised } from './cancel-flag.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';

/** What a reader thread can be asked about the response plan and what an account reached. */
export function responseReads(reading: () => Evidence) {
  return {
    'plan.get': (): ResponsePlan => readPlan(reading().db),
    'plan.resolve': ({ kind, value }: ParamsOf<'plan.resolve'>) =>
      resolveTarget(reading(), kind, value),
    'plan.write': ({ cancel, ...order }: ParamsOf<'plan.export'> & { cancel: CancelFlag }) =>
      exportPlan(reading(), order, () => {
        if (isRaised(cancel)) throw new TrailcaseError('cancelled', 'Cancelled.');
      }),
    'radius.read': (asked: ParamsOf<'radius.read'>): BlastRadius => readRadius(reading(), asked),
  };
}

/** What the writer thread can be asked to keep of the response plan. */
export function responseWrites(write: <T>(work: (db: WritableCase) => T) => Promise<T>) {
  return {
    'plan.add': ({ actions }: ParamsOf<'plan.add'>) => write((db) => addActions(db, actions)),
    'plan.change': (changed: ParamsOf<'plan.change'>) => write((db) => changeAction(db, changed)),
    'plan.remove': ({ actions }: ParamsOf<'plan.remove'>) =>
      write((db) => removeActions(db, actions)),
    'plan.order': ({ actions }: ParamsOf<'plan.order'>) => write((db) => orderActions(db, actions)),
  };
}

/** How the coordinator answers calls about the response plan and what an account reached. */
export function responseAnswers(opened: () => OpenSession, jobs: Jobs) {
  return {
    'plan.get': () => opened().read('plan.get', {}),
    'plan.resolve': (params: ParamsOf<'plan.resolve'>) => opened().scan('plan.resolve', params),
    'plan.add': (params: ParamsOf<'plan.add'>) => opened().writer.call('plan.add', params),
    'plan.change': (params: ParamsOf<'plan.change'>) => opened().writer.call('plan.change', params),
    'plan.remove': (params: ParamsOf<'plan.remove'>) => opened().writer.call('plan.remove', params),
    'plan.order': (params: ParamsOf<'plan.order'>) => opened().writer.call('plan.order', params),
    'plan.export': (params: ParamsOf<'plan.export'>) => {
      const at = opened();
      return jobs.start('plan.export', async (cancel, progress) => {
        const receipt = (await at.scan(
          'plan.write',
          { ...params, cancel },
          progress,
        )) as PlanReceipt;
        await noteInCustody(at, receipt);
        return receipt;
      });
    },
    'radius.read': (params: ParamsOf<'radius.read'>) => opened().scan('radius.read', params),
  };
}

/** A plan whose writing cannot be noted is taken back: nothing leaves a case without an entry. */
async function noteInCustody(session: OpenSession, receipt: PlanReceipt): Promise<void> {
  try {
    await session.writer.call('append-custody', { action: planActions.exported, detail: receipt });
  } catch (error) {
    rmSync(receipt.path, { force: true });
    throw error;
  }
}
