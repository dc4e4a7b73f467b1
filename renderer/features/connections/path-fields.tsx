import { TextInput } from '@mantine/core';
import { type ReadPathName, readPathNames } from '../../../shared/acting.ts';
import type { ConnectorSummary } from '../../../shared/connection.ts';
import { actionWords } from '../../../shared/plan-words.ts';
import { type ActionKind, actionKinds } from '../../../shared/response-plan.ts';
import type { DraftTroubles } from './read-draft.ts';

/** What paths that are only read are for. */
const readTitles: Readonly<Record<ReadPathName, string>> = {
  'sessions-of-user': 'Read the sessions of a user',
  'grants-of-user': 'Read the grants of a user',
  session: 'Read one session',
  grant: 'Read one grant',
  job: 'Read one run of a job',
  webhook: 'Read one webhook event',
  user: 'Read one account',
};

/** The placeholder that an action of a kind needs. */
const placeholders: Readonly<Record<ActionKind, string>> = {
  'revoke-sessions': '{user}',
  'revoke-session': '{id}',
  'revoke-grants': '{user}',
  'revoke-grant': '{id}',
  'reset-password': '{user}',
  'require-mfa': '{user}',
  'disable-account': '{user}',
  'revert-change': '{id}',
  'retry-job': '{job}',
  'replay-webhook': '{event}',
};

/** Paths of a connection: in place of those of its system, and of actions that the system has none for. */
export function PathFields({
  connector,
  paths,
  onPaths,
  troubles,
}: {
  connector: ConnectorSummary | null;
  paths: Readonly<Record<string, string>>;
  onPaths: (paths: Readonly<Record<string, string>>) => void;
  troubles: DraftTroubles;
}) {
  const own = connector?.paths ?? [];
  const isOwn = (name: string) => own.some((each) => each.name === name);
  const actions = actionKinds.filter((kind) => !isOwn(kind));
  const reads = readPathNames.filter((name) => !isOwn(name));
  const field = (name: string, label: string, placeholder: string) => (
    <TextInput
      key={name}
      label={label}
      placeholder={placeholder}
      value={paths[name] ?? ''}
      maxLength={2_000}
      autoComplete="off"
      spellCheck={false}
      error={troubles[`paths.${name}`] ?? null}
      onChange={(event) => onPaths({ ...paths, [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      {own.length === 0 ? null : (
        <fieldset>
          <legend>Paths in place of the system's own</legend>
          {own.map(({ name, title, method, template }) =>
            field(name, `${title} (${method})`, template),
          )}
        </fieldset>
      )}
      {actions.length === 0 && reads.length === 0 ? null : (
        <fieldset>
          <legend>Paths of actions, for the response plan</legend>
          {actions.map((kind) =>
            field(kind, actionWords[kind].title, `POST /path/with/${placeholders[kind]}`),
          )}
          {reads.map((name) => field(name, readTitles[name], '/path/that/is/read'))}
        </fieldset>
      )}
    </>
  );
}
