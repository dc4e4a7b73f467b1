import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { LogText } from '../../../components/log-text.tsx';
import { count, counted } from '../../../components/numbers.ts';
import styles from '../detail.module.css';
import diff from './diff.module.css';
import { type DiffLine, diffLines } from './line-diff.ts';
import { cutHunks } from './line-hunks.ts';
import { type LinePair, pairLines } from './line-pairs.ts';

/** Equal lines on either side of a change. */
const context = 3;

/** Lines that are drawn at once, and added by every "more". */
const pieceOfLines = 200;

/** A text of several lines, compared by lines: the stretches that changed, with a few lines around them. */
export function LineChange({
  old,
  now,
  layout,
}: {
  old: string;
  now: string;
  layout: 'inline' | 'sides';
}) {
  const [isWhole, setWhole] = useState(false);
  const [most, setMost] = useState(pieceOfLines);
  const lines = useMemo(() => diffLines(old, now), [old, now]);
  const { hunks, skipped } = useMemo(
    () => cutHunks(lines, isWhole ? lines.length : context),
    [lines, isWhole],
  );
  const [removed, added] = (['removed', 'added'] as const).map(
    (kind) => lines.filter((line) => line.kind === kind).length,
  );
  let left = most;
  const drawn = hunks.flatMap((hunk) => {
    const part = hunk.lines.slice(0, Math.max(0, left));
    left -= hunk.lines.length;
    return part.length === 0 ? [] : [{ skipped: hunk.skipped, lines: part }];
  });
  return (
    <div className={diff.lines}>
      <p className={styles.remark}>
        {counted(removed ?? 0, 'line')} removed, {counted(added ?? 0, 'line')} added.{' '}
        <Button size="compact-xs" variant="default" onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Changed lines only' : 'Show all lines'}
        </Button>
      </p>
      {drawn.map(({ skipped: before, lines: part }) => (
        <div key={`${part[0]?.oldLine} ${part[0]?.newLine}`}>
          {before === 0 ? null : <Skipped lines={before} />}
          {layout === 'inline' ? <Inline lines={part} /> : <Sides pairs={pairLines(part)} />}
        </div>
      ))}
      {left < 0 ? (
        <Button size="compact-xs" variant="default" onClick={() => setMost(most + pieceOfLines)}>
          Show {count(Math.min(pieceOfLines, -left))} more lines
        </Button>
      ) : null}
      {left >= 0 && skipped > 0 ? <Skipped lines={skipped} /> : null}
    </div>
  );
}

function Skipped({ lines }: { lines: number }) {
  return <p className={diff.skipped}>… {counted(lines, 'unchanged line')}</p>;
}

const signs: Record<DiffLine['kind'], string> = { same: ' ', removed: '−', added: '+' };

function Inline({ lines }: { lines: readonly DiffLine[] }) {
  return (
    <div>
      {lines.map((line) => (
        <Line
          key={`${line.oldLine} ${line.newLine}`}
          line={line}
          number={line.newLine ?? line.oldLine}
        />
      ))}
    </div>
  );
}

function Sides({ pairs }: { pairs: readonly LinePair[] }) {
  return (
    <div>
      {pairs.map(({ old, now }) => (
        <div key={`${old?.oldLine} ${now?.newLine}`} className={diff.linePair}>
          {old === null ? <span /> : <Line line={old} number={old.oldLine} />}
          {now === null ? <span /> : <Line line={now} number={now.newLine} />}
        </div>
      ))}
    </div>
  );
}

function Line({ line, number }: { line: DiffLine; number: number | null }) {
  return (
    <div className={diff.line} data-kind={line.kind}>
      <span className={diff.lineNumber}>{number}</span>
      <span className={diff.lineSign}>{signs[line.kind]}</span>
      <code>
        <LogText text={line.text} />
      </code>
    </div>
  );
}
