import { Button, Group } from '@mantine/core';
import type { ConnectorSummary } from '../../../shared/connection.ts';
import type { PullReceipt, StreamReceipt } from '../../../shared/pull.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { count, counted, lasting, size } from '../../components/numbers.ts';
import words from '../../components/told.module.css';
import { Trouble } from '../../components/trouble.tsx';
import styles from './connections.module.css';
import type { EndedLive } from './live-jobs.ts';
import { showRecordsOf } from './show-records.ts';

/** What a pull brought, log by log; why it ended before its end, where it did. */
export function PullResult({
  ended: { value, trouble, cancelled, ended },
  connector,
  isBefore,
}: {
  ended: EndedLive<PullReceipt>;
  connector: ConnectorSummary | null;
  /** A newer one is under way. */
  isBefore: boolean;
}) {
  return (
    <>
      {trouble === null ? null : cancelled ? (
        <p role="status">
          <LogText text={trouble} />
        </p>
      ) : (
        <Trouble message={trouble} />
      )}
      {value === null ? (
        trouble === null ? null : (
          <p className={words.dim}>
            Ended <Moment iso={ended} toSecond />. What was stored before stays, and the next pull
            goes on there.
          </p>
        )
      ) : (
        <Receipt receipt={value} connector={connector} isBefore={isBefore} />
      )}
    </>
  );
}

function Receipt({
  receipt,
  connector,
  isBefore,
}: {
  receipt: PullReceipt;
  connector: ConnectorSummary | null;
  isBefore: boolean;
}) {
  const { streams, requests, retries, waited, bytes, sources } = receipt;
  const stored = streams.reduce((sum, each) => sum + each.stored, 0);
  return (
    <section aria-label={isBefore ? 'Receipt of the pull before' : 'Receipt of the pull'}>
      <p role={isBefore ? undefined : 'status'}>
        {isBefore ? 'Before: ' : ''}
        {counted(stored, 'record')} stored by pull {receipt.pull}, from{' '}
        <Moment iso={receipt.started} toSecond /> to <Moment iso={receipt.ended} toSecond />:{' '}
        {counted(requests, 'request')}, {size(bytes)}
        {retries > 0 ? `, ${count(retries)} of them made again` : ''}
        {waited >= 1_000
          ? `, ${lasting(waited / 1_000)} waited because the system asked for it`
          : ''}
        .
      </p>
      {sources.length === 0 ? null : (
        <Group gap="xs" mt={4}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void toldWhenItFails(() => showRecordsOf(sources.map(({ id }) => id)))}
          >
            Show the records of this pull
          </Button>
        </Group>
      )}
      {streams.map((stream) => (
        <StreamCard
          key={stream.stream}
          receipt={stream}
          title={
            connector?.streams.find(({ name }) => name === stream.stream)?.title ?? stream.stream
          }
        />
      ))}
    </section>
  );
}

function StreamCard({ receipt, title }: { receipt: StreamReceipt; title: string }) {
  const { state, warnings, notes, error, announced, resumed, askedUntil, askedAgain } = receipt;
  if (askedUntil === null && error === null) {
    return (
      <div className={styles.receipt}>
        <h3>
          <LogText text={title} /> <span className={words.warn}>not asked</span>
        </h3>
        The pull ended before it came to this log.
      </div>
    );
  }
  return (
    <div className={styles.receipt}>
      <h3>
        <LogText text={title} />{' '}
        <span className={state === 'complete' ? words.good : words.bad}>
          {state === 'complete' ? '✓ complete' : 'STOPPED BEFORE THE END'}
        </span>
      </h3>
      <div className={styles.law}>
        {count(receipt.read)} read = {count(receipt.stored)} stored + {count(receipt.duplicates)}{' '}
        duplicate + {count(receipt.rejected)} rejected
      </div>
      <dl className={styles.pairs}>
        <dt>Asked</dt>
        <dd>
          {receipt.askedFrom === null ? 'from the beginning' : <Moment iso={receipt.askedFrom} />}{' '}
          to {askedUntil === null ? 'no time: it was not asked' : <Moment iso={askedUntil} />}
          {resumed ? ', on from where an earlier pull had stopped' : ''}
        </dd>
        {askedAgain === null ? null : (
          <>
            <dt>Asked again</dt>
            <dd>
              <Moment iso={askedAgain.from} /> to <Moment iso={askedAgain.until} />, where records
              were not final before: {counted(askedAgain.windows, 'window')},{' '}
              {counted(askedAgain.pages, 'page')}
            </dd>
          </>
        )}
        <dt>Got</dt>
        <dd>
          {receipt.gotFrom === null ? (
            'nothing'
          ) : (
            <>
              <Moment iso={receipt.gotFrom} /> to <Moment iso={receipt.gotUntil} />
            </>
          )}
        </dd>
        <dt>Pages</dt>
        <dd>
          {count(receipt.pages)} with {counted(receipt.items, 'record')}
          {announced === null ? '' : `; the system says there are ${count(announced)}`}
        </dd>
      </dl>
      {warnings.map((warning) => (
        <p key={warning} className={words.warn}>
          <LogText text={warning} />
        </p>
      ))}
      {notes.map((note) => (
        <p key={note} className={words.dim}>
          <LogText text={note} />
        </p>
      ))}
      {error === null ? null : (
        <p className={words.bad}>
          <LogText text={error.message} />
        </p>
      )}
    </div>
  );
}
