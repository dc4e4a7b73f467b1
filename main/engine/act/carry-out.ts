import type { ConnectorSummary } from '../../../shared/connection.ts';
import { type ErrorData, TrailcaseError } from '../../../shared/errors.ts';
import type { TenantAnswer, TenantClient } from '../live/index.ts';
import type { AnsweredDetail, AskedDetail, CallAtHand, KeptCall } from '../response/index.ts';
import { answerTrouble } from './answer-trouble.ts';
import { answerWords, keptWords } from './answer-words.ts';
import { requestOf } from './make-call.ts';
import { isAskedKind, seenOfCall } from './seen-of-call.ts';
import { type Seen, statusOf, TenantView } from './tenant-view.ts';

/** What a run needs besides its calls. */
export interface Carrying {
  run: number;
  /** Part of the idempotency keys. They are not what makes a call be sent again: that is decided here. */
  key: string;
  client: TenantClient;
  summary: ConnectorSummary;
  /** Resolves when the case holds it: a request goes out only then. */
  asked: (detail: AskedDetail) => Promise<void>;
  answered: (detail: AnsweredDetail) => Promise<void>;
  oldState: (record: number) => Promise<string | null>;
  /** Told before each call. */
  look: (done: number, told: string) => void;
  /** True when the run is to stop before the next call. */
  isStopped: () => boolean;
  /** True while a request that changes something is out: it is not cut off. */
  acting: (isOut: boolean) => void;
}

/** How a run ended. */
export interface Ended {
  state: 'done' | 'stopped';
  error: ErrorData | null;
}

/** Failures with which nothing was changed in the tenant. */
const refused: readonly string[] = [
  'bad-request',
  'not-allowed',
  'secret-missing',
  'certificate-refused',
  'login-refused',
  'permission-missing',
];

/**
 * Makes the calls of a run one after another. Each is looked at in the tenant first: what is settled or not there any
 * more is not asked for, and what was asked for without a known answer is repeated only where the tenant still has
 * it as it was. The first answer that was not expected ends it.
 */
export async function carryOut(calls: readonly CallAtHand[], carrying: Carrying): Promise<Ended> {
  const { client, summary, look, isStopped } = carrying;
  const view = new TenantView(client, summary);
  const doubted: KeptCall[] = [];
  let action = 0;
  try {
    for (const [done, at] of calls.entries()) {
      if (at.state === 'done' || at.state === 'settled') continue;
      if (isStopped()) throw stopped();
      look(done, at.call.told);
      if (at.call.action !== action) {
        view.forget();
        action = at.call.action;
        await listFirst(view, at.call);
      }
      const end = await carryOutOne(at, view, carrying);
      if (end === 'doubt') doubted.push(at.call);
      else if (end !== null) return { state: 'stopped', error: end };
    }
  } catch (error) {
    if (!(error instanceof TrailcaseError)) throw error;
    return {
      state: 'stopped',
      error: { code: error.code, message: client.hide(error.message) },
    };
  }
  return doubted.length === 0
    ? { state: 'done', error: null }
    : { state: 'stopped', error: inDoubt(doubted) };
}

/** Sessions and grants of one user are listed at once, and not asked for one by one. */
async function listFirst(view: TenantView, { kind, users }: KeptCall): Promise<void> {
  if (kind === 'revoke-sessions') await view.heldBy('session', users);
  if (kind === 'revoke-grants') await view.heldBy('grant', users);
}

/** Null when the run goes on. */
async function carryOutOne(
  at: CallAtHand,
  view: TenantView,
  carrying: Carrying,
): Promise<ErrorData | 'doubt' | null> {
  const { run, client, answered } = carrying;
  const { call, state, version, isOff } = at;
  const tell = (of: AnsweredDetail['state'], told: string) => {
    const answer = keptWords(client.hide(told));
    return answered({ run, call: call.call, state: of, status: null, answer });
  };
  if (isOff && !mayBeDone(at)) {
    await tell('settled', 'Nothing was sent: its action was taken off the response plan.');
    return null;
  }
  const seen = await seenOfCall(view, call, mayBeDone(at) ? version : undefined);
  const { presence } = seen;
  if (presence.state === 'missing' && !isHeld(call) && !isOff) {
    const words = mayBeDone(at) ? 'It was not sent again' : 'Nothing was sent';
    const message = `${words}: ${presence.told} Look whether this is the right tenant.`;
    // What came of the request that was sent is still what counts.
    if (!mayBeDone(at)) await tell('failed', message);
    return { code: 'not-found', message };
  }
  const after = `after the ${state === 'doubt' ? 'answer was lost' : 'failure'}`;
  if (presence.state === 'settled' || presence.state === 'missing') {
    const words = mayBeDone(at) ? `Seen in the tenant ${after}` : 'Nothing was sent';
    await tell('settled', `${words}: ${presence.told}`);
    return null;
  }
  if (mayBeDone(at) && presence.state === 'unknown') return 'doubt';
  const isTriedSince = version !== null && seen.version !== version && !isAskedKind(call.route);
  if ((state === 'doubt' || state === 'failed') && isTriedSince) {
    await tell(
      'settled',
      `Seen in the tenant ${after}: it was tried again since (${seen.version ?? ''}). ${presence.told}`,
    );
    return null;
  }
  if (isOff) {
    const off = 'It was not sent again: its action was taken off the response plan.';
    await tell('settled', `${off} ${presence.told}`);
    return null;
  }
  return await send(call, seen, carrying);
}

async function send(
  call: KeptCall,
  { version }: Seen,
  carrying: Carrying,
): Promise<ErrorData | null> {
  const { run, key, client, summary, asked, answered, oldState, acting } = carrying;
  const request = requestOf(client.connection, summary, call);
  if (typeof request === 'string') {
    const message = `The request of call ${call.call} cannot be made any more: ${request}. Look at the paths of the connection.`;
    return { code: 'bad-request', message };
  }
  const body = call.record === null ? null : await oldState(call.record);
  if (call.record !== null && body === null) {
    const message = `The old state in record ${call.record} cannot be read whole any more. Verify the case.`;
    return { code: 'case-altered', message };
  }
  const { method, path } = request;
  const address = `${client.connection.address.replace(/\/+$/, '')}${path}`;
  await asked({ run, call: call.call, method, address, told: call.told, version });
  acting(true);
  let answer: TenantAnswer;
  try {
    answer = await client.act({
      method,
      path,
      headers: { 'idempotency-key': `${key}/${call.call}` },
      ...(body === null ? {} : { body }),
    });
  } catch (error) {
    if (!(error instanceof TrailcaseError)) throw error;
    const status = statusOf(error);
    const message = client.hide(error.message);
    const state = status !== null || isUntouched(error) ? 'failed' : 'doubt';
    await answered({ run, call: call.call, state, status, answer: keptWords(message) });
    return { code: error.code, message };
  } finally {
    acting(false);
  }
  const { status } = answer;
  const told = answerWords(call.kind, answer, (text) => client.hide(text));
  const trouble = answerTrouble(answer);
  if (trouble !== null) {
    const message = keptWords(
      `${trouble}, so it is not known whether this was done: ${call.told} ${told}`,
    );
    await answered({ run, call: call.call, state: 'failed', status, answer: message });
    return { code: 'unexpected-answer', message };
  }
  await answered({ run, call: call.call, state: 'done', status, answer: told });
  return null;
}

/** A server that fails may have done it before, and so has one whose good answer was thrown away. */
function mayBeDone({ state, status }: CallAtHand): boolean {
  return state === 'doubt' || (state === 'failed' && status !== null && !isRefusal(status));
}

/** Whoever sends a changing request elsewhere may have done it before. */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

/** A session or grant that is not there any more is over; a run, an event or an account should be there. */
function isHeld({ route }: KeptCall): boolean {
  return route.startsWith('revoke-');
}

/** True where the request cannot have changed anything. */
function isUntouched({ code, details }: TrailcaseError): boolean {
  const { sent } = (details ?? {}) as { sent?: unknown };
  return sent === false || refused.includes(code);
}

function stopped(): TrailcaseError {
  return new TrailcaseError(
    'cancelled',
    'Stopped before the next request. What was done stays done; the run can go on.',
  );
}

function inDoubt(calls: readonly KeptCall[]): ErrorData {
  const [first] = calls;
  return {
    code: 'unexpected-answer',
    message: `${calls.length === 1 ? '1 call was' : `${calls.length} calls were`} sent without an answer that says whether it was done, and the tenant cannot be asked (first: ${first?.told ?? ''}). It was not repeated. Look in the tenant's own console; where it was not done, carry the action out anew.`,
  };
}
