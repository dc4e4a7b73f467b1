import { Fragment, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useChosen } from '../state/chosen.ts';
import styles from './panes.module.css';

/** One pane of a row of panes. */
export interface Pane {
  id: string;
  /** Per cent, until a person chose otherwise. */
  size: number;
  /** The least it is made: CSS length or per cent. */
  least: string;
  content: ReactNode;
}

/** Panes beside each other, or on top of each other, that can be resized and keep their sizes. */
export function Panes({
  name,
  panes,
  vertical = false,
}: {
  name: string;
  panes: readonly Pane[];
  vertical?: boolean;
}) {
  const kept = useChosen.getState().panes[layoutName(name, panes)];
  return (
    <Group
      key={layoutName(name, panes)}
      className={styles.group}
      orientation={vertical ? 'vertical' : 'horizontal'}
      defaultLayout={kept}
      onLayoutChanged={(layout) =>
        useChosen.setState((chosen) => ({
          panes: { ...chosen.panes, [layoutName(name, panes)]: { ...layout } },
        }))
      }
    >
      {panes.map(({ id, size, least, content }, at) => (
        <Fragment key={id}>
          {at === 0 ? null : (
            <Separator
              className={vertical ? styles.across : styles.along}
              aria-label={`Resize ${id}`}
            />
          )}
          <Panel id={id} defaultSize={`${size}%`} minSize={least} className={styles.pane}>
            {content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}

/** Other panes are another layout. */
function layoutName(name: string, panes: readonly Pane[]): string {
  return [name, ...panes.map(({ id }) => id)].join(' ');
}
