import { Select } from '@mantine/core';

/** The column that fills one field. A mapped one that is not among those of the file stays to be seen. */
export function ColumnChoice({
  label,
  columns,
  column,
  onChoose,
}: {
  label: string;
  columns: readonly string[];
  column: string | null;
  onChoose: (column: string | null) => void;
}) {
  return (
    <Select
      size="xs"
      label={label}
      data={[...new Set(column === null ? columns : [...columns, column])]}
      value={column}
      onChange={onChoose}
      clearable
      allowDeselect={false}
      searchable
      limit={100}
      placeholder="nothing"
      comboboxProps={{ transitionProps: { duration: 0 } }}
    />
  );
}
