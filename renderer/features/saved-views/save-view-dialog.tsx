import { Button, Checkbox, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ViewParts } from '../../../shared/marks.ts';
import { tell, toldWhenItFails } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { refreshMarks } from '../../state/case-session.ts';
import { choiceOf } from '../../state/chosen.ts';
import { dismiss } from '../../state/on-screen.ts';
import { ownColumns } from '../../state/shown-columns.ts';
import { kindOf, titleOf, type ViewKey } from '../../state/view.ts';

/** Keeps filter, columns and order of a view under a name, separately or together, in the case. */
export function SaveViewDialog({ view }: { view: ViewKey }) {
  const saved = useAnswered(({ savedViews }) => savedViews).filter(
    ({ kind }) => kind === kindOf(view),
  );
  const { text, columns, sort } = choiceOf(view);
  const [name, setName] = useState('');
  const [parts, setParts] = useState({ filter: true, columns: true, sort: true });
  const [replaced, setReplaced] = useState<string | null>(null);
  const kept: ViewParts = {
    ...(parts.filter ? { filter: text } : {}),
    ...(parts.columns ? { columns: [...(columns ?? ownColumns(view))] } : {}),
    ...(parts.sort ? { sort: [...sort] } : {}),
  };
  const save = async () => {
    await engine().call('view.save', {
      name,
      kind: kindOf(view),
      ...(replaced === null ? {} : { id: Number(replaced) }),
      ...(kept as object),
    });
    await refreshMarks();
    dismiss();
    tell(`Saved “${name}”.`);
  };
  return (
    <Modal opened onClose={dismiss} title={`Save this view of ${titleOf(view)}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void toldWhenItFails(save);
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            data-autofocus
          />
          <Checkbox.Group
            label="What is kept"
            value={Object.keys(parts).filter((key) => parts[key as keyof typeof parts])}
            onChange={(chosen) =>
              setParts({
                filter: chosen.includes('filter'),
                columns: chosen.includes('columns'),
                sort: chosen.includes('sort'),
              })
            }
          >
            <Stack gap={6} mt={4}>
              <Checkbox value="filter" label={`Filter: ${text === '' ? 'all records' : text}`} />
              <Checkbox value="columns" label="Columns: which, in which order, how wide" />
              <Checkbox value="sort" label={`Order: ${sort.map((each) => each.name).join(', ')}`} />
            </Stack>
          </Checkbox.Group>
          {saved.length === 0 ? null : (
            <Select
              label="In place of"
              placeholder="a new one"
              clearable
              data={saved.map((each) => ({ value: String(each.id), label: each.name }))}
              value={replaced}
              onChange={(id) => {
                setReplaced(id);
                const before = saved.find((each) => String(each.id) === id);
                if (before !== undefined && name === '') setName(before.name);
              }}
              comboboxProps={{ transitionProps: { duration: 0 } }}
            />
          )}
          <Text size="sm" c="dimmed">
            It lives in the case file and moves with it.
          </Text>
          <Group justify="end">
            <Button type="submit" disabled={name.trim() === '' || Object.keys(kept).length === 0}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
