import { Autocomplete, Button, Group } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useAnswered } from '../../state/answered.ts';

/** Longest tag, in characters. */
const longest = 100;

/** Where a tag is written, with those of the case to choose from. */
export function TagInput({
  add,
  autoFocus = false,
}: {
  add: (tag: string) => void;
  autoFocus?: boolean;
}) {
  const [text, setText] = useState('');
  const [isChoosing, setChoosing] = useState(false);
  const known = useAnswered(({ marks }) => marks?.tags);
  const tag = text.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (tag === '') return;
    add(tag);
    setText('');
    setChoosing(false);
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" wrap="nowrap">
        <Autocomplete
          size="xs"
          flex={1}
          aria-label="Add a tag"
          placeholder="Add a tag"
          maxLength={longest}
          data={known?.map((each) => each.tag) ?? []}
          limit={20}
          value={text}
          onChange={(next) => {
            setText(next);
            setChoosing(true);
          }}
          onOptionSubmit={() => setChoosing(false)}
          onDropdownClose={() => setChoosing(false)}
          dropdownOpened={isChoosing && tag !== ''}
          data-autofocus={autoFocus ? true : undefined}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
        <Button size="xs" type="submit" disabled={tag === ''}>
          Add
        </Button>
      </Group>
    </form>
  );
}
