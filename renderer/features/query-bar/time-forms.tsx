import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { Query } from '../../../shared/query/index.ts';
import { tellTrouble } from '../../app/trouble-notice.ts';
import { writeMoment } from '../../components/write-moment.ts';
import { engine } from '../../engine/connection.ts';
import { choiceOf } from '../../state/chosen.ts';
import type { ViewKey } from '../../state/view.ts';
import { type AroundUnit, type Clock, type ReadRange, rangeOf, readAround } from './read-range.ts';
import styles from './time-range.module.css';
import { useRangeEnds } from './use-range-ends.ts';

interface Choosing {
  clock: Clock;
  choose: (times: readonly Query[]) => void;
}

type Trouble = Extract<ReadRange, { ok: false }>;

/** From when to when. */
export function RangeForm({ times, clock, choose }: Choosing & { times: readonly Query[] }) {
  const ends = useRangeEnds(() => rangeOf(times, clock), clock);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = ends.read();
    if (read !== null) choose(read);
  };
  const end = (name: 'from' | 'to', label: string, description: string) => (
    <TextInput
      {...ends.end(name)}
      className={styles.end}
      label={label}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      description={description}
      placeholder="2026-01-20 or 2026-01-20 11:02"
      data-autofocus={name === 'from' ? true : undefined}
    />
  );
  return (
    <form className={styles.form} onSubmit={submit}>
      {end('from', 'From', `Without an offset: ${clock.zone}`)}
      {end('to', 'To', 'A date means all of that day')}
      <Button className={styles.beside} type="submit" size="xs">
        Use this range
      </Button>
    </form>
  );
}

const units: readonly AroundUnit[] = ['second', 'minute', 'hour', 'day'];

/** So much to either side of a moment: that of the record at the cursor, until another is written. */
export function AroundForm({ view, clock, choose }: Choosing & { view: ViewKey }) {
  const [moment, setMoment] = useState('');
  const [by, setBy] = useState('15');
  const [unit, setUnit] = useState<AroundUnit>('minute');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { zone } = clock;

  useEffect(() => {
    const { record } = choiceOf(view);
    if (record === null) return;
    engine()
      .call('record.get', { id: record })
      .then(({ time }) => {
        if (time !== null) setMoment((written) => written || writeMoment(time, zone));
      }, tellTrouble);
  }, [view, zone]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readAround(moment, Number(by), unit, clock);
    if (read.ok) choose(read.times);
    else setTrouble(read);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        className={styles.end}
        size="xs"
        label="Around"
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        description="That of the record at the cursor, or any other"
        placeholder="2026-01-20 11:02:00"
        autoComplete="off"
        spellCheck={false}
        value={moment}
        error={trouble?.field === 'around' ? trouble.message : null}
        onChange={({ currentTarget }) => {
          setMoment(currentTarget.value);
          setTrouble(null);
        }}
      />
      <TextInput
        className={styles.by}
        size="xs"
        label="±"
        aria-label="How far to either side"
        inputMode="decimal"
        value={by}
        error={trouble?.field === 'by' ? trouble.message : null}
        onChange={({ currentTarget }) => {
          setBy(currentTarget.value);
          setTrouble(null);
        }}
      />
      <NativeSelect
        className={styles.beside}
        size="xs"
        aria-label="Unit"
        data={units.map((value) => ({ value, label: `${value}s` }))}
        value={unit}
        onChange={({ currentTarget }) =>
          setUnit(units.find((each) => each === currentTarget.value) ?? 'minute')
        }
      />
      <Button className={styles.beside} type="submit" size="xs">
        Use this window
      </Button>
    </form>
  );
}
