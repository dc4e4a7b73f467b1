import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import type { PlaybookRun } from '../../../shared/playbook.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { ParameterInput } from './parameter-input.tsx';
import { giveValues, useRun } from './run-state.ts';

const close = () => useRun.setState({ dialog: null });

/** Values of a run that were learnt on the way: steps that were not asked yet ask with them. */
export function ValuesDialog({ run }: { run: PlaybookRun }) {
  const [values, setValues] = useState(run.parameters);
  const changed = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== (run.parameters[name] ?? '')),
  );
  return (
    <Modal opened onClose={close} title="Values of this run" size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void toldWhenItFails(() => giveValues(changed));
        }}
      >
        <Text size="sm" c="dimmed">
          Answers that are frozen stay as they are: ask their steps again to use the new values.
        </Text>
        {run.asked.map((parameter, at) => (
          <ParameterInput
            key={parameter.name}
            playbook={run.playbook}
            parameter={{ ...parameter, value: run.parameters[parameter.name] ?? '' }}
            isFirst={at === run.asked.length - 1}
            value={values[parameter.name] ?? ''}
            onValue={(value) => setValues((before) => ({ ...before, [parameter.name]: value }))}
          />
        ))}
        <Group justify="end" mt="md">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" disabled={Object.keys(changed).length === 0}>
            Take them
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
