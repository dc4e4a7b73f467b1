import type { SavedView } from '../../../shared/marks.ts';
import { useChosen } from '../../state/chosen.ts';
import { viewOf } from '../../state/view.ts';

/** Takes up a saved view: the parts that it has; the others stay as they are. */
export function takeView({ kind, filter, columns, sort }: SavedView): void {
  const view = viewOf(kind);
  useChosen.setState(({ views }) => ({
    place: { screen: 'table', view },
    views: {
      ...views,
      [view]: {
        ...views[view],
        ...(filter === undefined ? {} : { text: filter, parked: [] }),
        ...(columns === undefined ? {} : { columns }),
        ...(sort === undefined ? {} : { sort }),
      },
    },
  }));
}

/** What of a view was kept, in words: `filter, columns`. */
export function partsOf({ filter, columns, sort }: SavedView): string {
  const parts = [
    filter === undefined ? '' : 'filter',
    columns === undefined ? '' : 'columns',
    sort === undefined ? '' : 'order',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
