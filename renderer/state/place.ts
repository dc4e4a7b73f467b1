import { type EntityType, entityTypes } from '../../shared/entities.ts';
import { type SortChoice, type ViewKey, viewKeys } from './view.ts';

/** What the middle of the window shows. */
export type Place =
  | { screen: 'overview' }
  | { screen: 'table'; view: ViewKey }
  | { screen: 'entities'; type: EntityType }
  | { screen: 'entity'; type: EntityType; value: string }
  | { screen: 'findings'; finding: number | null }
  | { screen: 'rules' }
  | { screen: 'playbooks'; playbook: string | null }
  | { screen: 'run'; run: number; step: string | null }
  | { screen: 'plan' }
  | { screen: 'report'; run: number | null }
  | RadiusPlace
  | { screen: 'marks' }
  | { screen: 'views' }
  | { screen: 'import' }
  | { screen: 'evidence' }
  /** `connection` is its name on the page, or `new` while one is written; null for all of them. */
  | { screen: 'connections'; connection: string | null }
  | { screen: 'restore' }
  | { screen: 'sources'; system: string | null }
  | { screen: 'help'; page: string | null };

/** What an account or an address reached between two times, as ISO UTC; null is open. */
export interface RadiusPlace {
  screen: 'radius';
  type: 'actor' | 'address';
  value: string;
  from: string | null;
  to: string | null;
}

/** What the address carries besides the place: enough to come back to the same table. */
export interface Carried {
  text: string;
  parked: readonly string[];
  sort: readonly SortChoice[];
  groupBy: readonly string[];
  record: number | null;
}

/** Writes a place as the fragment of the address: `#/event?q=failed+logins&record=12`. */
export function writeAddress(place: Place, carried: Carried | null): string {
  const parameters = new URLSearchParams();
  if (carried !== null) {
    if (carried.text !== '') parameters.set('q', carried.text);
    for (const text of carried.parked) parameters.append('off', text);
    for (const { name, descending } of carried.sort) {
      parameters.append('sort', descending ? `-${name}` : name);
    }
    for (const name of carried.groupBy) parameters.append('by', name);
    if (carried.record !== null) parameters.set('record', String(carried.record));
  }
  if (place.screen === 'radius') {
    if (place.from !== null) parameters.set('from', place.from);
    if (place.to !== null) parameters.set('to', place.to);
  }
  const query = parameters.toString();
  return `#/${segments(place).map(encodeURIComponent).join('/')}${query === '' ? '' : `?${query}`}`;
}

/** Reads an address again; null for one that means nothing. */
export function readAddress(hash: string): { place: Place; carried: Carried | null } | null {
  const { path = '', query = '' } =
    /^#\/(?<path>[^?]*)(?:\?(?<query>.*))?$/.exec(hash)?.groups ?? {};
  const parameters = new URLSearchParams(query);
  const place = placeOf(path.split('/').map(decoded), parameters);
  if (place === null) return null;
  if (place.screen !== 'table') return { place, carried: null };
  return {
    place,
    carried: {
      text: parameters.get('q') ?? '',
      parked: parameters.getAll('off'),
      sort: parameters.getAll('sort').map((name) => ({
        name: name.replace(/^-/, ''),
        descending: name.startsWith('-'),
      })),
      groupBy: parameters.getAll('by'),
      record: numberOf(parameters.get('record')),
    },
  };
}

function segments(place: Place): string[] {
  switch (place.screen) {
    case 'table':
      return [place.view];
    case 'entities':
      return ['entities', place.type];
    case 'entity':
      return ['entity', place.type, place.value];
    case 'findings':
      return place.finding === null ? ['findings'] : ['findings', String(place.finding)];
    case 'playbooks':
      return place.playbook === null ? ['playbooks'] : ['playbooks', place.playbook];
    case 'run':
      return ['run', String(place.run), ...(place.step === null ? [] : [place.step])];
    case 'report':
      return place.run === null ? ['report'] : ['report', String(place.run)];
    case 'radius':
      return ['radius', place.type, place.value];
    case 'connections':
      return place.connection === null ? ['connections'] : ['connections', place.connection];
    case 'sources':
      return place.system === null ? ['sources'] : ['sources', place.system];
    case 'help':
      return place.page === null ? ['help'] : ['help', place.page];
    default:
      return [place.screen];
  }
}

function placeOf(
  [screen = '', first, second]: string[],
  parameters: URLSearchParams,
): Place | null {
  const view = viewKeys.find((key) => key === screen);
  if (view !== undefined) return { screen: 'table', view };
  const type = entityTypes.find((each) => each === first);
  switch (screen) {
    case 'overview':
    case 'rules':
    case 'plan':
    case 'marks':
    case 'views':
    case 'import':
    case 'evidence':
    case 'restore':
      return { screen };
    case 'entities':
      return { screen, type: type ?? 'actor' };
    case 'entity':
      return type === undefined || second === undefined ? null : { screen, type, value: second };
    case 'findings':
      return { screen, finding: numberOf(first) };
    case 'playbooks':
      return { screen, playbook: first ?? null };
    case 'run': {
      const run = numberOf(first);
      return run === null ? null : { screen, run, step: second ?? null };
    }
    case 'report':
      return { screen, run: numberOf(first) };
    case 'radius':
      if ((first !== 'actor' && first !== 'address') || second === undefined) return null;
      return {
        screen,
        type: first,
        value: second,
        from: parameters.get('from'),
        to: parameters.get('to'),
      };
    case 'connections':
      return { screen, connection: first ?? null };
    case 'sources':
      return { screen, system: first ?? null };
    case 'help':
      return { screen, page: first ?? null };
    default:
      return null;
  }
}

function numberOf(text: string | null | undefined): number | null {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
