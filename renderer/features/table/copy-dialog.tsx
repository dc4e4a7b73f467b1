import { Button, Modal, Stack, Text } from '@mantine/core';
import type { RecordRow } from '../../../shared/case.ts';
import { tell, toldWhenItFails } from '../../app/trouble-notice.ts';
import { count, counted } from '../../components/numbers.ts';
import { putOnClipboard } from '../../engine/clipboard.ts';
import { dismiss, useOnScreen } from '../../state/on-screen.ts';
import type { ViewKey } from '../../state/view.ts';
import { cellValue } from './cell-value.ts';
import { asTable, mostCopied, readCopied, rowsToCopy } from './copied-rows.ts';
import { asMarkdown, asTsv, escaped } from './copy-formats.ts';
import { tableAtHand } from './table-at-hand.ts';

/** Ways to copy rows; the first letter of each is its key. */
const ways: readonly {
  key: string;
  label: string;
  raw: boolean;
  write: (rows: RecordRow[]) => string;
}[] = [
  {
    key: 't',
    label: 'Table with headings, tab-separated',
    raw: false,
    write: (rows) => asTsv(asTable(rows)),
  },
  {
    key: 'e',
    label: 'The same with hidden characters escaped',
    raw: false,
    write: (rows) => asTsv(escaped(asTable(rows))),
  },
  { key: 'm', label: 'Markdown table', raw: false, write: (rows) => asMarkdown(asTable(rows)) },
  { key: 'j', label: 'JSON of the fields', raw: false, write: writeJson },
  {
    key: 'r',
    label: 'Raw: the original records',
    raw: true,
    write: (rows) => rows.map(({ raw }) => raw ?? '').join('\n'),
  },
];

/** Copies the selection, or the row under the cursor. */
export function CopyDialog(_: { view: ViewKey }) {
  const number = rowsToCopy();
  const copy = (write: (rows: RecordRow[]) => string, raw: boolean) => copyRows(write, raw);
  return (
    <Modal
      opened
      onClose={dismiss}
      title={`Copy ${counted(Math.min(number, mostCopied), 'row')}`}
      size="sm"
    >
      <Stack gap="xs">
        {number > mostCopied ? (
          <Text size="sm">
            {count(number)} rows are selected. The first {count(mostCopied)} are copied; Export
            (Ctrl E) writes all of them into a file.
          </Text>
        ) : null}
        <Button variant="default" justify="space-between" onClick={copyCell} data-autofocus>
          The cell under the cursor
        </Button>
        {ways.map(({ key, label, raw, write }) => (
          <Button
            key={key}
            variant="default"
            justify="space-between"
            onClick={() => copy(write, raw)}
          >
            {label}
          </Button>
        ))}
        <Button variant="default" justify="space-between" onClick={copyPath}>
          Name of the column, as a query writes it
        </Button>
      </Stack>
    </Modal>
  );
}

/** Copies rows as they are written by a format. */
export function copyRows(write: (rows: RecordRow[]) => string, raw: boolean): void {
  void toldWhenItFails(async () => {
    const rows = await readCopied(raw);
    await putOnClipboard(write(rows));
    dismiss();
    tell(`Copied ${counted(rows.length, 'row')}.`);
  });
}

function copyCell(): void {
  const table = tableAtHand();
  const { row, column: name } = useOnScreen.getState();
  const record = row === null ? undefined : table?.rowAt(row);
  const column = table?.columns.find((each) => each.name === name) ?? table?.columns[0];
  if (record === undefined || column === undefined) return;
  copyText(String(cellValue(record, column, table?.paths ?? []) ?? ''));
}

function copyPath(): void {
  const table = tableAtHand();
  const { column: name } = useOnScreen.getState();
  const column = table?.columns.find((each) => each.name === name) ?? table?.columns[0];
  copyText(column?.path?.join('.') ?? column?.name ?? '');
}

function copyText(text: string): void {
  void toldWhenItFails(async () => {
    await putOnClipboard(text);
    dismiss();
    tell('Copied.');
  });
}

function writeJson(rows: RecordRow[]): string {
  return JSON.stringify(
    rows.map(({ id, kind, time, outcome, fields }) => ({ id, kind, time, outcome, ...fields })),
    null,
    2,
  );
}
