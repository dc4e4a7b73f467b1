import { Button, Group, Select, Text } from '@mantine/core';
import { type CanonicalField, fieldsOf } from '../../../shared/fields.ts';
import type { MemberPreview } from '../../../shared/import-preview.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { DraftFile } from '../../state/import-draft.ts';
import styles from './import-screen.module.css';
import { readAs } from './run-import.ts';

/** Which column fills which field. Every change shows at once in the first records below. */
export function MappingEditor({ file, member }: { file: DraftFile; member: MemberPreview }) {
  const kind = file.kind ?? member.kind ?? 'event';
  const map = file.map ?? member.mapping;
  const choose = (field: CanonicalField, column: string | null) => {
    const next = { ...map };
    if (column === null) delete next[field];
    else next[field] = column;
    void readAs(file.path, kind, next);
  };
  return (
    <div>
      <Group justify="space-between" mt="sm" mb="xs">
        <Text size="sm">
          Which column is what? What is not mapped stays in the record and can be asked for by its
          name.
        </Text>
        {file.map === null ? (
          <Button size="compact-sm" onClick={() => void readAs(file.path, kind, map)}>
            Use this mapping
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void readAs(file.path, null, null)}
          >
            Back to what content says
          </Button>
        )}
      </Group>
      <div className={styles.mapping}>
        {fieldChoices(kind).map(({ field, label }) => (
          <Select
            key={field}
            size="xs"
            label={label}
            data={columnsWith(member.columns, map[field])}
            value={map[field] ?? null}
            onChange={(column) => choose(field, column)}
            clearable
            searchable
            limit={100}
            placeholder="nothing"
            comboboxProps={{ transitionProps: { duration: 0 } }}
          />
        ))}
      </div>
    </div>
  );
}

/** The stored fields of a kind by their labels, and those that every kind can have. */
function fieldChoices(kind: Kind): { field: CanonicalField; label: string }[] {
  const own = fieldsOf[kind].flatMap(({ stored, label }) =>
    stored === undefined ? [] : [{ field: stored, label }],
  );
  return own.some(({ field }) => field === 'key') ? own : [...own, { field: 'key', label: 'Id' }];
}

/** The columns to choose from; a mapped one that is not among them stays to be seen. */
function columnsWith(columns: readonly string[], mapped: string | undefined): string[] {
  return [...new Set(mapped === undefined ? columns : [...columns, mapped])];
}
