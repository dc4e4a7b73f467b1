import { useZone } from '../state/zone.ts';
import { writeMoment } from './write-moment.ts';

/** A moment in the zone in force, with its offset; the moment in UTC as it was stored stands in its title. */
export function Moment({ iso }: { iso: string | null }) {
  const zone = useZone();
  if (iso === null) return <span>undated</span>;
  return (
    <time dateTime={iso} title={iso}>
      {writeMoment(iso, zone)}
    </time>
  );
}
