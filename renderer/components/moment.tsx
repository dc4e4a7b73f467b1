import { useChosen } from '../state/chosen.ts';
import { useZone } from '../state/zone.ts';
import { LogText } from './log-text.tsx';
import { writeMoment } from './write-moment.ts';

/**
 * A moment in the zone in force, with its offset; the moment in UTC as it was stored stands in its title.
 * @param toSecond leaves out the fraction of the second, where there is little room; the title has it
 * @param written how the record itself writes it: shown where each record's own clock is in force
 */
export function Moment({
  iso,
  written,
  toSecond = false,
}: {
  iso: string | null;
  written?: string | undefined;
  toSecond?: boolean;
}) {
  const zone = useZone();
  const isOwn = useChosen(({ clock }) => clock === 'record');
  if (iso === null) return <span>undated</span>;
  return (
    <time dateTime={iso} title={iso}>
      {isOwn && written !== undefined && written !== '' ? (
        <LogText text={written} />
      ) : (
        writeIn(iso, zone, toSecond)
      )}
    </time>
  );
}

function writeIn(iso: string, zone: string, toSecond: boolean): string {
  if (!toSecond) return writeMoment(iso, zone);
  return writeMoment(`${iso.slice(0, 19)}.000Z`, zone).replace('.000', '');
}
