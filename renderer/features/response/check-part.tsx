import { TriangleAlert } from 'lucide-react';
import type { ActCheck, CheckedAction } from '../../../shared/acting.ts';
import type { PlannedAction } from '../../../shared/response-plan.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { counted } from '../../components/numbers.ts';
import styles from './acting.module.css';
import { callsToMake, checkedWords, presenceWord } from './acting-words.ts';
import { CallsTable } from './calls-table.tsx';

/** What a dry run found: each request, and what the tenant says of what it is for. */
export function CheckPart({ check, plan }: { check: ActCheck; plan: readonly PlannedAction[] }) {
  const calls = check.actions.flatMap((action) => action.calls).length;
  return (
    <section aria-label="Dry run">
      <p role="status">
        Dry run of <Moment iso={check.checked} toSecond />: {counted(calls, 'request')},{' '}
        {callsToMake(check.actions)} to be made. Nothing was changed.
      </p>
      {check.actions.map((action) => (
        <CheckedPart
          key={action.action}
          checked={action}
          planned={plan.find(({ id }) => id === action.action)}
        />
      ))}
    </section>
  );
}

function CheckedPart({
  checked,
  planned,
}: {
  checked: CheckedAction;
  planned: PlannedAction | undefined;
}) {
  return (
    <>
      <h3>
        {planned === undefined ? '' : `${planned.position}. `}
        {checked.title}
        {planned === undefined ? null : (
          <>
            : <LogText text={planned.target.value} />
          </>
        )}
      </h3>
      {checked.calls.length === 0 && checked.note !== null ? null : <p>{checkedWords(checked)}</p>}
      {checked.byHand === null ? null : (
        <p className={styles.byHand}>
          <TriangleAlert size={14} aria-hidden /> <LogText text={checked.byHand} />
        </p>
      )}
      {checked.note === null ? null : (
        <p>
          <LogText text={checked.note} />
        </p>
      )}
      <CallsTable
        areSent={false}
        label={`Requests of ${checked.title.toLowerCase()}`}
        rows={checked.calls.map(({ presence, ...call }) => ({
          call,
          word: presenceWord(presence),
          status: null,
          says: presence.told,
        }))}
      />
    </>
  );
}
