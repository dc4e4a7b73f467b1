import { Button, Group, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Playbook } from '../../../shared/playbook.ts';
import { goTo } from '../../app/frame-commands.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { refreshResponse } from '../../state/case-session.ts';
import { useReadableFolders } from '../../state/own-folders.ts';
import { zoneInForce } from '../../state/zone.ts';
import { isNeeded, ParameterInput } from './parameter-input.tsx';
import styles from './playbooks.module.css';
import { useRun } from './run-state.ts';
import { useStartDraft } from './start-draft.ts';

/** Values for the parameters of a playbook, and its start; below it what its steps are. */
export function StartForm({ playbook }: { playbook: Playbook }) {
  const folders = useReadableFolders('playbooks');
  const draft = useStartDraft((state) => state.draft);
  const [values, setValues] = useState<Record<string, string>>(() => ({
    ...Object.fromEntries(playbook.parameters.map(({ name, value }) => [name, value])),
    ...(draft?.playbook === playbook.id ? draft.values : {}),
  }));
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isStarting, setStarting] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const missing = playbook.parameters.some(
    (parameter) => isNeeded(parameter) && (values[parameter.name] ?? '').trim() === '',
  );
  const start = async () => {
    setStarting(true);
    try {
      const run = await engine().call('run.start', {
        playbook: playbook.id,
        parameters: values,
        folders: [...folders],
        zone: zoneInForce(),
      });
      useStartDraft.setState({ draft: null });
      useRun.setState({ run, row: 0, record: null });
      goTo({ screen: 'run', run: run.id, step: null });
      await refreshResponse();
    } catch (error) {
      setTrouble(wordsOf(error));
    } finally {
      setStarting(false);
    }
  };
  return (
    <form
      ref={form}
      aria-label="Start the playbook"
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) void start();
      }}
    >
      <Title order={2} size="h4">
        <LogText text={playbook.title} />
      </Title>
      <p className={styles.prose}>
        <LogText text={playbook.description.trim()} />
      </p>
      {trouble === null ? null : <Trouble message={trouble} />}
      {playbook.parameters.map((parameter, at) => (
        <ParameterInput
          key={parameter.name}
          playbook={playbook.id}
          parameter={parameter}
          isFirst={at === 0}
          value={values[parameter.name] ?? ''}
          onValue={(value) => setValues((before) => ({ ...before, [parameter.name]: value }))}
        />
      ))}
      <Group mt="md">
        <Button type="submit" disabled={missing} loading={isStarting}>
          Start
        </Button>
        <Text size="xs" c="dimmed">
          The run is kept in the case: it can be left and taken up again at any time.
        </Text>
      </Group>
      <details className={styles.preview}>
        <summary>Its {playbook.steps.length} steps</summary>
        <ol>
          {playbook.steps.map(({ id, title, purpose }) => (
            <li key={id}>
              <LogText text={title} />
              <small>
                <LogText text={purpose} />
              </small>
            </li>
          ))}
        </ol>
      </details>
    </form>
  );
}
