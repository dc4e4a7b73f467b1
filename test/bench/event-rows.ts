import { createRandom } from '../helpers/random.ts';
import type { ArchiveOptions } from './archive-options.ts';
import { clock } from './clock.ts';
import type { Population } from './population.ts';
import { recordId } from './record-id.ts';

/** One sign-in event with the tenant's field names; no value needs escaping in JSON. */
export interface EventRow {
  id: string;
  eventType: string;
  status: string;
  clientName: string;
  providerName: string;
  createdOn: string;
  email: string;
  username: string;
  ipAddress: string;
  userAgent: string;
  reason: string;
}

const statuses = { Success: 70, Initiated: 9, Pending: 9, Failure: 12 };
const eventTypes = {
  login: 50,
  token_refresh: 20,
  logout: 10,
  mfa: 8,
  session_created: 5,
  password_reset: 2,
  mfa_enrolled: 1,
  account_locked: 1,
  consent: 1,
  invitation_accepted: 1,
  device_added: 0.5,
  recovery_code_used: 0.5,
};
const reasons = ['invalid_credentials', 'mfa_timeout', 'account_locked', 'unknown_user'];

/** Yields the events of an archive in order; the same options always give the same events. */
export function* eventRows(
  population: Population,
  { records, seed, firstId = 0 }: ArchiveOptions,
): Generator<EventRow> {
  const random = createRandom(`events ${seed}`);
  const timeOf = clock(records, random);
  for (let i = 0; i < records; i++) {
    const status = random.weighted(statuses);
    // Squaring the fraction makes some people far more active than others, as in real logs.
    const place = Math.floor(random.fraction() ** 2 * population.people.length);
    const person = population.people[place] ?? random.pick(population.people);
    const isStray = status === 'Failure' && random.chance(0.4);
    yield {
      id: recordId(firstId + i, random),
      eventType: random.weighted(eventTypes),
      status,
      clientName: random.pick(population.clients),
      providerName: random.pick(population.providers),
      createdOn: timeOf(i),
      email: person.email,
      username: person.username,
      ipAddress: random.pick(isStray ? population.strayAddresses : person.addresses),
      userAgent: person.agent,
      reason: status === 'Failure' ? random.pick(reasons) : '',
    };
  }
}

/** The event as one line of NDJSON, without the line end. */
export function eventLine(row: EventRow): string {
  const reason = row.reason === '' ? '' : `,"reason":"${row.reason}"`;
  return `{"id":"${row.id}","eventType":"${row.eventType}","status":"${row.status}","clientName":"${row.clientName}","providerName":"${row.providerName}","createdOn":"${row.createdOn}","email":"${row.email}","username":"${row.username}","ipAddress":"${row.ipAddress}","userAgent":"${row.userAgent}","details":{"flow":"code"${reason}}}`;
}

/** Header of the flat form, in the order of `eventCells`. */
export const eventHeader =
  'id,event_type,status,client_name,provider_name,created_on,email,username,ip_address,user_agent,reason';

/** The event as one row of CSV, without the line end; only the user agent holds commas. */
export function eventCells(row: EventRow): string {
  return `${row.id},${row.eventType},${row.status},${row.clientName},${row.providerName},${row.createdOn},${row.email},${row.username},${row.ipAddress},"${row.userAgent}",${row.reason}`;
}
