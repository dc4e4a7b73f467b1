import { NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { kinds } from '../../../shared/kinds.ts';
import { systemTitle, useSources } from '../../state/sources.ts';
import { titleOf } from '../../state/view.ts';
import styles from './connections.module.css';
import type { GenericDraft } from './generic-draft.ts';
import { GenericPaging } from './generic-paging.tsx';
import type { DraftTroubles } from './read-draft.ts';

/** How an interface that no connector knows is asked: where, page by page, for which time, and what its records are. */
export function GenericFields({
  draft,
  onDraft,
  troubles,
}: {
  draft: GenericDraft;
  onDraft: (draft: GenericDraft) => void;
  troubles: DraftTroubles;
}) {
  const sources = useSources();
  const set = (part: Partial<GenericDraft>) => onDraft({ ...draft, ...part });
  const field = (
    name: 'path' | 'items' | 'from' | 'until',
    label: string,
    placeholder: string,
    description?: string,
  ) => (
    <TextInput
      label={label}
      placeholder={placeholder}
      description={description}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      value={draft[name]}
      maxLength={2_000}
      autoComplete="off"
      spellCheck={false}
      error={troubles[`generic.${name}`] ?? troubles[`generic.window.${name}`] ?? null}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <fieldset>
        <legend>What is asked</legend>
        <div className={styles.pair}>
          {field('path', 'Path', '/api/audit')}
          {field('items', 'Records stand at', 'data.items', 'Empty: the answer is the list')}
        </div>
        <div className={styles.pair}>
          {field('from', 'Parameter of the beginning', 'from', 'Empty: everything is asked for')}
          {field('until', 'Parameter of the end', 'until', 'May be empty')}
          <NativeSelect
            label="Times are sent as"
            value={draft.form}
            onChange={({ currentTarget: { value } }) =>
              set({ form: value === 'seconds' || value === 'milliseconds' ? value : 'iso' })
            }
            data={[
              { value: 'iso', label: '2026-01-20T11:02:00Z' },
              { value: 'seconds', label: 'seconds since 1970' },
              { value: 'milliseconds', label: 'milliseconds since 1970' },
            ]}
          />
        </div>
      </fieldset>
      <GenericPaging draft={draft} onDraft={onDraft} troubles={troubles} />
      <fieldset>
        <legend>How records are read</legend>
        <div className={styles.pair}>
          <Select
            label="Read as"
            placeholder="As recognised"
            searchable
            clearable
            clearButtonProps={{ 'aria-label': 'As recognised' }}
            data={(sources ?? []).map(({ system }) => ({
              value: system,
              label: systemTitle(system, sources),
            }))}
            value={draft.system === '' ? null : draft.system}
            comboboxProps={{ transitionProps: { duration: 0 } }}
            onChange={(system) => set({ system: system ?? '' })}
          />
          <NativeSelect
            label="Kind"
            value={draft.kind}
            onChange={({ currentTarget: { value } }) =>
              set({ kind: kinds.find((kind) => kind === value) ?? '' })
            }
            data={[
              { value: '', label: 'As recognised' },
              ...kinds.map((kind) => ({ value: kind, label: titleOf(kind) })),
            ]}
          />
        </div>
        <Textarea
          label="Mapping, for records that are not recognised"
          description="A line for each field: time = created_at"
          placeholder={'time = created_at\nactor = user.email'}
          autosize
          minRows={2}
          maxRows={10}
          spellCheck={false}
          value={draft.map}
          error={troubles['generic.map'] ?? null}
          onChange={(event) => set({ map: event.currentTarget.value })}
        />
      </fieldset>
    </>
  );
}
