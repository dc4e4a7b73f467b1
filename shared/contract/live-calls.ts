import * as z from 'zod/mini';
import type { ActCheck, ActRun, HeldNowList } from '../acting.ts';
import {
  type Connection,
  type ConnectionTest,
  type ConnectorSummary,
  connectionSchema,
} from '../connection.ts';
import {
  longestPause,
  type PulledPage,
  type PullReceipt,
  type PullSummary,
  shortestPause,
} from '../pull.ts';
import type { RestoreComparison, RestoreReceiptFile, RestoreRun } from '../restoring.ts';
import { call } from './call.ts';
import { nothing, number, path } from './shapes.ts';

const numbers = z.array(number).check(z.minLength(1), z.maxLength(10_000));
const connection = connectionSchema;
const instant = z.string().check(z.minLength(1), z.maxLength(100));
const confirm = z.string().check(z.minLength(1), z.maxLength(500));
const seen = z.array(z.string().check(z.maxLength(20_000))).check(z.maxLength(100_000));

/**
 * Calls that go out to a tenant, and what the case keeps of them. A connection is given as a whole, without its
 * secret: the host knows that. All of them fail with `not-allowed` in a host that was not started to allow
 * them, and with `secret-missing` where no secret is kept for exactly these places and paths.
 */
export const liveCalls = {
  'connector.list': call<ConnectorSummary[]>()(
    'control',
    nothing,
    'The systems that can be pulled from: what a connection to each needs, its logs with the permission they need, and what can be done there.',
  ),
  'connection.list': call<Connection[]>()(
    'read',
    nothing,
    'The connections that are kept in the case, by name; without secrets, which are never in a case.',
  ),
  'connection.keep': call<Connection[]>()(
    'write',
    z.strictObject({ connection }),
    'Keeps a connection in the case, in place of one with its id; answers with all. Written into the custody log. Fails with bad-request where its name is taken or it cannot be used as it is.',
  ),
  'connection.remove': call<Connection[]>()(
    'write',
    z.strictObject({ id: z.uuid() }),
    'Takes a connection off the case; what was pulled over it stays, and so do pulls, runs and restores. Answers with those that are left.',
  ),
  'connection.test': call<ConnectionTest>()(
    'job',
    z.strictObject({ connection }),
    'Tries a connection step by step (address, certificate, login, each log with one record) and says what is reachable and allowed. Changes nothing and stores nothing.',
  ),
  'pull.start': call<PullReceipt>()(
    'job',
    z.strictObject({
      connection,
      streams: z.optional(z.array(z.string()).check(z.minLength(1), z.maxLength(50))),
      since: z.optional(instant),
      until: z.optional(instant),
      again: z.optional(z.boolean()),
      follow: z.optional(z.int().check(z.gte(shortestPause), z.lte(longestPause))),
    }),
    'Pulls the logs of a connection into the case: each page is kept as evidence with its hash and its request, and read like a file. It goes on where the last pull of the connection ended, with an overlap whose doubles are told; `since` asks from a time on instead, `again` everything once more. With `follow` it starts anew every so many seconds until it is cancelled, and its progress carries what came. Cancelled or failed, what was stored stays and the next pull goes on there.',
  ),
  'pull.list': call<PullSummary[]>()(
    'read',
    nothing,
    'The pulls of this case, the latest first, and how far each log is.',
  ),
  'pull.pages': call<PulledPage[]>()(
    'read',
    z.strictObject({
      pull: number,
      from: z.int().check(z.gte(0)),
      count: z.int().check(z.gte(1), z.lte(10_000)),
    }),
    'The pages of a pull in the order in which they came: request, status, time, hash, and where the bytes stand.',
  ),
  'held.now': call<HeldNowList>()(
    'job',
    z.strictObject({ connection, user: z.string().check(z.minLength(1), z.maxLength(1_000)) }),
    'The sessions and grants that a user has in a tenant at this moment. Stores nothing but the custody entry that it was asked.',
  ),
  'act.check': call<ActCheck>()(
    'job',
    z.strictObject({ connection, actions: z.optional(numbers) }),
    'A dry run of the response plan, or of some of its actions: the requests that would be made, and what the tenant says about each thing now. Only reads.',
  ),
  'act.start': call<ActRun>()(
    'job',
    z.strictObject({
      connection,
      actions: z.optional(numbers),
      confirm,
      seen: z.optional(seen),
      run: z.optional(number),
    }),
    'Carries out the response plan, or some of its actions, one request after another, each with a custody entry before and after it; stops at the first answer that was not expected. `confirm` is the name of the tenant as a person typed it; `seen` names the requests of the dry run that was confirmed (`callIdentity`): where more would be made by now, nothing is sent. With `run` it goes on with one that stopped: what was done is not done again, what is in doubt is looked at first.',
  ),
  'act.list': call<ActRun[]>()(
    'read',
    nothing,
    'The executions of the response plan, the latest first, with every request and its result.',
  ),
  'restore.check': call<RestoreComparison>()(
    'job',
    z.strictObject({ connection, sources: z.optional(numbers) }),
    'Compares the audit records of the case, or of some of its sources, with what a tenant has: new, already there, conflicting, unfit; with counts, examples and the differences of conflicts. Changes nothing.',
  ),
  'restore.start': call<RestoreRun>()(
    'job',
    z.strictObject({
      connection,
      sources: z.optional(numbers),
      confirm,
      run: z.optional(number),
    }),
    'Restores the records that a tenant does not have, in batches that can be sent twice without doubling, each with a custody entry before and after it; then reads back counts and a sample. `confirm` is the name of the tenant as a person typed it. With `run` it goes on with one that stopped.',
  ),
  'restore.list': call<RestoreRun[]>()(
    'read',
    nothing,
    'The restores of this case, the latest first.',
  ),
  'restore.export': call<RestoreReceiptFile>()(
    'job',
    z.strictObject({ run: number, out: path, format: z.enum(['json', 'html']) }),
    'Writes the receipt of a restore into a file. Never overwrites a file.',
  ),
} as const;
