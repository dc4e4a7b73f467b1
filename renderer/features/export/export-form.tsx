import { Button, Checkbox, Group, NumberInput, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ExportFormat } from '../../../shared/export.ts';
import { FormatChoice } from '../../components/format-choice.tsx';
import { count, counted } from '../../components/numbers.ts';
import { OutputPlace } from '../../components/output-place.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { useAnswered } from '../../state/answered.ts';
import { choiceOf } from '../../state/chosen.ts';
import { shownColumns } from '../../state/shown-columns.ts';
import type { ViewKey } from '../../state/view.ts';
import { type ExportOrder, orderExport } from './export-order.ts';
import { formats, isTable, proposedName } from './formats.ts';

/** What is exported, as what, where to; and what the manifest beside it will say. */
export function ExportForm({
  view,
  trouble,
  onOrder,
}: {
  view: ViewKey;
  trouble: string | null;
  onOrder: (order: ExportOrder) => void;
}) {
  const { explanation, total, order: found } = useAnswered(({ views }) => views[view]);
  const [format, setFormat] = useState<ExportFormat>('json');
  const [which, setWhich] = useState<'shown' | 'own'>('shown');
  const [marks, setMarks] = useState(false);
  const [limit, setLimit] = useState<number | null>(null);
  const [out, setOut] = useState<string | null>(null);
  const [name, setName] = useState(() => proposedName(view, 'json', new Date()));
  const columns = shownColumns(view, choiceOf(view).columns);
  const chooseFormat = (next: ExportFormat) => {
    setFormat(next);
    setName((before) => before.replace(/\.[a-z]+$/, `.${formats[next].ending}`));
  };
  const order =
    out === null
      ? null
      : orderExport(view, {
          out,
          format,
          columns: which === 'shown' ? columns : null,
          marks,
          limit,
        });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (order !== null) onOrder(order);
      }}
    >
      <Stack gap="sm">
        {trouble === null ? null : <Trouble message={trouble} />}
        <Text size="sm">
          {total === null ? (
            'Counting…'
          ) : (
            <b>{counted(limit === null ? total : Math.min(limit, total), 'record')}</b>
          )}
          {explanation?.ok === true ? `: ${explanation.sentence}` : ''}
          {found === 'found' ? ' The search is not complete: the export asks again, in full.' : ''}
        </Text>
        <FormatChoice formats={formats} value={format} onFormat={chooseFormat} />
        {isTable(format) ? (
          <Radio.Group
            label="Columns"
            value={which}
            onChange={(value) => setWhich(value === 'own' ? 'own' : 'shown')}
          >
            <Stack gap={4} mt={4}>
              <Radio value="shown" label={`As on the screen: ${columns.join(', ')}`} />
              <Radio value="own" label="The view's own columns" />
            </Stack>
          </Radio.Group>
        ) : null}
        <Checkbox
          label="Stars, tags and notes too"
          description={
            isTable(format)
              ? 'As the columns Starred, Tags and Note.'
              : 'In a file beside it with .marks.json behind: the original records stay as they are.'
          }
          checked={marks}
          onChange={({ currentTarget }) => setMarks(currentTarget.checked)}
        />
        <NumberInput
          label="At most"
          description={`All ${total === null ? '' : count(total)} if left empty, in the order on the screen.`}
          min={1}
          allowDecimal={false}
          value={limit ?? ''}
          onChange={(value) => setLimit(typeof value === 'number' && value > 0 ? value : null)}
          w={260}
        />
        <OutputPlace name={name} onName={setName} onPlace={setOut} />
        <Text size="sm" c="dimmed">
          Beside it {nameOf(out) ?? name}.manifest.json says: the question as typed, in words and as
          a tree; order, zone and what relative times count from; how many of the case's records
          matched, were written and were left out, and why; SHA-256 of the file and of every source;
          the version of Trailcase. The export is written into the custody log.
        </Text>
        <Group justify="end">
          <Button type="submit" disabled={order === null || total === null}>
            Export
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function nameOf(path: string | null): string | undefined {
  return path?.split(/[\\/]/).at(-1);
}
