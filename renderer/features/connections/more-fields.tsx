import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ConnectorSummary } from '../../../shared/connection.ts';
import { count } from '../../components/numbers.ts';
import type { ConnectionDraft, LimitDraft } from './connection-draft.ts';
import styles from './connections.module.css';
import { PathFields } from './path-fields.tsx';
import type { DraftTroubles } from './read-draft.ts';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

const limits: readonly (readonly [keyof LimitDraft, string])[] = [
  ['perMinute', 'Requests a minute'],
  ['pageSize', 'Records a page'],
  ['timeoutSeconds', 'Seconds to wait for an answer'],
  ['pageBytes', 'Bytes that an answer may have'],
];

/** What few connections need: zone, limits, other paths, an authority of their own. Open where something of it is wrong. */
export function MoreFields({
  connector,
  draft,
  onDraft,
  troubles,
}: {
  connector: ConnectorSummary | null;
  draft: ConnectionDraft;
  onDraft: (draft: ConnectionDraft) => void;
  troubles: DraftTroubles;
}) {
  const [isOpen, setOpen] = useState(false);
  const isWrong = Object.keys(troubles).some((name) => /^(zone|limits|paths|authority)/.test(name));
  const usual: Partial<Record<keyof LimitDraft, number | null>> = connector?.limits ?? {};
  return (
    <details open={isOpen || isWrong} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>More: zone, limits, paths, an authority of its own</summary>
      <div>
        <Select
          label="Zone of times without one"
          description="Empty: UTC is assumed, and said so."
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'No zone' }}
          limit={100}
          data={zones}
          value={draft.zone === '' ? null : draft.zone}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          onChange={(zone) => onDraft({ ...draft, zone: zone ?? '' })}
        />
        <div className={styles.pair}>
          {limits.map(([name, label]) => (
            <TextInput
              key={name}
              label={label}
              inputMode="numeric"
              placeholder={usual[name] == null ? 'what is good' : count(usual[name])}
              value={draft.limits[name]}
              error={troubles[`limits.${name}`] ?? null}
              onChange={(event) =>
                onDraft({
                  ...draft,
                  limits: { ...draft.limits, [name]: event.currentTarget.value },
                })
              }
            />
          ))}
        </div>
        <PathFields
          connector={connector}
          paths={draft.paths}
          onPaths={(paths) => onDraft({ ...draft, paths })}
          troubles={troubles}
        />
        <Textarea
          label="Certificate of an authority to trust besides those of the system"
          description="PEM. For a tenant whose certificate an authority of its own has signed; certificates are always checked."
          autosize
          minRows={2}
          maxRows={8}
          maxLength={100_000}
          spellCheck={false}
          value={draft.authority}
          error={troubles.authority ?? null}
          onChange={(event) => onDraft({ ...draft, authority: event.currentTarget.value })}
        />
      </div>
    </details>
  );
}
