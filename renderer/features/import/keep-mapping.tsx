import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { MemberPreview } from '../../../shared/import-preview.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { tell, toldWhenItFails } from '../../app/trouble-notice.ts';
import type { Mapping } from '../../state/import-draft.ts';
import { keepMapping, useKeptMappings } from '../../state/kept-mappings.ts';

/** Columns that are kept with a mapping, to find it again by: a host keeps no more. */
const mostColumns = 1_000;

/** Keeps the mapping that is in force under a name, for the next export of the same shape. */
export function KeepMapping({
  kind,
  map,
  system,
  member,
}: {
  kind: Kind;
  map: Mapping;
  system: string | null;
  member: MemberPreview;
}) {
  const [written, setWritten] = useState('');
  const kept = useKeptMappings();
  const name = written.trim();
  const isTaken = kept.some((each) => each.name === name);
  const keep = async () => {
    const columns = member.columns.slice(0, mostColumns);
    await keepMapping({ name, kind, map, columns, ...(system === null ? {} : { system }) });
    setWritten('');
    tell(`The mapping is kept as ${showHidden(name)}.`);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '') void toldWhenItFails(keep);
      }}
    >
      <Group gap="xs" align="end" mt="xs">
        <TextInput
          size="xs"
          w={360}
          label="Keep this mapping as…"
          placeholder="A name to find it by"
          maxLength={200}
          value={written}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" disabled={name === ''}>
          {isTaken ? 'Replace it' : 'Keep'}
        </Button>
      </Group>
    </form>
  );
}
