import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { StateChange, StateRef } from '../../../../shared/entities.ts';
import { indentJson } from '../../../../shared/indent-json.ts';
import { isSecretPath, maskedSecret, veilPath } from '../../../../shared/secret-keys.ts';
import { LogText } from '../../../components/log-text.tsx';
import { count } from '../../../components/numbers.ts';
import styles from '../detail.module.css';
import { LongText } from '../long-text.tsx';
import { holdsSecret, type SecretPlace, useReveal } from '../use-reveal.ts';
import { changeSigns } from './change-groups.ts';
import { commonEnds, type Parts } from './common-ends.ts';
import diff from './diff.module.css';
import { LineChange } from './line-change.tsx';

type Layout = 'inline' | 'sides';

/** The two states that are compared. */
export interface Compared {
  old: StateRef;
  new: StateRef;
}

/** Where the secrets of a difference stand: with the record of its new state. */
function placeOf({ old, new: now }: Compared): Omit<SecretPlace, 'path'> {
  const isOwn = old.record === now.record && old.side === 'old' && now.side === 'new';
  return { record: now.record, side: 'difference', ...(isOwn ? {} : { against: old }) };
}

/** Longer texts are compared by lines, or shown in pieces, only when they are asked for. */
const shownAtOnce = 8_000;

/** One changed value: what became of it, and what it was and is. */
export function ChangeView({
  change,
  layout,
  compared,
}: {
  change: StateChange;
  layout: Layout;
  compared: Compared;
}) {
  const { kind, path, cutFrom } = change;
  const { sign, word } = changeSigns[kind];
  const { isRevealed, reveal, hide } = useReveal({ ...placeOf(compared), path });
  const [isOpen, setOpen] = useState(
    (change.old?.length ?? 0) + (change.new?.length ?? 0) <= shownAtOnce,
  );
  const isSecret = useMemo(() => isOpen && hasSecret(change), [isOpen, change]);
  return (
    <article className={diff.change} data-kind={kind}>
      <header className={diff.head}>
        <span className={diff.sign} aria-hidden="true">
          {sign}
        </span>
        <span className={diff.path}>
          <LogText text={(isRevealed ? path : veilPath(path)).at(-1) ?? 'the whole state'} />
        </span>
        <span className={diff.word}>{word}</span>
        {isSecret ? (
          <Button
            size="compact-xs"
            variant="default"
            aria-pressed={isRevealed}
            title="Showing a secret is written into the custody log: where it stands, not what it is."
            onClick={isRevealed ? hide : reveal}
          >
            {isRevealed ? 'Hide the secret' : 'Reveal'}
          </Button>
        ) : null}
        {isSecret && isRevealed ? <span className={diff.revealed}>revealed</span> : null}
      </header>
      {isOpen ? (
        <ChangeBody change={change} layout={layout} hides={isSecret && !isRevealed} />
      ) : (
        <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
          Show this change of {count(Math.max(change.old?.length ?? 0, change.new?.length ?? 0))}{' '}
          characters
        </Button>
      )}
      {cutFrom === null ? null : (
        <p className={styles.remark}>
          Cut: the longer side has {count(cutFrom)} characters. All of it stands in Old, New and
          Raw.
        </p>
      )}
    </article>
  );
}

/** A secret by its own name, or somewhere within. */
function hasSecret({ path, text, old, new: now }: StateChange): boolean {
  if (isSecretPath(path)) return true;
  if (text) return false;
  return [old, now].some((side) => side !== null && holdsSecret(side));
}

function ChangeBody({
  change,
  layout,
  hides,
}: {
  change: StateChange;
  layout: Layout;
  hides: boolean;
}) {
  const { kind, text, path } = change;
  const isOwnSecret = hides && isSecretPath(path);
  const [old, now] = [change.old, change.new].map((side) =>
    side === null || text ? side : writeJson(side, hides),
  ) as [string | null, string | null];
  const isByLines =
    !isOwnSecret && kind === 'changed' && old !== null && now !== null && /\n/.test(old + now);
  if (isByLines) return <LineChange old={old} now={now} layout={layout} />;
  const [oldParts, newParts] =
    !isOwnSecret && text && old !== null && now !== null ? ownParts(old, now) : [null, null];
  return (
    <div className={layout === 'sides' ? diff.twoSides : diff.oneSide}>
      <Side
        name="Old"
        sign="−"
        value={isOwnSecret ? masked(old) : old}
        parts={oldParts}
        isInline={layout === 'inline'}
      />
      <Side
        name="New"
        sign="+"
        value={isOwnSecret ? masked(now) : now}
        parts={newParts}
        isInline={layout === 'inline'}
      />
    </div>
  );
}

/** What differs within two texts; nothing is told apart where they have nothing in common. */
function ownParts(old: string, now: string): [Parts | null, Parts | null] {
  const [before, after] = commonEnds(old, now);
  return before.start === '' && before.end === '' ? [null, null] : [before, after];
}

/** Longest JSON that stands on one line. */
const oneLine = 60;

function writeJson(json: string, hides: boolean): string {
  return json.length <= oneLine && !hides ? json : indentJson(json, hides);
}

function masked(value: string | null): string | null {
  return value === null ? null : maskedSecret;
}

function Side({
  name,
  sign,
  value,
  parts,
  isInline,
}: {
  name: 'Old' | 'New';
  sign: string;
  value: string | null;
  parts: Parts | null;
  isInline: boolean;
}) {
  if (value === null && isInline) return null;
  return (
    <div
      className={diff.side}
      data-side={name.toLowerCase()}
      data-absent={value === null ? true : undefined}
    >
      <span className={diff.sideName}>
        {sign} {name}
      </span>
      {value === null ? <span className={styles.remark}>not there</span> : null}
      {value !== null && parts === null ? <SideText value={value} /> : null}
      {parts === null || value === null ? null : (
        <pre>
          <LogText text={parts.start} />
          <mark className={diff.own}>
            <LogText text={parts.own} />
          </mark>
          <LogText text={parts.end} />
        </pre>
      )}
    </div>
  );
}

function SideText({ value }: { value: string }) {
  if (value === '') return <span className={styles.remark}>empty text</span>;
  return <LongText text={value} cutFrom={null} />;
}
