import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { makeZoneRule, readInstant } from '../../../shared/time/index.ts';
import { writeShortMoment } from '../../components/write-moment.ts';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';
import type { RadiusPlace } from '../../state/place.ts';
import { useZone } from '../../state/zone.ts';
import { type Clock, readRange } from '../query-bar/read-range.ts';
import { spanOfTimes } from '../query-bar/span-of-times.ts';

/** Between which times the radius is told; empty ends are open. */
export function WindowForm({ place }: { place: RadiusPlace }) {
  const zone = useZone();
  const newest = useAnswered(({ caseInfo }) => newestOf(caseInfo?.kinds ?? []));
  const [written, setWritten] = useState(() => ({
    from: shownEnd(place.from, zone),
    to: shownEnd(place.to, zone),
  }));
  const [trouble, setTrouble] = useState<{ field: string; message: string } | null>(null);
  const clock: Clock = { asOf: microsOf(newest) ?? 0, zone };
  const go = (from: string | null, to: string | null) =>
    useChosen.setState({ place: { ...place, from, to } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (written.from.trim() === '' && written.to.trim() === '') return go(null, null);
    const read = readRange(written.from, written.to, clock);
    if (!read.ok) return setTrouble(read);
    const { from, to } = spanOfTimes(read.times, clock);
    return go(from, to);
  };
  const end = (name: 'from' | 'to', label: string) => (
    <TextInput
      size="xs"
      w={200}
      label={label}
      placeholder="2026-02-11 21:00"
      autoComplete="off"
      spellCheck={false}
      value={written[name]}
      error={trouble?.field === name ? trouble.message : null}
      onChange={({ currentTarget: { value } }) => {
        setWritten({ ...written, [name]: value });
        setTrouble(null);
      }}
    />
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
            setWritten({ from: '', to: '' });
            setTrouble(null);
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
