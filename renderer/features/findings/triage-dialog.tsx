import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { TriageState } from '../../../shared/detection.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { counted } from '../../components/numbers.ts';
import { useFocusBack } from '../../components/use-focus-back.ts';
import { decideAndTell } from './decide-with-reason.ts';
import { useFindings } from './findings-state.ts';

const deeds: Record<TriageState, string> = {
  open: 'Open again',
  confirmed: 'Confirm',
  dismissed: 'Dismiss',
};

/** Asks why findings are decided about as they are: the reason stands in the custody log and in the report. */
export function TriageDialog({
  state,
  findings,
}: {
  state: TriageState;
  findings: readonly number[];
}) {
  useFocusBack();
  const [reason, setReason] = useState('');
  const close = () => useFindings.setState({ deciding: null });
  const isReady = state === 'confirmed' || reason.trim() !== '';
  const save = () => toldWhenItFails(() => decideAndTell(findings, state, reason.trim()));
  return (
    <Modal opened onClose={close} title={`${deeds[state]} ${counted(findings.length, 'finding')}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void save();
        }}
      >
        <Stack gap="sm">
          <Textarea
            label="Reason"
            required={state !== 'confirmed'}
            data-autofocus
            autosize={false}
            rows={4}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isReady) void save();
            }}
          />
          <Text size="xs" c="dimmed">
            It is written into the custody log with your name, and stands in the report. The finding
            stays in the list.
          </Text>
          <Group justify="end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" disabled={!isReady}>
              {deeds[state]}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
