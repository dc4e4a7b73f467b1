import { ActionIcon, Tooltip } from '@mantine/core';
import { Braces, Columns3, Copy, ListFilter, ListFilterPlus, type LucideIcon } from 'lucide-react';
import { showHidden } from '../../../../shared/hidden-characters.ts';
import { isSecretPath } from '../../../../shared/secret-keys.ts';
import { tell, toldWhenItFails } from '../../../app/trouble-notice.ts';
import { filterIn, filterOut } from '../../../state/query-edits.ts';
import { fieldNamed } from '../../../state/sort-keys.ts';
import type { ViewKey } from '../../../state/view.ts';
import { copyNow, copyText } from '../copy-text.ts';
import { holdsSecret, noteCopied } from '../use-reveal.ts';
import { addColumn } from './add-column.ts';
import { readSubtree } from './read-subtree.ts';
import styles from './tree.module.css';
import { columnNameAt, conditionAt, keysOf, writeJsonPath } from './tree-path.ts';
import type { TreeRow } from './tree-rows.ts';
import type { TreeRoot } from './use-tree.ts';

/** What can be done with one value of a record: filter, show as a column, copy. */
export function TreeActions({
  row,
  root,
  view,
  isHidden,
}: {
  row: Extract<TreeRow, { kind: 'node' }>;
  root: TreeRoot;
  view: ViewKey;
  /** A secret that is not shown: it is not put into a question either, where it could be read. */
  isHidden: boolean;
}) {
  const { node, steps } = row;
  const { record, side } = root;
  const isScalar = node.type === 'text' || node.type === 'number' || node.type === 'boolean';
  const condition =
    isScalar && !isHidden && node.cutFrom === null ? conditionAt(side, steps, node.text) : null;
  const column = side === 'record' ? columnNameAt(steps, (name) => fieldNamed(name, view)) : null;
  return (
    <span className={styles.actions}>
      {condition === null ? null : (
        <>
          <Action
            icon={ListFilterPlus}
            label={`Filter in: ${node.key}`}
            run={() => filterIn(view, condition)}
          />
          <Action
            icon={ListFilter}
            label={`Filter out: ${node.key}`}
            run={() => filterOut(view, condition)}
          />
        </>
      )}
      {column === null ? null : (
        <Action
          icon={Columns3}
          label={`Show ${node.key} as a column`}
          run={() => {
            tell(
              addColumn(view, column)
                ? `${column} is the last column of the table.`
                : `${column} is a column of the table already.`,
            );
          }}
        />
      )}
      <Action
        icon={Copy}
        label={`Copy the value of ${node.key}`}
        run={() =>
          toldWhenItFails(async () => {
            const text = await readSubtree(record, side, steps, node);
            const path = keysOf(steps);
            const isSecret =
              node.type === 'text' ? isSecretPath(path) : isSecretPath(path) || holdsSecret(text);
            if (isSecret) await noteCopied({ record, side, path });
            await copyNow(text, `the value of ${node.key}`);
          })
        }
      />
      <Action
        icon={Braces}
        label={`Copy the path of ${node.key}`}
        run={() => copyText(writeJsonPath(steps), 'the path')}
      />
    </span>
  );
}

/** A small button with a name that shows when it is looked at. */
export function Action({
  icon: Icon,
  label,
  run,
}: {
  icon: LucideIcon;
  label: string;
  run: () => unknown;
}) {
  return (
    <Tooltip label={showHidden(label)} withinPortal>
      <ActionIcon
        size={18}
        variant="subtle"
        color="gray"
        aria-label={showHidden(label)}
        onClick={run}
      >
        <Icon size={13} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
