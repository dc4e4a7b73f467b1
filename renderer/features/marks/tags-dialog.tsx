import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { count, counted } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import { useAnswered } from '../../state/answered.ts';
import { dismiss } from '../../state/on-screen.ts';
import { useNewest } from '../../state/use-newest.ts';
import type { ViewKey } from '../../state/view.ts';
import { commonTags } from './common-tags.ts';
import { markAndTell } from './mark-and-tell.tsx';
import { marksNow, recordsToMark } from './marked-selection.ts';
import styles from './marks.module.css';
import { TagInput } from './tag-input.tsx';

/** The tags of the selection, or of the record under the cursor: what is common, to add, to remove. */
export function TagsDialog({ view }: { view: ViewKey }) {
  const [wanted] = useState(() => recordsToMark(view));
  const version = useAnswered(({ views }) => views[view].version);
  const read = useNewest(wanted === null ? null : `${version}`, async () =>
    wanted === null ? [] : marksNow(wanted.records),
  );
  if (wanted === null) return null;
  const { records, total } = wanted;
  const rows = read.value ?? [];
  const tags = commonTags(rows);
  const change = (part: Parameters<typeof markAndTell>[1]) =>
    void toldWhenItFails(() => markAndTell(records, part));
  return (
    <Modal
      opened
      onClose={dismiss}
      closeButtonProps={{ 'aria-label': 'Close' }}
      title={`Tags of ${counted(total, 'record')}`}
      size="md"
    >
      <Stack gap="sm">
        <TagInput autoFocus add={(tag) => change({ addTags: [tag] })} />
        {read.error === null ? null : <Trouble message={read.error} again={read.again} />}
        {rows.length > 0 && rows.length < total ? (
          <Text size="xs">
            Counted in the first {count(rows.length)} of {count(total)}; a change is made to all.
          </Text>
        ) : null}
        <ul className={styles.tagList} aria-label="Tags" aria-busy={read.isAsking}>
          {tags.map(({ tag, count: having }) => (
            <li key={tag} className={styles.tagLine}>
              <span className={styles.tagName}>
                <LogText text={tag} />
              </span>
              <Text size="xs" c="dimmed">
                {having === rows.length
                  ? rows.length === 1
                    ? 'on this record'
                    : `on all ${count(having)}`
                  : `on ${count(having)} of ${count(rows.length)}`}
              </Text>
              <Group gap={4} wrap="nowrap">
                {having < rows.length ? (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={showHidden(`Add to all: ${tag}`)}
                    onClick={() => change({ addTags: [tag] })}
                  >
                    Add to all
                  </Button>
                ) : null}
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={showHidden(`Remove ${tag}`)}
                  onClick={() => change({ removeTags: [tag] })}
                >
                  Remove
                </Button>
              </Group>
            </li>
          ))}
        </ul>
        {tags.length === 0 && !read.isAsking ? (
          <Text size="sm" c="dimmed">
            {total === 1 ? 'This record has no tag yet.' : 'None of them has a tag yet.'}
          </Text>
        ) : null}
      </Stack>
    </Modal>
  );
}
