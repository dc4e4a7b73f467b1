import { type Chosen, useChosen } from './chosen.ts';
import { type Carried, type Place, readAddress, writeAddress } from './place.ts';

/**
 * Keeps the address and what was chosen the same. Another place, query or set of switched-off conditions
 * is a step that Back takes back; what only moves the eye (sort, group, record, finding, step of a run) changes the
 * step at hand.
 */
export function followAddress(): void {
  arrive();
  addEventListener('popstate', arrive);
  useChosen.subscribe((chosen, before) => {
    const address = addressOf(chosen);
    if (address === location.hash) return;
    if (isStep(chosen, before)) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  });
}

function addressOf({ place, views }: Chosen): string {
  return writeAddress(place, place.screen === 'table' ? carriedBy(views[place.view]) : null);
}

function carriedBy({ text, parked, sort, groupBy, record }: Carried): Carried {
  return { text, parked, sort, groupBy, record };
}

function isStep(chosen: Chosen, before: Chosen): boolean {
  if (screenOf(chosen.place) !== screenOf(before.place)) return true;
  if (chosen.place.screen !== 'table') return false;
  const [now, then] = [chosen.views[chosen.place.view], before.views[chosen.place.view]];
  return now.text !== then.text || now.parked.join('\n') !== then.parked.join('\n');
}

/** The address of a place without what only moves the eye in it. */
function screenOf(place: Place): string {
  if (place.screen === 'findings') return writeAddress({ ...place, finding: null }, null);
  if (place.screen === 'run') return writeAddress({ ...place, step: null }, null);
  return writeAddress(place, null);
}

/** Takes up the place that the address names. */
function arrive(): void {
  const found = readAddress(location.hash);
  if (found === null) return;
  const { place, carried } = found;
  useChosen.setState(({ views }) => {
    if (place.screen !== 'table' || carried === null) return { place };
    const { sort, ...rest } = carried;
    const view = { ...views[place.view], ...rest, ...(sort.length > 0 ? { sort } : {}) };
    return { place, views: { ...views, [place.view]: view } };
  });
}
