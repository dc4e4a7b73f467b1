import { Button, Group, Textarea } from '@mantine/core';
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
import {
  type DraftPlace,
  draftAt,
  draftsOfRemoved,
  forgetDraft,
  keepDraft,
  useNoteDrafts,
} from './note-drafts.ts';
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
          <p className={styles.dim}>No note yet. What is saved here is kept in the case.</p>
        ) : (
          <ol className={styles.noteList}>
            {notes.map((note) => (
              <li key={note.id}>
                <NoteCard note={note} />
              </li>
            ))}
          </ol>
        )}
        <WrittenNotes mark={mark} />
      </section>
    </div>
  );
}

/** The field for a new note; before it changes of notes that were removed while they were written. */
function WrittenNotes({ mark: { record, notes } }: { mark: Mark }) {
  const caseId = useAnswered(({ caseInfo }) => caseInfo?.id ?? '');
  const drafts = useNoteDrafts((state) => state.drafts);
  const ids = notes.map(({ id }) => id);
  return (
    <>
      {draftsOfRemoved(drafts, { caseId, record }, ids).map((draft) => (
        <WrittenNote
          key={draft.note}
          place={draft}
          label="Change of a note that was removed meanwhile"
          canForget
        />
      ))}
      <WrittenNote place={{ caseId, record, note: null }} label="New note" />
    </>
  );
}

/** What is written becomes a note of its own. */
function WrittenNote({
  place,
  label,
  canForget = false,
}: {
  place: DraftPlace;
  label: string;
  canForget?: boolean;
}) {
  const text = useNoteDrafts(({ drafts }) => draftAt(drafts, place)?.text ?? '');
  const write = (next: string) => {
    if (next === '' && !canForget) forgetDraft(place);
    else keepDraft({ ...place, text: next, before: '' });
  };
  const save = () =>
    void toldWhenItFails(async () => {
      if (text.trim() === '') return;
      const words = await addNote(place.record, text);
      forgetDraft(place, text);
      tellWithUndo(words);
    });
  return (
    <>
      <Textarea
        label={label}
        autosize
        minRows={3}
        maxRows={16}
        maxLength={100_000}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => saveOnKey(event, save)}
      />
      <Group gap="xs" my="xs">
        <Button
          size="xs"
          disabled={text.trim() === ''}
          rightSection={<kbd>{keyLabel('Mod+Enter')}</kbd>}
          onClick={save}
        >
          Save the note
        </Button>
        {canForget ? (
          <Button size="xs" variant="default" onClick={() => forgetDraft(place)}>
            Forget it
          </Button>
        ) : null}
      </Group>
    </>
  );
}
