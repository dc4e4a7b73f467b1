import { Button, Group, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { LogText } from './log-text.tsx';

/** Lets a person type the name of the tenant before anything is changed there; nothing goes on before it is right. */
export function TenantNameForm({
  name,
  typed,
  onTyped,
  action,
  disabled = false,
  go,
}: {
  /** What has to be typed. */
  name: string;
  typed: string;
  onTyped: (typed: string) => void;
  /** Words of the button. */
  action: string;
  disabled?: boolean;
  go: (typed: string) => void;
}) {
  const isRight = typed === name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isRight && !disabled) go(typed);
  };
  return (
    <form onSubmit={submit} aria-label="Confirm">
      <Group align="end" gap="xs">
        <TextInput
          label={
            <>
              Type the name of the tenant: <LogText text={name} />
            </>
          }
          w={360}
          value={typed}
          maxLength={500}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          disabled={disabled}
          onChange={(event) => onTyped(event.currentTarget.value)}
        />
        <Button type="submit" color="red" disabled={!isRight || disabled}>
          {action}
        </Button>
      </Group>
    </form>
  );
}
