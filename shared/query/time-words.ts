import type { TimeUnit } from './ast.ts';

const unitForms: Record<TimeUnit, string> = {
  second: 'second seconds sec secs s',
  minute: 'minute minutes min mins',
  hour: 'hour hours hr hrs h',
  day: 'day days d',
  week: 'week weeks wk wks w',
  month: 'month months mo',
  year: 'year years yr yrs y',
};

function byForm<T extends string>(forms: Record<T, string>): ReadonlyMap<string, T> {
  return new Map(
    (Object.entries(forms) as [T, string][]).flatMap(([meaning, list]) =>
      list.split(' ').map((form) => [form, meaning] as const),
    ),
  );
}

/** Every spelling of a unit of time. */
export const units: ReadonlyMap<string, TimeUnit> = byForm(unitForms);

const monthForms =
  'january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sept sep,october oct,november nov,december dec';
const weekdayForms =
  'monday mon,tuesday tues tue,wednesday wed,thursday thurs thur thu,friday fri,saturday sat,sunday sun';

function byPlace(forms: string): ReadonlyMap<string, number> {
  return new Map(
    forms.split(',').flatMap((list, at) => list.split(' ').map((form) => [form, at + 1] as const)),
  );
}

/** Names of the months: 1 to 12. */
export const months = byPlace(monthForms);

/** Names of the weekdays: 1 Monday to 7 Sunday. */
export const weekdays = byPlace(weekdayForms);

/** Full names of the weekdays, Monday first. */
export const weekdayNames: readonly string[] = weekdayForms
  .split(',')
  .map((list) => list.split(' ')[0] ?? list);

/** Numbers that people write as words. */
export const numberWords: ReadonlyMap<string, number> = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, at) => [word, at + 1] as const)
    .concat([
      ['a', 1],
      ['an', 1],
    ]),
);

/** Days by name, as days after today. */
export const namedDays: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
]);

/** Words in front of a calendar unit or weekday, as units after the current one. */
export const unitPlaces: ReadonlyMap<string, number> = new Map([
  ['this', 0],
  ['current', 0],
  ['last', -1],
  ['previous', -1],
  ['past', -1],
  ['next', 1],
]);

/** Times of day by name, in hours. */
export const namedClocks: ReadonlyMap<string, number> = new Map([
  ['noon', 12],
  ['midday', 12],
  ['midnight', 0],
]);

/** Phrases that completion proposes. */
export const timePhrases: readonly string[] = [
  'in the last 24 hours',
  'in the last 7 days',
  'in the last 30 days',
  'today',
  'yesterday',
  'this week',
  'last week',
  'this month',
  'last month',
  'since monday',
  'older than 30 days',
  'newer than 1 hour',
];

/** Words that begin a written time. */
export const timeStarts: readonly string[] = [
  'before',
  'after',
  'between',
  'since',
  'on',
  'in march',
];
