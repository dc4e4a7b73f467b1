import { Button, Group, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { makeZoneRule, readInstant } from '../../../shared/time/index.ts';
import { writeShortMoment } from '../../components/write-moment.ts';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';
import type { RadiusPlace } from '../../state/place.ts';
import { useZone } from '../../state/zone.ts';
import type { Clock } from '../query-bar/read-range.ts';
import { noSpan, spanOfTimes } from '../query-bar/span-of-times.ts';
import { useRangeEnds } from '../query-bar/use-range-ends.ts';

/** Between which times the radius is told; empty ends are open. */
export function WindowForm({ place }: { place: RadiusPlace }) {
  const zone = useZone();
  const newest = useAnswered(({ caseInfo }) => newestOf(caseInfo?.kinds ?? []));
  const clock: Clock = { asOf: microsOf(newest) ?? 0, zone };
  const ends = useRangeEnds(
    () => ({ from: shownEnd(place.from, zone), to: shownEnd(place.to, zone) }),
    clock,
  );
  const go = (from: string | null, to: string | null) =>
    useChosen.setState({ place: { ...place, from, to } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { from, to } = ends.written;
    if (from.trim() === '' && to.trim() === '') return go(null, null);
    const times = ends.read();
    if (times === null) return;
    const span = spanOfTimes(times, clock);
    if (span === null) ends.refuse(noSpan);
    else go(span.from, span.to);
  };
  const end = (name: 'from' | 'to', label: string) => (
    <TextInput {...ends.end(name)} w={200} label={label} placeholder="2026-02-11 21:00" />
  );
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="end" mb="sm">
        {end('from', `From (${zone})`)}
        {end('to', 'To')}
        <Button type="submit" size="xs">
          Show
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={place.from === null && place.to === null}
          onClick={() => {
            ends.write({ from: '', to: '' });
            go(null, null);
          }}
        >
          All time
        </Button>
      </Group>
    </form>
  );
}

function shownEnd(iso: string | null, zone: string): string {
  return iso === null ? '' : writeShortMoment(iso, zone);
}

function newestOf(kinds: readonly { last: string | null }[]): string | null {
  return (
    kinds
      .map(({ last }) => last)
      .filter((last) => last !== null)
      .sort()
      .at(-1) ?? null
  );
}

function microsOf(iso: string | null): number | null {
  return readInstant(iso, makeZoneRule('UTC'))?.micros ?? null;
}
