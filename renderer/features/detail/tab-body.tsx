import type { ViewKey } from '../../state/view.ts';
import { NotesTab } from '../marks/notes-tab.tsx';
import { DiffTab } from './diff/diff-tab.tsx';
import { FieldsTab } from './fields-tab.tsx';
import type { Shown } from './load-shown.ts';
import { RawTab } from './raw/raw-tab.tsx';
import { RelatedTab } from './related-tab.tsx';
import { StateTab } from './state-tab.tsx';

/** What the open tab shows of a record. */
export function TabBody({
  shown,
  view,
  scroller,
}: {
  shown: Shown;
  view: ViewKey;
  scroller: HTMLElement | null;
}) {
  const { content, row, mark } = shown;
  switch (content.tab) {
    case 'fields':
      return <FieldsTab shown={shown} view={view} scroller={scroller} />;
    case 'diff':
      return <DiffTab shown={shown} own={content.comparison} view={view} scroller={scroller} />;
    case 'old':
    case 'new':
      return (
        <StateTab
          shown={shown}
          side={content.tab}
          tree={content.tree}
          origin={content.origin}
          view={view}
          scroller={scroller}
        />
      );
    case 'raw':
      return <RawTab row={row} first={content.piece} />;
    case 'related':
      return <RelatedTab groups={content.groups} record={row.id} view={view} />;
    case 'notes':
      return <NotesTab mark={mark} />;
  }
}
