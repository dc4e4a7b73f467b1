import { UnstyledButton } from '@mantine/core';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ParseError } from '../../../shared/query/index.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { choiceOf, useChosen } from '../../state/chosen.ts';
import type { ViewKey } from '../../state/view.ts';
import { acceptSuggestion } from './accept-suggestion.ts';
import { clearAll } from './commands.ts';
import { corrections, type Edited } from './correction.ts';
import { focusQuery, queryInputId } from './focus-query.ts';
import { presentStep, stepPast } from './past-queries.ts';
import { placeholder } from './placeholder.ts';
import { putInForce, write } from './put-in-force.ts';
import styles from './query-bar.module.css';
import { readingId } from './reading-line.tsx';
import { SuggestionList, suggestionId } from './suggestion-list.tsx';
import { TroubleLayer } from './trouble-layer.tsx';
import { useSuggestions } from './use-suggestions.ts';

/** The one line in which a query is written, with completion at the caret. */
export function QueryInput({
  view,
  written,
  trouble,
}: {
  view: ViewKey;
  written: string;
  trouble: ParseError | null;
}) {
  const input = useRef<HTMLInputElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [past, setPast] = useState(presentStep);
  const { list, active, suggest, close, move } = useSuggestions(view);
  const isOpen = list.length > 0;

  const followScroll = () => {
    if (layer.current !== null) layer.current.scrollLeft = input.current?.scrollLeft ?? 0;
  };
  useLayoutEffect(followScroll);

  const edit = ({ text, caret }: Edited, goesOn: boolean) => {
    flushSync(() => write(view, text));
    input.current?.setSelectionRange(caret, caret);
    if (goesOn) void suggest(text, caret);
    else close();
  };
  const accept = (at: number) => {
    const chosen = list[at];
    if (chosen !== undefined) edit(acceptSuggestion(written, chosen), true);
  };
  const suggestHere = () => suggest(written, input.current?.selectionStart ?? written.length);
  const goBack = (by: 1 | -1) => {
    const found = stepPast(useChosen.getState().asked[view] ?? [], past, written, by);
    if (found === null) return;
    setPast(found.step);
    edit({ text: found.text, caret: found.text.length }, false);
  };
  const correct = () => {
    const [first] = trouble === null ? [] : corrections(written, trouble);
    if (first !== undefined) edit(first, true);
  };
  const ask = () => {
    close();
    setPast(presentStep);
    void toldWhenItFails(() => putInForce(view, written));
  };
  const backOut = () => {
    if (isOpen) close();
    else if (written !== choiceOf(view).text) write(view, null);
    else input.current?.blur();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const deed = deedOf(event, { isOpen, active, startsWord: startsWord(list[0]) });
    if (deed === null) return;
    event.preventDefault();
    const deeds: Record<Deed, () => unknown> = {
      accept: () => accept(Math.max(0, active)),
      ask,
      correct,
      'back-out': backOut,
      next: () => move(1),
      previous: () => move(-1),
      suggest: suggestHere,
      older: () => goBack(1),
      newer: () => goBack(-1),
    };
    deeds[deed]();
  };

  return (
    <div className={styles.field}>
      <Search size={14} className={styles.lens} aria-hidden />
      {trouble === null ? null : <TroubleLayer ref={layer} text={written} trouble={trouble} />}
      <input
        ref={input}
        id={queryInputId}
        className={styles.input}
        role="combobox"
        aria-label="Query"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={active < 0 ? undefined : suggestionId(listId, active)}
        aria-invalid={trouble === null ? undefined : true}
        aria-describedby={readingId}
        dir="ltr"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={placeholder(view)}
        value={written}
        onChange={({ currentTarget: { value, selectionStart } }) => {
          write(view, value);
          setPast(presentStep);
          void suggest(value, selectionStart ?? value.length);
        }}
        onKeyDown={onKeyDown}
        onScroll={followScroll}
        onBlur={close}
      />
      {written === '' ? null : (
        <UnstyledButton
          className={styles.clear}
          aria-label="Clear the query"
          title="Clear the query"
          onClick={() => {
            clearAll(view);
            focusQuery();
          }}
        >
          <X size={14} aria-hidden />
        </UnstyledButton>
      )}
      <SuggestionList id={listId} list={list} active={active} choose={accept} />
    </div>
  );
}

type Deed =
  | 'accept'
  | 'ask'
  | 'correct'
  | 'back-out'
  | 'next'
  | 'previous'
  | 'suggest'
  | 'older'
  | 'newer';

function startsWord(first: { from: number; to: number } | undefined): boolean {
  return first !== undefined && first.from < first.to;
}

/** What a key does in the query bar; null for what it does in every input. Tab leaves it where nothing was begun. */
function deedOf(
  { key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  { isOpen, active, startsWord }: { isOpen: boolean; active: number; startsWord: boolean },
): Deed | null {
  if (ctrlKey && key === ' ') return 'suggest';
  if (altKey && key === 'ArrowDown') return 'suggest';
  if (altKey && key === 'Enter') return 'correct';
  if (ctrlKey || metaKey || altKey || shiftKey) return null;
  switch (key) {
    case 'Enter':
      return active >= 0 ? 'accept' : 'ask';
    case 'Tab':
      return active >= 0 || startsWord ? 'accept' : null;
    case 'Escape':
      return 'back-out';
    case 'ArrowDown':
      return isOpen ? 'next' : 'newer';
    case 'ArrowUp':
      return isOpen ? 'previous' : 'older';
    default:
      return null;
  }
}
