import { Button, Group, Loader, Text, Title } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, useState } from 'react';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { LogText } from '../../components/log-text.tsx';
import { count, counted, size } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import type { DraftFile } from '../../state/import-draft.ts';
import { fileWords } from './file-words.ts';
import styles from './import-screen.module.css';
import { leaveOut, lookAtLate } from './looked-at.ts';
import { ManyMembers } from './many-members.tsx';
import { MemberCard } from './member-card.tsx';

/**
 * One file as it will be read: in a line, and opened with its members.
 * @param opens whether it is open at first: where there are few files
 */
export const FilePreview = memo(function FilePreview({
  file,
  opens,
}: {
  file: DraftFile;
  opens: boolean;
}) {
  const [chosen, setOpen] = useState<boolean | null>(null);
  const isOpen = chosen ?? opens;
  const { path, name, preview, trouble, isAsked } = file;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const toggle = () => {
    setOpen(!isOpen);
    if (!isAsked) lookAtLate(file);
  };
  return (
    <section className={styles.file} aria-label={showHidden(name)}>
      <div className={styles.line}>
        <button type="button" className={styles.opener} aria-expanded={isOpen} onClick={toggle}>
          <Chevron size={16} aria-hidden />
          <Title order={2} size="h5" className={styles.fileName}>
            <LogText text={name} />
          </Title>
        </button>
        <Text size="sm" className={styles.words}>
          <LogText text={fileWords(file)} />
        </Text>
        <div className={styles.aside}>
          {preview === null ? null : (
            <Text size="sm" c="dimmed">
              {size(preview.file.bytes)}, {preview.file.container}
              {preview.total === 1 ? '' : `, ${counted(preview.total, 'member')}`}
            </Text>
          )}
          <Button size="compact-xs" variant="default" onClick={() => leaveOut(path)}>
            Leave out
          </Button>
        </div>
      </div>
      {isOpen ? <Members file={file} trouble={trouble} /> : null}
    </section>
  );
});

function Members({ file, trouble }: { file: DraftFile; trouble: string | null }) {
  const { preview } = file;
  if (preview === null && trouble === null) {
    return (
      <Group gap="xs" mt="xs">
        <Loader size="xs" />
        <Text size="sm">Looking at it…</Text>
      </Group>
    );
  }
  return (
    <>
      {trouble === null ? null : <Trouble message={trouble} />}
      {preview === null || preview.total === 1 ? null : <ManyMembers file={file} />}
      {preview?.members.map((member) => (
        <MemberCard key={member.name} file={file} member={member} />
      ))}
      {preview !== null && preview.total > preview.members.length ? (
        <Text size="sm" mt="xs">
          The first {count(preview.members.length)} of {count(preview.total)} members are shown; all
          are imported.
        </Text>
      ) : null}
    </>
  );
}
