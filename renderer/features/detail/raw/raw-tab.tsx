import { Button, Switch } from '@mantine/core';
import type { RawRecord, RecordRow } from '../../../../shared/case.ts';
import { toldWhenItFails } from '../../../app/trouble-notice.ts';
import { LogText } from '../../../components/log-text.tsx';
import { count, size } from '../../../components/numbers.ts';
import { Trouble } from '../../../components/trouble.tsx';
import { useAnswered } from '../../../state/answered.ts';
import styles from '../detail.module.css';
import { useDetailChoices } from '../detail-choices.ts';
import { copyRaw, type RawForm } from './copy-raw.ts';
import { bytesOf, pieceBytes, readPiece } from './raw-piece.ts';
import rawStyles from './raw-tab.module.css';
import { useRawPiece } from './use-raw-piece.ts';

const forms: readonly { form: RawForm; label: string }[] = [
  { form: 'exact', label: 'Copy exact' },
  { form: 'escaped', label: 'Copy escaped' },
  { form: 'base64', label: 'Copy base64' },
];

/** The bytes of a record as they stand in its source, as text, piece by piece. */
export function RawTab({ row, first }: { row: RecordRow; first: RawRecord }) {
  const source = useAnswered(({ caseInfo }) =>
    caseInfo?.sources.find(({ id }) => id === row.source),
  );
  const wraps = useDetailChoices((choices) => choices.wrapsRaw);
  const { piece, at, pieces, go, error, again } = useRawPiece(row, first);
  const encoding = source?.encoding ?? 'utf-8';
  const runs = readPiece(bytesOf(piece.base64), at === 0, pieceBytes, encoding);
  const isNoText = runs.some((run) => 'bytes' in run);
  return (
    <section aria-label="Raw" className={styles.section}>
      <div className={styles.bar}>
        {forms.map(({ form, label }) => (
          <Button
            key={form}
            size="compact-xs"
            variant="default"
            onClick={() => void toldWhenItFails(() => copyRaw(row, form, encoding))}
          >
            {label}
          </Button>
        ))}
        <Switch
          size="xs"
          label="Wrap"
          checked={wraps}
          onChange={(event) => useDetailChoices.setState({ wrapsRaw: event.currentTarget.checked })}
        />
      </div>
      <dl className={rawStyles.place}>
        <dt>File</dt>
        <dd>
          <LogText text={source?.name ?? first.sourceName} />
        </dd>
        <dt>Bytes</dt>
        <dd>
          {count(row.offset)} to {count(row.offset + row.length - 1)}, {count(row.length)} bytes in
          all
        </dd>
        <dt>SHA-256 of the file</dt>
        <dd className={rawStyles.hash}>{source?.sha256 ?? 'not known'}</dd>
        <dt>Encoding</dt>
        <dd>{encoding.toUpperCase()}</dd>
      </dl>
      {isNoText || row.flags.includes('invalidText') ? (
        <p className={styles.broken}>
          ⚠ Some bytes of this record are not {encoding.toUpperCase()}. They stand as ‹bytes C3 28›;
          only base64 copies them exactly.
        </p>
      ) : null}
      {pieces > 1 ? <Pager at={at} pieces={pieces} bytes={row.length} go={go} /> : null}
      {error === null ? null : <Trouble message={error} again={again} />}
      <section
        aria-label="Bytes as text"
        className={rawStyles.raw}
        data-wraps={wraps ? true : undefined}
      >
        <pre>
          {runs.map((run) =>
            'text' in run ? (
              <LogText key={run.from} text={run.text} />
            ) : (
              <span key={run.from} className={rawStyles.bytes} title="Bytes that are not text">
                ‹bytes {run.bytes}›
              </span>
            ),
          )}
        </pre>
      </section>
    </section>
  );
}

function Pager({
  at,
  pieces,
  bytes,
  go,
}: {
  at: number;
  pieces: number;
  bytes: number;
  go: (piece: number) => void;
}) {
  const last = Math.min(bytes, (at + 1) * pieceBytes);
  const steps: [string, number, boolean][] = [
    ['First', 0, at > 0],
    ['Previous', at - 1, at > 0],
    ['Next', at + 1, at < pieces - 1],
    ['Last', pieces - 1, at < pieces - 1],
  ];
  return (
    <nav aria-label="Pieces of the record" className={styles.bar}>
      {steps.map(([label, to, isAble]) => (
        <Button
          key={label}
          size="compact-xs"
          variant="default"
          disabled={!isAble}
          onClick={() => go(to)}
        >
          {label}
        </Button>
      ))}
      <span className={styles.remark}>
        Bytes {count(at * pieceBytes)} to {count(last - 1)} of the record, piece {count(at + 1)} of{' '}
        {count(pieces)} ({size(bytes)})
      </span>
    </nav>
  );
}
