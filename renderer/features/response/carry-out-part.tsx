import { Alert, Button, Checkbox, Group, Stack } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { callIdentity } from '../../../shared/acting.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { actionWords } from '../../../shared/plan-words.ts';
import type { PlannedAction } from '../../../shared/response-plan.ts';
import { goTo } from '../../app/frame-commands.ts';
import { JobBar } from '../../components/job-bar.tsx';
import { counted } from '../../components/numbers.ts';
import words from '../../components/told.module.css';
import { Trouble } from '../../components/trouble.tsx';
import { ConnectionSelect } from '../connections/connection-select.tsx';
import { type KeptConnection, keyOf } from '../connections/connections-state.ts';
import { useConnections, useLiveRefusal } from '../connections/use-connections.ts';
import styles from './acting.module.css';
import { askedOf, carryOut, checkPlan, useActing } from './acting-state.ts';
import { callsToMake } from './acting-words.ts';
import { CheckPart } from './check-part.tsx';
import { ConfirmForm } from './confirm-form.tsx';
import { GoOn } from './go-on.tsx';
import { RunPart } from './run-part.tsx';

/** Carries out the plan in a tenant: dry run, the tenant's name typed, then request after request. */
export function CarryOutPart({ plan }: { plan: readonly PlannedAction[] }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const refusal = useLiveRefusal();
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles.panel} aria-label="Carry out the plan">
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          Carry out the plan
        </h2>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => useActing.setState({ isOpen: false })}
        >
          Close
        </Button>
      </div>
      {refusal === null ? (
        <Steps plan={plan} />
      ) : (
        <Alert color="yellow" title="No tenant is called" mt="xs" py="xs" role="note">
          {refusal} Until then the plan can be written into a file and worked through by hand.
        </Alert>
      )}
    </section>
  );
}

function Steps({ plan }: { plan: readonly PlannedAction[] }) {
  const { kept, error, again } = useConnections();
  const { connection: chosen, left, check, run, runs } = useActing();
  const used = kept?.find((each) => keyOf(each) === chosen) ?? null;
  const actions = plan.map(({ id }) => id).filter((id) => !left.includes(id));
  if (error !== null) return <Trouble message={error} again={again} />;
  if (kept === null) return <p>Reading the connections…</p>;
  if (run?.step === 'running') {
    const running = runs?.find((each) => each.state === 'running') ?? null;
    return (
      <Stack gap="xs" mt="xs">
        <JobBar
          job={run.job}
          progress={run.progress}
          label="Progress of the execution"
          stop="Stop after this request"
        />
        {running === null ? null : <RunPart run={running} plan={plan} />}
      </Stack>
    );
  }
  const ended = run === null ? null : (runs?.find((each) => each.run === run.run) ?? null);
  return (
    <Stack gap="xs" mt="xs">
      {run === null || run.trouble === null ? null : <Trouble message={run.trouble} />}
      {ended === null ? null : (
        <>
          <RunPart run={ended} plan={plan} />
          <GoOn run={ended} />
        </>
      )}
      {kept.length === 0 ? (
        <Group gap="xs">
          <span>There is no connection to a tenant yet.</span>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => goTo({ screen: 'connections', connection: null })}
          >
            Connections
          </Button>
        </Group>
      ) : (
        <ConnectionSelect
          kept={kept}
          chosen={chosen}
          onChosen={(next) => choose(next)}
          label="Over the connection"
        />
      )}
      <ActionChoice plan={plan} left={left} />
      <CheckStep used={used} actions={actions} plan={plan} />
      {check === null && run === null ? (
        <p>First a dry run: it asks the tenant what is there now and changes nothing.</p>
      ) : null}
    </Stack>
  );
}

function choose(next: KeptConnection | null): void {
  useActing.setState({ connection: next === null ? null : keyOf(next) });
}

/** Which actions of the plan are carried out; all of them at first. */
function ActionChoice({ plan, left }: { plan: readonly PlannedAction[]; left: readonly number[] }) {
  const chosen = plan.filter(({ id }) => !left.includes(id)).map(({ id }) => String(id));
  return (
    <Checkbox.Group
      label={`Actions: ${chosen.length} of ${plan.length}`}
      value={chosen}
      onChange={(values) =>
        useActing.setState({
          left: plan.map(({ id }) => id).filter((id) => !values.includes(String(id))),
        })
      }
    >
      <Stack gap={4} mt={4} className={styles.choices}>
        {plan.map(({ id, position, kind, target }) => (
          <Checkbox
            key={id}
            size="xs"
            value={String(id)}
            label={showHidden(`${position}. ${actionWords[kind].title}: ${target.value}`)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

/** The dry run, and behind it the way to carry out what it found. */
function CheckStep({
  used,
  actions,
  plan,
}: {
  used: KeptConnection | null;
  actions: number[];
  plan: readonly PlannedAction[];
}) {
  const check = useActing((acting) => acting.check);
  if (check?.step === 'running') {
    return (
      <JobBar
        job={check.job}
        progress={check.progress}
        label="Progress of the dry run"
        stop="Cancel the dry run"
      />
    );
  }
  const isFresh = used !== null && check?.of === askedOf(used.connection, actions);
  const found = check?.value ?? null;
  const number = found === null ? 0 : callsToMake(found.actions);
  return (
    <>
      {check === null || check.trouble === null ? null : <Trouble message={check.trouble} />}
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant={found === null ? 'filled' : 'default'}
          disabled={used === null || actions.length === 0}
          onClick={() => {
            if (used !== null) void checkPlan(used.connection, actions);
          }}
        >
          {found === null ? 'Dry run' : 'Dry run again'}
        </Button>
      </Group>
      {found === null ? null : <CheckPart check={found} plan={plan} />}
      {found === null || used === null ? null : !isFresh ? (
        <p className={words.warn} role="status">
          The connection or the actions are not those of this dry run any more: make it again.
        </p>
      ) : number === 0 ? (
        <p role="status">There is nothing to carry out over this connection.</p>
      ) : (
        <ConfirmForm
          confirm={found.confirm}
          address={used.connection.address}
          action={`Carry out ${counted(number, 'request')}`}
          start={(confirm) =>
            void carryOut({
              connection: used.connection,
              actions,
              confirm,
              seen: found.actions.flatMap(({ calls }) => calls.map(callIdentity)),
            })
          }
        />
      )}
    </>
  );
}
