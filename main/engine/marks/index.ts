export { changeMarks, refuseTooMany, undoMarks } from './change-marks.ts';
export { checkMarks } from './check-marks.ts';
export { starLabel } from './mark-steps.ts';
export { MarkSummaries } from './mark-summaries.ts';
export { addNote, changeNote, readNotes } from './notes.ts';
export {
  countMarks,
  countTags,
  listMarked,
  listMarkedByTime,
  listMarkedTimes,
  readMark,
} from './read-marks.ts';
export { logReveal } from './reveals.ts';
export { listViews, removeView, saveView, type ViewGiven } from './saved-views.ts';
