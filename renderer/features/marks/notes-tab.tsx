import { Button, Textarea } from '@mantine/core';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { Mark } from '../../../shared/marks.ts';
import { keyLabel } from '../../app/keymap.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { useAnswered } from '../../state/answered.ts';
import { addNote } from '../../state/marking.ts';
import { markAndTell, tellWithUndo } from './mark-and-tell.tsx';
import styles from './marks.module.css';
import { NoteCard } from './note-card.tsx';
import { draftOf, keepDraft, useNoteDrafts } from './note-drafts.ts';
import { saveOnKey } from './save-on-key.ts';
import { StarButton } from './star-button.tsx';
import { TagInput } from './tag-input.tsx';

/** Star, tags and notes of one record. */
export function NotesTab({ mark }: { mark: Mark }) {
  const { record, star, tags, notes } = mark;
  const records = { kind: 'records', ids: [record] } as const;
  return (
    <div className={styles.notes}>
      <section aria-label="Star and tags">
        <div className={styles.tags}>
          <StarButton record={record} isStarred={star} />
          {tags.map((tag) => (
            <span key={tag} className={styles.tag}>
              <LogText text={tag} />
              <button
                type="button"
                aria-label={showHidden(`Remove the tag ${tag}`)}
                onClick={() =>
                  void toldWhenItFails(() => markAndTell(records, { removeTags: [tag] }))
                }
              >
                ×
              </button>
            </span>
          ))}
        </div>
        <TagInput
          add={(tag) => void toldWhenItFails(() => markAndTell(records, { addTags: [tag] }))}
        />
      </section>
      <section aria-label="Notes">
        {notes.length === 0 ? (
          <p className={styles.dim}>No note yet. What is written here is kept in the case.</p>
        ) : (
          <ol className={styles.noteList}>
            {notes.map((note) => (
              <li key={note.id}>
                <NoteCard note={note} />
              </li>
            ))}
          </ol>
        )}
        <NewNote record={record} />
      </section>
    </div>
  );
}

function NewNote({ record }: { record: number }) {
  const caseId = useAnswered(({ caseInfo }) => caseInfo?.id ?? '');
  const place = { caseId, record };
  const text = useNoteDrafts(({ drafts }) => draftOf(drafts, place));
  const save = () =>
    void toldWhenItFails(async () => {
      if (text.trim() === '') return;
      const words = await addNote(record, text);
      keepDraft(place, '');
      tellWithUndo(words);
    });
  return (
    <>
      <Textarea
        label="New note"
        autosize
        minRows={3}
        maxRows={16}
        maxLength={100_000}
        value={text}
        onChange={(event) => keepDraft(place, event.currentTarget.value)}
        onKeyDown={(event) => saveOnKey(event, save)}
      />
      <Button
        mt="xs"
        size="xs"
        disabled={text.trim() === ''}
        rightSection={<kbd>{keyLabel('Mod+Enter')}</kbd>}
        onClick={save}
      >
        Save the note
      </Button>
    </>
  );
}
