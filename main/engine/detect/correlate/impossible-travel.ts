import { countryName, Places } from '../../geo/index.ts';
import type { Evaluation } from './evaluation.ts';
import type { Events } from './events.ts';
import type { Hit } from './hit.ts';
import { spanWords } from './spans.ts';

const places = new Places();
const hourMicros = 3_600_000_000;

/**
 * Records of a group one after the other whose countries lie too far apart for the time between them:
 * farther than `distance` (500 km), faster than `speed` (1000 km/h).
 */
export function impossibleTravel(events: Events, run: Evaluation): Hit[] {
  const { rule, options, texts } = run;
  const fastest = options.number('speed', 1000);
  const least = options.number('distance', 500);
  const longest = rule.timespan ?? 24 * hourMicros;
  const { starts, times } = events;
  const countries = run.countries(events.records);
  const hits: Hit[] = [];
  for (let group = 0; group + 1 < starts.length; group += 1) {
    let before = -1;
    let open: (Hit & { events: number[]; moments: number[] }) | null = null;
    for (let at = starts[group] as number; at < (starts[group + 1] as number); at += 1) {
      if ((countries[at] as number) < 0) continue;
      const from = before;
      before = at;
      if (from < 0 || countries[from] === countries[at]) continue;
      const [here, there] = [from, at].map((each) => texts.text(countries[each] as number));
      const way = places.distance(here as string, there as string);
      const time = (times[at] as number) - (times[from] as number);
      if (way === null || way < least || time > longest) continue;
      if ((way * hourMicros) / fastest <= time) continue;
      if (
        open !== null &&
        (times[from] as number) - (times[open.events.at(-1) as number] as number) <= longest
      ) {
        if (open.events.at(-1) !== from) open.events.push(from);
        open.events.push(at);
        open.moments.push(at);
        continue;
      }
      open = {
        group,
        events: [from, at],
        moments: [at],
        facts: {
          from: countryName(here as string),
          to: countryName(there as string),
          distance: `${Math.round(way / 10) * 10} km`,
          speed:
            time === 0 ? 'at the same moment' : `${Math.round((way * hourMicros) / time)} km/h`,
          travel: spanWords(time),
        },
        about: [],
      };
      hits.push(open);
    }
  }
  return hits;
}
