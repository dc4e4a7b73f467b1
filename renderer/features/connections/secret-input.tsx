import { PasswordInput, Radio, Stack, Text, Textarea } from '@mantine/core';
import type { KeptSecrets, SecretPlace } from '../../../shared/host.ts';
import styles from './connections.module.css';

/** A secret that is being entered: what is kept is never shown here. */
export interface SecretDraft {
  secret: string;
  where: SecretPlace;
}

/** Longest secret that a host keeps. */
const mostCharacters = 10_000;

/** What is entered into first: nothing, to be kept as well as this host can. */
export function noSecret(secrets: KeptSecrets | null): SecretDraft {
  return { secret: '', where: secrets?.refusal === null ? 'keychain' : 'session' };
}

/**
 * The field that a secret is entered in, and where it is to be kept.
 * @param isKey a private key, of several lines
 */
export function SecretInput({
  title,
  isKey,
  draft,
  onDraft,
  secrets,
  error,
}: {
  title: string;
  isKey: boolean;
  draft: SecretDraft;
  onDraft: (draft: SecretDraft) => void;
  secrets: KeptSecrets | null;
  error?: string | null;
}) {
  const common = {
    label: title,
    value: draft.secret,
    maxLength: mostCharacters,
    spellCheck: false,
    error: error ?? null,
  };
  return (
    <Stack gap="xs">
      {isKey ? (
        <Textarea
          {...common}
          description="A private key as PEM, all of its lines. What is entered is not shown."
          autoComplete="off"
          autosize
          minRows={3}
          maxRows={6}
          classNames={{ input: styles.masked ?? '' }}
          onChange={(event) => onDraft({ ...draft, secret: event.currentTarget.value })}
        />
      ) : (
        <PasswordInput
          {...common}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show what is entered' }}
          onChange={(event) => onDraft({ ...draft, secret: event.currentTarget.value })}
        />
      )}
      {secrets?.refusal === null ? (
        <Radio.Group
          label="Kept"
          value={draft.where}
          onChange={(where) =>
            onDraft({ ...draft, where: where === 'keychain' ? 'keychain' : 'session' })
          }
        >
          <Stack gap={4} mt={4}>
            <Radio value="keychain" label="In the keychain of this system" />
            <Radio value="session" label="In memory, until Trailcase ends" />
          </Stack>
        </Radio.Group>
      ) : (
        <Text size="xs" c="dimmed">
          Kept in memory until Trailcase ends. {secrets?.refusal}
        </Text>
      )}
    </Stack>
  );
}
