import { Button, Group, Textarea } from '@mantine/core';
import type { Note } from '../../../shared/marks.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { useAnswered } from '../../state/answered.ts';
import { changeNote } from '../../state/marking.ts';
import { tellWithUndo } from './mark-and-tell.tsx';
import styles from './marks.module.css';
import { draftAt, forgetDraft, keepDraft, useNoteDrafts } from './note-drafts.ts';
import { saveOnKey } from './save-on-key.ts';

/** One note: who wrote it and when, and its text; to be changed and removed. */
export function NoteCard({ note }: { note: Note }) {
  const { text, author, created, edited } = note;
  const caseId = useAnswered(({ caseInfo }) => caseInfo?.id ?? '');
  const place = { caseId, record: note.record, note: note.id };
  const draft = useNoteDrafts(({ drafts }) => draftAt(drafts, place)?.text ?? null);
  const write = (next: string) => keepDraft({ ...place, text: next, before: text });
  const cancel = () => forgetDraft(place);
  const change = (next: string | null) =>
    void toldWhenItFails(async () => {
      const words = await changeNote(note, next);
      forgetDraft(place, next ?? undefined);
      tellWithUndo(words);
    });
  const save = () => {
    if (draft === null || draft.trim() === '') return;
    if (draft === text) cancel();
    else change(draft);
  };
  return (
    <article className={styles.note}>
      <p className={styles.dim}>
        <LogText text={author} />, <Moment iso={created} />
        {edited === null ? null : (
          <>
            , changed <Moment iso={edited} />
          </>
        )}
      </p>
      {draft === null ? (
        <p className={styles.noteText}>
          <LogText text={text} />
        </p>
      ) : (
        <Textarea
          aria-label="Text of the note"
          autosize
          minRows={2}
          maxRows={16}
          maxLength={100_000}
          value={draft}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => saveOnKey(event, save)}
        />
      )}
      <Group gap={4} mt={4}>
        {draft === null ? (
          <>
            <Button size="compact-xs" variant="default" onClick={() => write(text)}>
              Edit
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => change(null)}>
              Remove
            </Button>
          </>
        ) : (
          <>
            <Button size="compact-xs" disabled={draft.trim() === ''} onClick={save}>
              Save
            </Button>
            <Button size="compact-xs" variant="default" onClick={cancel}>
              Cancel
            </Button>
          </>
        )}
      </Group>
    </article>
  );
}
