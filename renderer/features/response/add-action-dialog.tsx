import {
  Button,
  Group,
  Modal,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { actionWords, bareTarget } from '../../../shared/plan-words.ts';
import { type ActionKind, actionKinds } from '../../../shared/response-plan.ts';
import { tell, wordsOf } from '../../app/trouble-notice.ts';
import { counted } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { dismiss } from '../../state/on-screen.ts';
import type { PlanAbout } from '../../state/plan-about.ts';
import { useNewest } from '../../state/use-newest.ts';
import { addToPlan } from './plan-state.ts';
import { TargetChoice } from './target-choice.tsx';
import { useCasePlan } from './use-case-plan.ts';

/** What is written for each kind of action. */
const asked: Readonly<Record<ActionKind, { label: string; placeholder: string }>> = {
  'revoke-sessions': { label: 'User', placeholder: 'e-mail address, username or id' },
  'revoke-grants': { label: 'User', placeholder: 'e-mail address, username or id' },
  'reset-password': { label: 'User', placeholder: 'e-mail address, username or id' },
  'require-mfa': { label: 'User', placeholder: 'e-mail address, username or id' },
  'disable-account': { label: 'User', placeholder: 'e-mail address, username or id' },
  'revoke-session': { label: 'Session', placeholder: 'id of the session' },
  'revoke-grant': { label: 'Grant', placeholder: 'id of the grant' },
  'revert-change': { label: 'Change', placeholder: 'number of the record, or what was changed' },
  'retry-job': { label: 'Job', placeholder: 'name of the job, or id of a run' },
  'replay-webhook': { label: 'Webhook', placeholder: 'endpoint, or id of an event' },
};

/** How long the writing must rest before the evidence is asked, in milliseconds. */
const rest = 250;

/** Plans an action: what, on whom or what, and why. */
export function AddActionDialog({ about }: { about: PlanAbout | null }) {
  const kinds = about?.kinds ?? actionKinds;
  const [kind, setKind] = useState<ActionKind>(kinds[0] ?? 'revoke-sessions');
  const [value, setValue] = useState(about?.value ?? '');
  const [sought] = useDebouncedValue(value.trim(), rest);
  const [why, setWhy] = useState('');
  const [chosen, setChosen] = useState<{ key: string; at: readonly number[] } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const plan = useCasePlan();
  const key = sought === '' ? null : JSON.stringify([kind, sought]);
  const found = useNewest(key, async () => ({
    key,
    targets: await engine().call('plan.resolve', { kind, value: sought }),
  }));
  const isFound = key !== null && found.value?.key === key;
  const known = isFound ? (found.value?.targets ?? []) : [];
  const targets = isFound && known.length === 0 ? [bareTarget(kind, sought)] : known;
  const at = chosen?.key === key && chosen !== null ? chosen.at : targets.length === 1 ? [0] : [];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const actions = at.flatMap((each) => {
      const target = targets[each];
      return target === undefined ? [] : [{ kind, target, why }];
    });
    if (actions.length === 0) return;
    try {
      await addToPlan(actions);
      dismiss();
      tell(`${counted(actions.length, 'action')} added to the response plan.`);
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  return (
    <Modal
      opened
      onClose={dismiss}
      title="Plan an action"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          {trouble === null ? null : <Trouble message={trouble} />}
          <NativeSelect
            label="Action"
            value={kind}
            onChange={({ currentTarget }) => {
              const next = actionKinds.find((each) => each === currentTarget.value);
              if (next !== undefined) setKind(next);
            }}
            data={kinds.map((each) => ({ value: each, label: actionWords[each].title }))}
            data-autofocus={about === null ? undefined : true}
          />
          <TextInput
            label={asked[kind].label}
            placeholder={asked[kind].placeholder}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            maxLength={10_000}
            data-autofocus={about === null ? true : undefined}
          />
          {found.error === null ? null : <Trouble message={found.error} again={found.again} />}
          <Text size="sm" c="dimmed" role="status" mih="1.3em">
            {key === null
              ? 'What the evidence knows of it appears here.'
              : !isFound
                ? 'Looking in the evidence…'
                : known.length === 0
                  ? 'Nothing in the evidence names it. It can be planned all the same.'
                  : `${counted(known.length, 'target')} found.`}
          </Text>
          {targets.length === 0 ? null : (
            <TargetChoice
              kind={kind}
              targets={targets}
              chosen={at}
              onChosen={(next) => setChosen({ key: key ?? '', at: next })}
              plan={plan}
            />
          )}
          <Textarea
            label="Why"
            autosize
            minRows={2}
            maxRows={6}
            maxLength={20_000}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <Text size="xs" c="dimmed">
            Nothing is done in any tenant: the action is put into the response plan.
          </Text>
          <Group justify="end">
            <Button variant="default" onClick={dismiss}>
              Cancel
            </Button>
            <Button type="submit" disabled={at.length === 0}>
              {at.length > 1 ? `Add ${at.length} actions` : 'Add to the plan'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
