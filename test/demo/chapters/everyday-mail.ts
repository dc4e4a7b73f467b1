import {
  at,
  firstDay,
  isWorkday,
  lastDay,
  minutes,
  quietWeekStart,
  weekdayOf,
} from '../calendar.ts';
import { send } from '../mail.ts';
import type { Tenant } from '../tenant.ts';

/** Access requests to managers, and on Monday a digest for those who answer for people. */
export function planEverydayMail(tenant: Tenant): void {
  const random = tenant.random.fork('everyday mail');
  const staff = tenant.people.filter(({ department }) => department !== 'Partner');
  const managers = staff.filter((_, index) => index % 4 === 1);
  for (let day = quietWeekStart; day <= lastDay; day++) {
    if (!isWorkday(day)) continue;
    for (let n = day < firstDay ? 1 : random.between(3, 5); n > 0; n--) {
      const [asking, manager] = [random.pick(staff), random.pick(managers)];
      const application = random.pick(['crm', 'wiki', 'hr-portal', 'payroll']);
      const copy = random.chance(0.3) ? { cc: random.pick(staff).email } : {};
      tenant.agenda.plan(at(day, '08:30') + minutes(random.between(0, 520)), (time) => {
        send(tenant, time, {
          subject: `Access request waiting for you: ${application}`,
          to: manager.email,
          category: 'access_request',
          name: manager.name,
          paragraphs: [
            `${asking.name}, ${asking.department}, asks for access to "${application}".`,
            `https://auth.acme.example/requests/${tenant.random.hex(12)}`,
          ],
          ...copy,
        });
      });
    }
    if (weekdayOf(day) === 0) tenant.agenda.plan(at(day, '07:00:05'), planDigest);
  }

  function planDigest(time: number): void {
    for (const manager of managers) {
      send(tenant, time, {
        subject: 'Your weekly access digest',
        to: manager.email,
        category: 'digest',
        name: manager.name,
        isArchived: true,
        paragraphs: ['Nothing was removed; two requests were answered last week.', '- wiki\n- crm'],
      });
    }
  }
}
