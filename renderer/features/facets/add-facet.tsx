import { Autocomplete, Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ViewKey } from '../../state/view.ts';
import { addFacetId } from './commands.ts';
import { facetChoices, readFacetName } from './facet-fields.ts';
import styles from './facets.module.css';

/** Takes one more field, or a path of the original record. */
export function AddFacet({
  view,
  names,
  add,
}: {
  view: ViewKey;
  names: readonly string[];
  add: (name: string) => void;
}) {
  const [written, setWritten] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const take = (text: string) => {
    const read = readFacetName(text, view, names);
    if (!read.ok) return setTrouble(read.message);
    setWritten('');
    add(read.name);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (written.trim() !== '') take(written);
  };
  return (
    <form className={styles.add} onSubmit={submit}>
      <Autocomplete
        id={addFacetId}
        size="xs"
        label="One more field"
        placeholder="Client, details.reason, …"
        data={facetChoices(view, names)}
        value={written}
        error={trouble}
        withScrollArea={false}
        maxDropdownHeight={240}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        onChange={(text) => {
          setWritten(text);
          setTrouble(null);
        }}
        onOptionSubmit={take}
      />
      <Button type="submit" size="compact-xs" variant="default" disabled={written.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
