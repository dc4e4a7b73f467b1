import { createRandom, type Random } from '../helpers/random.ts';
import { type Agenda, createAgenda } from './agenda.ts';
import { initialStates } from './initial-states.ts';
import { createPeople, type Person } from './people.ts';
import type { AuditRecord, Details, Ledger } from './records.ts';

/** A time in which deliveries to an endpoint, or all mail, are not accepted. */
export interface Outage {
  /** An endpoint's address, or `mail`. */
  of: string;
  from: number;
  to: number;
}

/** The tenant while the story runs: what is planned, what is, and what has been written down. */
export interface Tenant {
  agenda: Agenda;
  random: Random;
  people: readonly Person[];
  /** State of every entity, by `Type/id`. */
  states: Map<string, Details>;
  outages: Outage[];
  /** Mail addresses whose server refuses mail for good. */
  deadMailboxes: Set<string>;
  ledger: Ledger;
  /** Audit records that somebody has removed from the log: they count when ids are given. */
  removed: Set<AuditRecord>;
}

/** A tenant on the first morning, before any chapter has planned anything. */
export function createTenant(): Tenant {
  const random = createRandom('acme demo');
  const people = createPeople(random.fork('people'));
  return {
    agenda: createAgenda(),
    random,
    people,
    states: initialStates(people, random.fork('states')),
    outages: [],
    deadMailboxes: new Set(),
    ledger: {
      audit: [],
      event: [],
      job: [],
      notification: [],
      session: [],
      grant: [],
      webhook: [],
    },
    removed: new Set(),
  };
}

/** The person with this user name, which must exist. */
export function personNamed(tenant: Tenant, username: string): Person {
  const found = tenant.people.find((person) => person.username === username);
  if (!found) throw new Error(`Nobody is called ${username}.`);
  return found;
}

/** True while the person has an account that may be used. */
export function hasAccount(tenant: Tenant, person: Person): boolean {
  return tenant.states.get(`User/${person.id}`)?.enabled === true;
}

/** True when `of` accepts nothing at this time. */
export function isOut(tenant: Tenant, of: string, time: number): boolean {
  return tenant.outages.some(
    (outage) => outage.of === of && outage.from <= time && time < outage.to,
  );
}
