import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { LogText } from '../../components/log-text.tsx';
import styles from './restore.module.css';
import { useRestore } from './restore-state.ts';

/** The name of the tenant, typed by a person, before anything is sent. */
export function ConfirmForm({
  name,
  action,
  disabled,
  go,
}: {
  name: string;
  /** Words of the button. */
  action: string;
  disabled: boolean;
  go: (confirm: string) => void;
}) {
  const confirm = useRestore((state) => state.confirm);
  const isRight = confirm === name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isRight && !disabled) go(confirm);
  };
  return (
    <form className={styles.confirm} onSubmit={submit}>
      <TextInput
        label={
          <>
            Type the name of the tenant: <LogText text={name} />
          </>
        }
        w={360}
        value={confirm}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        onChange={(event) => useRestore.setState({ confirm: event.currentTarget.value })}
      />
      <Button type="submit" color="red" disabled={!isRight || disabled}>
        {action}
      </Button>
    </form>
  );
}
