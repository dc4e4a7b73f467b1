import { UnstyledButton } from '@mantine/core';
import {
  isParseError,
  isRelative,
  type ParseError,
  sentence,
} from '../../../shared/query/index.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { useAnswered } from '../../state/answered.ts';
import { asOfIn, useReading } from '../../state/reading.ts';
import { kindOf, titleOf, type ViewKey } from '../../state/view.ts';
import { useZone } from '../../state/zone.ts';
import { corrections } from './correction.ts';
import { focusQuery } from './focus-query.ts';
import { write } from './put-in-force.ts';
import styles from './query-bar.module.css';
import type { DraftReading } from './use-draft-reading.ts';

/** Identity of the line: it describes the query bar's input. */
export const readingId = 'query-reading';

/** How the text was read, or why it cannot be: while something is written, that; otherwise the query in force. */
export function ReadingLine({
  view,
  written,
  draft,
  trouble,
}: {
  view: ViewKey;
  written: string;
  draft: DraftReading | null;
  trouble: ParseError | null;
}) {
  return (
    <div className={styles.reading}>
      <div
        id={readingId}
        role="status"
        className={styles.words}
        data-trouble={trouble === null ? undefined : true}
      >
        {trouble !== null ? (
          <TroubleWords view={view} written={written} trouble={trouble} isDraft={draft !== null} />
        ) : draft?.explanation.ok ? (
          <>
            <strong>Enter asks:</strong> <LogText text={draft.explanation.sentence} />
            <Ignored words={draft.explanation.ignored} />
          </>
        ) : (
          <InForce view={view} />
        )}
      </div>
    </div>
  );
}

function InForce({ view }: { view: ViewKey }) {
  const reading = useReading(view);
  const zone = useZone();
  const asOf = useAnswered((answered) => asOfIn(answered, view));
  if (isParseError(reading)) return null;
  const { query, ignored } = reading;
  return (
    <>
      {query.kind === 'all' ? (
        `Every record of ${titleOf(view)}`
      ) : (
        <LogText text={sentence(query, kindOf(view), { zone })} />
      )}
      <Ignored words={ignored.map(({ word }) => word)} />
      {isRelative(query) && asOf !== null ? (
        <span className={styles.aside}>
          counted back from <Moment iso={asOf} />, the newest record; days are those of {zone}
        </span>
      ) : null}
    </>
  );
}

function Ignored({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <span className={styles.ignored}>
      ignored: <LogText text={words.join(', ')} />
    </span>
  );
}

function TroubleWords({
  view,
  written,
  trouble,
  isDraft,
}: {
  view: ViewKey;
  written: string;
  trouble: ParseError;
  isDraft: boolean;
}) {
  const { message, expected, suggestion } = trouble;
  const offers = corrections(written, trouble);
  return (
    <>
      <strong>Cannot be read:</strong> <LogText text={message} />{' '}
      {suggestion === null ? null : <LogText text={suggestion} />}{' '}
      {offers.length > 0 || expected.length === 0 ? null : (
        <>
          Expected here: <LogText text={expected.slice(0, 8).join(', ')} />
          {expected.length > 8 ? ', …' : ''}.{' '}
        </>
      )}
      {offers.slice(0, 6).map(({ label, text, caret }, at) => (
        <UnstyledButton
          key={label}
          className={styles.offer}
          title={at === 0 ? 'Put it right (Alt+Enter)' : 'Put it right'}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            write(view, text);
            const input = focusQuery();
            requestAnimationFrame(() => input?.setSelectionRange(caret, caret));
          }}
        >
          <LogText text={label} />
        </UnstyledButton>
      ))}
      {isDraft ? null : ' What is shown below is not its answer.'}
    </>
  );
}
