import { type ChangeEvent, useState } from 'react';
import { type Clock, type ReadRange, readRange } from './read-range.ts';

type Ends = Record<'from' | 'to', string>;

/** The two ends of a range of time as they are written by hand, with what is wrong with one of them. */
export function useRangeEnds(first: () => Ends, clock: Clock) {
  const [written, setWritten] = useState(first);
  const [trouble, setTrouble] = useState<Extract<ReadRange, { ok: false }> | null>(null);
  const write = (ends: Ends) => {
    setWritten(ends);
    setTrouble(null);
  };
  return {
    written,
    write,
    /** The times between the ends; null where one cannot be read, which it says then. */
    read() {
      const read = readRange(written.from, written.to, clock);
      if (read.ok) return read.times;
      setTrouble(read);
      return null;
    },
    /** Says at the first end why the times cannot be used. */
    refuse: (message: string) => setTrouble({ ok: false, field: 'from', message }),
    /** What the input of an end is given. */
    end: (name: keyof Ends) => ({
      size: 'xs',
      autoComplete: 'off',
      spellCheck: false,
      value: written[name],
      error: trouble?.field === name ? trouble.message : null,
      onChange: ({ currentTarget: { value } }: ChangeEvent<HTMLInputElement>) =>
        write({ ...written, [name]: value }),
    }),
  };
}
