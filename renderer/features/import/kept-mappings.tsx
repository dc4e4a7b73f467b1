import { Button, Group, Select } from '@mantine/core';
import { useRef } from 'react';
import type { MappedWord } from '../../../shared/fields.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { tell, toldWhenItFails } from '../../app/trouble-notice.ts';
import type { DraftFile, Mapping } from '../../state/import-draft.ts';
import { forgetMapping, useKeptMappings } from '../../state/kept-mappings.ts';
import { readAs } from './looked-at.ts';
import { fitMappings, fitWords, keptMap, type MappingFit } from './mapping-fit.ts';

const groups: readonly (readonly [MappingFit['fit'], string])[] = [
  ['same', 'Made for these columns'],
  ['enough', 'All of its columns are here'],
  ['lacking', 'Some of its columns are missing'],
];

/** Mappings that were kept before, those that go with this file first; choosing one puts it in force. */
export function KeptMappings({ file, columns }: { file: DraftFile; columns: readonly string[] }) {
  const kept = useKeptMappings();
  const select = useRef<HTMLInputElement>(null);
  const fits = fitMappings(kept, columns);
  const { map, kind } = file.reading;
  const inForce = kept.find(
    (each) => each.kind === kind && map !== null && isSameMap(keptMap(each), map),
  );
  if (kept.length === 0) return null;
  const use = (name: string | null) => {
    const found = kept.find((each) => each.name === name);
    if (found === undefined) return;
    void readAs(file, {
      system: found.system ?? null,
      kind: found.kind,
      map: keptMap(found),
    });
  };
  const forget = async (name: string) => {
    await forgetMapping(name);
    select.current?.focus();
    tell(`The mapping ${showHidden(name)} is forgotten. What was imported with it stays as it is.`);
  };
  return (
    <Group gap="xs" align="end" mb="xs">
      <Select
        ref={select}
        size="xs"
        w={360}
        label="Kept mappings"
        placeholder="Choose one"
        searchable
        allowDeselect={false}
        data={groups.flatMap(([fit, group]) => {
          const items = fits
            .filter((each) => each.fit === fit)
            .map((each) => ({
              value: each.mapping.name,
              label:
                fit === 'lacking'
                  ? `${showHidden(each.mapping.name)} (${showHidden(fitWords(each))})`
                  : showHidden(each.mapping.name),
            }));
          return items.length === 0 ? [] : [{ group, items }];
        })}
        value={inForce?.name ?? null}
        onChange={use}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      {inForce === undefined ? null : (
        <Button
          size="xs"
          variant="default"
          onClick={() => void toldWhenItFails(() => forget(inForce.name))}
        >
          Forget it
        </Button>
      )}
    </Group>
  );
}

function isSameMap(one: Mapping, other: Mapping): boolean {
  const entries = Object.entries(other);
  return (
    entries.length === Object.keys(one).length &&
    entries.every(([word, column]) => one[word as MappedWord] === column)
  );
}
