import type { DetailTab } from '../../state/chosen.ts';

/** What the tabs of the detail panel are called. */
export const tabNames: Record<DetailTab, string> = {
  fields: 'Fields',
  diff: 'Diff',
  old: 'Old',
  new: 'New',
  raw: 'Raw',
  related: 'Related',
  notes: 'Notes',
};
