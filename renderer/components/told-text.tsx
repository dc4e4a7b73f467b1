import { LogText } from './log-text.tsx';
import { Moment } from './moment.tsx';

const instant = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z)/;

/** A sentence of the engine, with the instants in it as the page shows moments. */
export function ToldText({ text }: { text: string }) {
  let at = 0;
  return text.split(instant).map((piece) => {
    const key = at;
    at += piece.length;
    return instant.test(piece) ? (
      <Moment key={key} iso={piece} toSecond />
    ) : (
      <LogText key={key} text={piece} />
    );
  });
}
