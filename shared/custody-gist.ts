import { counted } from './counted.ts';
import { cutText } from './cut-text.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Characters of a part, and of all of them. */
const longestPart = 200;
const longest = 400;

/**
 * What an entry of the custody log is about, in a few words out of its detail: over which connection, which file, how
 * many records, how it ended. Empty where the detail names nothing of that kind. The detail itself stays the evidence; texts
 * of it are those of a case, and are shown as such.
 */
export function custodyGist(detail: unknown): string {
  if (!isFields(detail)) return '';
  const parts = [
    ...about(detail),
    ...amounts(detail),
    textOf(detail.state),
    typeof detail.status === 'number' ? `status ${detail.status}` : null,
    detail.ok === true ? 'nothing differs' : detail.ok === false ? 'something differs' : null,
    detail.good === true ? 'good' : detail.good === false ? 'not good' : null,
    isFields(detail.error) ? textOf(detail.error.message) : null,
  ];
  const told = parts.filter((part) => part !== null && part !== '');
  return cutText(told.map((part) => cutText(part as string, longestPart)).join(', '), longest);
}

/** What it was done to, and over what. */
function about(detail: Fields): (string | null)[] {
  const { run, connection, target, file, kind, streams, since, until, name, address } = detail;
  return [
    typeof run === 'number' ? `run ${run}` : null,
    textOf(detail.told),
    textOf(detail.title),
    textOf(detail.step),
    textOf(detail.user),
    isFields(target) ? [textOf(kind), textOf(target.value)].filter(Boolean).join(' ') : null,
    isFields(file) ? textOf(file.name) : null,
    textOf(detail.path),
    isFields(connection) ? `over ${placeOf(connection.name, connection.address)}` : null,
    textOf(name) === null ? null : placeOf(name, address),
    textOf(detail.stream),
    Array.isArray(streams) && streams.every((each) => typeof each === 'string')
      ? streams.join(' ')
      : null,
    textOf(since) === null ? null : `from ${since}`,
    textOf(until) === null ? null : `until ${until}`,
  ];
}

function amounts({ sources, count, accepted, calls, actions }: Fields): (string | null)[] {
  const stored = Array.isArray(sources)
    ? sources.map((each) => (isFields(each) ? each.stored : undefined))
    : [];
  const isCounted = stored.length > 0 && stored.every((each) => typeof each === 'number');
  return [
    isCounted ? `${stored.reduce((sum: number, each) => sum + Number(each), 0)} stored` : null,
    typeof count === 'number' ? counted(count, 'record') : null,
    typeof accepted === 'number' ? `${accepted} accepted` : null,
    Array.isArray(calls) ? counted(calls.length, 'request') : null,
    Array.isArray(actions) ? counted(actions.length, 'action') : null,
  ];
}

function placeOf(name: unknown, address: unknown): string {
  const at = textOf(address);
  return `${textOf(name) ?? ''}${at === null ? '' : ` (${at})`}`;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
