import { Button, Group } from '@mantine/core';
import type { HeldNow, HeldNowList } from '../../../shared/acting.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { counted } from '../../components/numbers.ts';
import { ScrolledTable } from '../../components/scrolled-table.tsx';
import words from '../../components/told.module.css';
import styles from './held.module.css';
import { planToRevoke } from './plan-to-revoke.ts';

const headings = ['Type', 'Id', 'Client', 'Since', 'Status'];

/** What a tenant lists of an account: what it holds, what is over, and the way to revoke it. */
export function HeldResult({
  list,
  ended,
  isBefore,
}: {
  list: HeldNowList;
  /** When the tenant had answered, ISO UTC. */
  ended: string;
  /** A newer answer is on its way. */
  isBefore: boolean;
}) {
  const { held, notes, user } = list;
  const current = held.filter(({ isOver }) => !isOver);
  const number = (type: HeldNow['type']) =>
    counted(current.filter((each) => each.type === type).length, type);
  return (
    <>
      <p role={isBefore ? undefined : 'status'}>
        {isBefore ? 'Before: ' : ''}
        {held.length === 0 ? (
          notes.length === 0 ? (
            <>
              <LogText text={user} /> has no session and no grant that the tenant lists.
            </>
          ) : (
            <>
              What <LogText text={user} /> holds is not known.
            </>
          )
        ) : (
          <>
            <LogText text={user} /> holds <b>{number('session')}</b> and <b>{number('grant')}</b>
            {held.length === current.length
              ? ''
              : `; ${held.length - current.length} more are over`}
            .{notes.length === 0 ? '' : ' That may not be all.'}
          </>
        )}{' '}
        Asked <Moment iso={ended} toSecond /> over <LogText text={list.connection.name} />.
      </p>
      {notes.map((note) => (
        <p key={note} className={words.warn}>
          <LogText text={note} />
        </p>
      ))}
      {held.length === 0 && notes.length === 0 ? (
        <p className={words.dim}>
          A tenant may know an account by its id only, or by its e-mail address only: try the other.
        </p>
      ) : null}
      {current.length === 0 ? null : (
        <Group gap="xs" mt={6}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void toldWhenItFails(() => planToRevoke(list))}
          >
            Plan to revoke
          </Button>
          <span className={words.dim}>Goes into the response plan. Nothing is done there yet.</span>
        </Group>
      )}
      <ScrolledTable
        label="Sessions and grants"
        className={styles.table}
        headings={headings}
        rows={[...current, ...held.filter(({ isOver }) => isOver)]}
      >
        {(each) => (
          <tr key={`${each.type} ${each.id}`} className={each.isOver ? styles.over : undefined}>
            <td>{each.type}</td>
            <td>
              <LogText text={each.id} />
            </td>
            <td>{each.client === null ? 'not told' : <LogText text={each.client} />}</td>
            <td>{each.since === null ? 'not told' : <Moment iso={each.since} toSecond />}</td>
            <td>
              <LogText text={each.status} />
              {each.isOver ? ' · over' : ''}
            </td>
          </tr>
        )}
      </ScrolledTable>
    </>
  );
}
