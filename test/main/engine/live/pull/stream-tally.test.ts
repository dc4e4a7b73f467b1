import { expect, it } from 'vitest';
import { StreamTally } from '../../../../../main/engine/live/pull/stream-tally.ts';

const [from, until] = [1_000_000, 2_000_000];

it('a log that a pull never came to was asked nothing', () => {
  expect(new StreamTally('audit').receipt()).toMatchObject({
    askedFrom: null,
    askedUntil: null,
    state: 'open',
  });
});

it('what the system says of one window is told, and not taken for that of several', () => {
  const tally = new StreamTally('audit');
  tally.ask({ from, until });
  tally.announce(12);
  expect(tally.receipt().announced).toBe(12);
  tally.ask({ from: until, until: until + 5 });
  expect(tally.receipt()).toMatchObject({
    askedFrom: '1970-01-01T00:00:01.000000Z',
    askedUntil: '1970-01-01T00:00:02.000005Z',
    announced: null,
  });
  tally.announce(0);
  expect(tally.receipt().announced).toBeNull();
});

it('a first window from the beginning stays that of the receipt', () => {
  const tally = new StreamTally('audit');
  tally.ask({ from: null, until });
  tally.ask({ from, until: until + 5 });
  expect(tally.receipt().askedFrom).toBeNull();
});
