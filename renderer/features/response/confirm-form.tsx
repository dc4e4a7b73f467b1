import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { LogText } from '../../components/log-text.tsx';

/** Lets a person type the name of the tenant before anything is changed there. */
export function ConfirmForm({
  confirm,
  address,
  action,
  start,
}: {
  /** What has to be typed. */
  confirm: string;
  address: string;
  /** Words of the button. */
  action: string;
  start: (typed: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed === confirm) start(typed);
  };
  return (
    <form onSubmit={submit} aria-label="Confirm">
      <p>
        This changes things in the tenant{' '}
        <b>
          <LogText text={confirm} />
        </b>{' '}
        at <LogText text={address} />, and cannot be taken back from here. Each request is put into
        the custody log before it leaves; the first answer that is not expected stops it.
      </p>
      <Group align="end" gap="xs">
        <TextInput
          label="Type the name of the tenant"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={500}
        />
        <Button type="submit" color="red" disabled={typed !== confirm}>
          {action}
        </Button>
      </Group>
    </form>
  );
}
