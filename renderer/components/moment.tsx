import { useChosen } from '../state/chosen.ts';
import { useZone } from '../state/zone.ts';
import { LogText } from './log-text.tsx';
import { writeMoment } from './write-moment.ts';

/**
 * A moment in the zone in force, with its offset; the moment in UTC as it was stored stands in its title.
 * @param written how the record itself writes it: shown where each record's own clock is in force
 */
export function Moment({ iso, written }: { iso: string | null; written?: string | undefined }) {
  const zone = useZone();
  const isOwn = useChosen(({ clock }) => clock === 'record');
  if (iso === null) return <span>undated</span>;
  return (
    <time dateTime={iso} title={iso}>
      {isOwn && written !== undefined && written !== '' ? (
        <LogText text={written} />
      ) : (
        writeMoment(iso, zone)
      )}
    </time>
  );
}
