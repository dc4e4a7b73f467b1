import { Menu, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { RecordRow } from '../../../shared/case.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { Query } from '../../../shared/query/index.ts';
import { tell, toldWhenItFails } from '../../app/trouble-notice.ts';
import { openEntity } from '../../components/entity-link.tsx';
import { putOnClipboard } from '../../engine/clipboard.ts';
import { dismiss, useOnScreen } from '../../state/on-screen.ts';
import { filterIn, filterOut, onlyThis, openQuestion } from '../../state/query-edits.ts';
import type { ViewKey } from '../../state/view.ts';
import { around, cellCondition } from './cell-condition.ts';
import { cellValue } from './cell-value.ts';
import { changeColumn } from './column-changes.ts';
import { entityOf, type TableColumn } from './columns.ts';
import { tableAtHand } from './table-at-hand.ts';

/** The menu of the cell under the cursor: filter, copy, pivot, what happened around. */
export function CellMenu({ view }: { view: ViewKey }) {
  const overlay = useOnScreen((onScreen) => onScreen.overlay);
  const row = useOnScreen((onScreen) => onScreen.row);
  const columnName = useOnScreen((onScreen) => onScreen.column);
  if (overlay?.kind !== 'cell-menu' || row === null) return null;
  const table = tableAtHand();
  const record = table?.rowAt(row);
  if (table === null || record === undefined) return null;
  const column = table.columns.find(({ name }) => name === columnName) ?? table.columns[0];
  const at = overlay.at ?? placeOf(row);
  return (
    <Menu
      opened
      onClose={dismiss}
      position="bottom-start"
      transitionProps={{ duration: 0 }}
      returnFocus
    >
      <Menu.Target>
        <span
          style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }}
          aria-hidden="true"
        />
      </Menu.Target>
      <Menu.Dropdown aria-label="Cell">
        {column === undefined ? null : (
          <Items view={view} record={record} column={column} paths={table.paths} />
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Items({
  view,
  record,
  column,
  paths,
}: {
  view: ViewKey;
  record: RecordRow;
  column: TableColumn;
  paths: readonly (readonly string[])[];
}) {
  const [minutes, setMinutes] = useState(5);
  const value = cellValue(record, column, paths);
  const condition = cellCondition(column, value);
  const entity = entityOf(column, record.kind);
  const near = around(record, minutes);
  const apply = (change: (view: ViewKey, condition: Query) => void) => () => {
    if (condition !== null) change(view, condition);
  };
  const copy = (text: string) => () =>
    void toldWhenItFails(async () => {
      await putOnClipboard(text);
      tell('Copied.');
    });
  return (
    <>
      <Menu.Label>{column.label}</Menu.Label>
      <Menu.Item
        disabled={condition === null}
        onClick={apply(filterIn)}
        rightSection={<kbd>i</kbd>}
      >
        Filter in
      </Menu.Item>
      <Menu.Item
        disabled={condition === null}
        onClick={apply(filterOut)}
        rightSection={<kbd>o</kbd>}
      >
        Filter out
      </Menu.Item>
      <Menu.Item disabled={condition === null} onClick={apply(onlyThis)}>
        Only this
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item onClick={copy(String(value ?? ''))}>Copy the cell</Menu.Item>
      <Menu.Item onClick={copy(showHidden(String(value ?? '')))}>
        Copy it with hidden characters escaped
      </Menu.Item>
      {entity === null || value === null ? null : (
        <Menu.Item onClick={() => openEntity(entity, String(value))}>Open its page</Menu.Item>
      )}
      <Menu.Item onClick={() => changeColumn(view, column.name, { hidden: true })}>
        Hide the column
      </Menu.Item>
      <Menu.Divider />
      <NumberInput
        m="xs"
        size="xs"
        label="Minutes before and after"
        min={1}
        max={100_000}
        value={minutes}
        onChange={(next) => setMinutes(Number(next) || 5)}
        onKeyDown={(event) => event.stopPropagation()}
      />
      <Menu.Item
        disabled={near === null}
        onClick={() => {
          if (near !== null) openQuestion({ kind: null, where: near });
        }}
      >
        What happened around this record
      </Menu.Item>
    </>
  );
}

/** Where the menu opens when a key asked for it: at the row. */
function placeOf(row: number): { x: number; y: number } {
  const box = document.getElementById(`row-${row}`)?.getBoundingClientRect();
  return { x: (box?.left ?? 100) + 60, y: box?.bottom ?? 100 };
}
