import { at } from '../calendar.ts';
import { signIn } from '../sign-in.ts';
import { personNamed, type Tenant } from '../tenant.ts';
import { clients } from '../tenant-setup.ts';

const displayAgent =
  'Mozilla/5.0 (X11; CrOS armv7l 16181.61.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36';

/** Four wall displays were signed in early in January and never signed out: stale sessions. */
export function planWallDisplays(tenant: Tenant): void {
  for (const [day, username] of [
    [1, 'birgit.lorenz'],
    [1, 'thomas.ebert'],
    [4, 'dirk.engel'],
    [8, 'uwe.zimmermann'],
  ] as const) {
    const person = personNamed(tenant, username);
    tenant.agenda.plan(at(day, '10:05') + person.id * 1000, (time) => {
      const session = signIn(tenant, time, {
        person,
        place: person.office,
        client: clients.wiki,
        agent: displayAgent,
      });
      session.details.neverExpires = true;
    });
  }
}
