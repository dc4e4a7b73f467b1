import { NativeSelect, TextInput } from '@mantine/core';
import styles from './connections.module.css';
import type { GenericDraft } from './generic-draft.ts';
import type { DraftTroubles } from './read-draft.ts';

const pageStyles: readonly { value: GenericDraft['style']; label: string }[] = [
  { value: 'cursor', label: 'The answer holds a cursor that the next question sends back' },
  { value: 'offset', label: 'The question says how many came before' },
  { value: 'link', label: 'A link leads to the next page' },
  { value: 'none', label: 'One answer is everything' },
];

/** How one page leads to the next. */
export function GenericPaging({
  draft,
  onDraft,
  troubles,
}: {
  draft: GenericDraft;
  onDraft: (draft: GenericDraft) => void;
  troubles: DraftTroubles;
}) {
  const set = (part: Partial<GenericDraft>) => onDraft({ ...draft, ...part });
  const field = (
    name: 'at' | 'parameter' | 'sizeParameter',
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
      maxLength={500}
      autoComplete="off"
      spellCheck={false}
      error={troubles[`generic.paging.${name}`] ?? troubles[`generic.${name}`] ?? null}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const { style } = draft;
  return (
    <fieldset>
      <legend>From page to page</legend>
      <NativeSelect
        label="Pages"
        value={style}
        onChange={({ currentTarget: { value } }) =>
          set({ style: pageStyles.find((each) => each.value === value)?.value ?? 'none' })
        }
        data={[...pageStyles]}
      />
      {style === 'cursor' ? (
        <div className={styles.pair}>
          {field('at', 'The cursor stands at', 'meta.next')}
          {field('parameter', 'It is sent back as', 'cursor')}
        </div>
      ) : null}
      {style === 'link'
        ? field('at', 'The link stands at', 'links.next', 'Empty: in the Link header')
        : null}
      {style === 'offset' ? (
        <div className={styles.pair}>
          {field('parameter', 'Parameter', 'offset')}
          <NativeSelect
            label="It counts"
            value={draft.counts}
            onChange={({ currentTarget: { value } }) =>
              set({ counts: value === 'pages' ? 'pages' : 'items' })
            }
            data={[
              { value: 'items', label: 'records' },
              { value: 'pages', label: 'pages' },
            ]}
          />
          <NativeSelect
            label="The first is"
            value={draft.first}
            onChange={({ currentTarget: { value } }) => set({ first: value === '1' ? '1' : '0' })}
            data={['0', '1']}
          />
        </div>
      ) : null}
      {style === 'none'
        ? null
        : field('sizeParameter', 'Parameter for the size of a page', 'limit', 'May be empty')}
    </fieldset>
  );
}
