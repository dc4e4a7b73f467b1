import { describe, expect, it } from 'vitest';
import { divideLine } from '../../../../main/hosts/electron/two-way-line.ts';

/** A line to nobody, and what each of its channels received. */
function line() {
  const sent: unknown[] = [];
  let receive: (message: unknown) => void = () => undefined;
  let close: () => void = () => undefined;
  const { asking, answering } = divideLine({
    post: (message) => sent.push(message),
    onMessage: (receiver) => {
      receive = receiver;
    },
    onClose: (closed) => {
      close = closed;
    },
  });
  return {
    sent,
    asking,
    answering,
    receive: (message: unknown) => receive(message),
    close: () => close(),
  };
}

describe('a line on which both ends ask', () => {
  it('brings calls to who answers, and answers and events to who asks', () => {
    const { asking, answering, receive } = line();
    const got: unknown[] = [];
    asking.onMessage((message) => got.push(['asking', message]));
    answering.onMessage((message) => got.push(['answering', message]));
    const call = { id: 1, call: 'desk.case', params: {} };
    const answer = { id: 1, result: null };
    const event = { event: 'x' };
    for (const message of [call, answer, event]) receive(message);
    expect(got).toEqual([
      ['answering', call],
      ['asking', answer],
      ['asking', event],
    ]);
  });

  it('brings nobody what is no message', () => {
    const { asking, answering, receive } = line();
    const got: unknown[] = [];
    for (const channel of [asking, answering]) channel.onMessage((message) => got.push(message));
    for (const message of [null, undefined, 'call', 7]) receive(message);
    expect(got).toEqual([]);
  });

  it('loses what comes before anybody listens, and fails nothing by it', () => {
    const { asking, receive } = line();
    receive({ id: 1, result: null });
    const got: unknown[] = [];
    asking.onMessage((message) => got.push(message));
    expect(got).toEqual([]);
  });

  it('sends what either end posts, and tells both when it is gone', () => {
    const { asking, answering, sent, close } = line();
    let told = 0;
    for (const channel of [asking, answering]) {
      channel.post({ from: told });
      channel.onClose(() => {
        told += 1;
      });
    }
    close();
    expect([sent.length, told]).toEqual([2, 2]);
  });
});
