import { UnstyledButton } from '@mantine/core';
import { CornerDownLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { isParseError } from '../../../shared/query/index.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { useChosen } from '../../state/chosen.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import { useReading } from '../../state/reading.ts';
import type { ViewKey } from '../../state/view.ts';
import { ChipRow } from './chip-row.tsx';
import { HistoryMenu } from './history-menu.tsx';
import { askWritten, write } from './put-in-force.ts';
import styles from './query-bar.module.css';
import { QueryInput } from './query-input.tsx';
import { ReadingLine } from './reading-line.tsx';
import { TimeButton } from './time-button.tsx';
import { useDraftReading } from './use-draft-reading.ts';

/** Where a view is asked: the text, its conditions as chips, and how it was read. Its height never changes. */
export function QueryBar({ view }: { view: ViewKey }) {
  const text = useChosen(({ views }) => views[view].text);
  const draft = useOnScreen((onScreen) => onScreen.draft[view] ?? null);
  const inForce = useReading(view);
  useDropDraft(view, text);
  const drafted = useDraftReading(view, draft);
  const written = draft ?? text;
  const trouble =
    draft === null
      ? isParseError(inForce)
        ? inForce
        : null
      : drafted?.text === draft && !drafted.explanation.ok
        ? drafted.explanation.error
        : null;
  return (
    <search className={styles.bar} aria-label="Query">
      <div className={styles.row}>
        <QueryInput key={view} view={view} written={written} trouble={trouble} />
        <UnstyledButton
          className={styles.button}
          title="Ask what is written, or ask again (Enter)"
          onClick={() => void toldWhenItFails(() => askWritten(view))}
        >
          <CornerDownLeft size={14} aria-hidden /> Ask
        </UnstyledButton>
        <HistoryMenu view={view} />
        <TimeButton view={view} />
      </div>
      <ReadingLine view={view} written={written} draft={drafted} trouble={trouble} />
      <ChipRow view={view} />
    </search>
  );
}

/** Another query came into force (a facet, a chip, Back): what stands in the bar is that one, and no draft of before. */
function useDropDraft(view: ViewKey, text: string): void {
  const before = useRef(text);
  useEffect(() => {
    if (before.current !== text) write(view, null);
    before.current = text;
  }, [view, text]);
}
