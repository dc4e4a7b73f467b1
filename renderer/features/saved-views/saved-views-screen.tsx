import { ActionIcon, Anchor, Button, Table, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Trash2 } from 'lucide-react';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { SavedView } from '../../../shared/marks.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { refreshMarks } from '../../state/case-session.ts';
import { titleOf, viewOf } from '../../state/view.ts';
import styles from './saved-views-screen.module.css';
import { partsOf, takeView } from './take-view.ts';

/** All saved views of the case. */
export function SavedViewsScreen() {
  const saved = useAnswered(({ savedViews }) => savedViews);
  if (saved.length === 0) {
    return (
      <EmptyState title="No view is saved yet">
        Filter a table, choose its columns and order, then save them under a name (Ctrl S). They
        live in the case file.
      </EmptyState>
    );
  }
  return (
    <main className={styles.screen} aria-label="Saved views">
      <Title order={1} size="h3">
        Saved views
      </Title>
      <Table highlightOnHover verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {['Name', 'View', 'Keeps', 'Filter', 'By', 'Saved', ''].map((heading) => (
              <Table.Th key={heading}>
                {heading === '' ? <span className={styles.unseen}>Remove</span> : heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {saved.map((view) => (
            <Table.Tr key={view.id}>
              <Table.Td>
                <Anchor component="button" type="button" onClick={() => takeView(view)}>
                  <LogText text={view.name} />
                </Anchor>
              </Table.Td>
              <Table.Td>{titleOf(viewOf(view.kind))}</Table.Td>
              <Table.Td>{partsOf(view)}</Table.Td>
              <Table.Td>{view.filter === undefined ? '' : <LogText text={view.filter} />}</Table.Td>
              <Table.Td>
                <LogText text={view.author} />
              </Table.Td>
              <Table.Td>
                <Moment iso={view.created} />
              </Table.Td>
              <Table.Td>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={showHidden(`Remove ${view.name}`)}
                  onClick={() => void toldWhenItFails(() => remove(view))}
                >
                  <Trash2 size={15} aria-hidden />
                </ActionIcon>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </main>
  );
}

/** Removes a view, with a way back for some seconds. */
async function remove({ id, created: _, author: __, ...view }: SavedView): Promise<void> {
  await engine().call('view.remove', { id });
  await refreshMarks();
  const notice = notifications.show({
    message: (
      <>
        Removed “{view.name}”.{' '}
        <Button
          size="compact-xs"
          variant="default"
          onClick={() =>
            void toldWhenItFails(async () => {
              notifications.hide(notice);
              await engine().call('view.save', view as never);
              await refreshMarks();
            })
          }
        >
          Undo
        </Button>
      </>
    ),
    autoClose: 10_000,
  });
}
