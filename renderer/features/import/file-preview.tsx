import { Button, Group, Loader, Text, Title } from '@mantine/core';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { LogText } from '../../components/log-text.tsx';
import { count, counted, size } from '../../components/numbers.ts';
import { Trouble } from '../../components/trouble.tsx';
import type { DraftFile } from '../../state/import-draft.ts';
import styles from './import-screen.module.css';
import { ManyMembers } from './many-members.tsx';
import { MemberCard } from './member-card.tsx';
import { leaveOut } from './run-import.ts';

/** One file as it will be read: its members, or why it cannot be. */
export function FilePreview({ file }: { file: DraftFile }) {
  const { path, preview, trouble } = file;
  const name = preview?.file.name ?? path.split(/[\\/]/).at(-1) ?? path;
  return (
    <section className={styles.file} aria-label={showHidden(name)}>
      <Group justify="space-between">
        <Title order={2} size="h5">
          <LogText text={name} />
        </Title>
        <Group gap="sm">
          {preview === null ? null : (
            <Text size="sm" c="dimmed">
              {size(preview.file.bytes)}, {preview.file.container}
              {preview.total === 1 ? '' : `, ${counted(preview.total, 'member')}`}
            </Text>
          )}
          <Button size="compact-xs" variant="default" onClick={() => leaveOut(path)}>
            Leave out
          </Button>
        </Group>
      </Group>
      {trouble === null ? null : <Trouble message={trouble} />}
      {preview === null && trouble === null ? (
        <Group gap="xs" mt="xs">
          <Loader size="xs" />
          <Text size="sm">Looking at it…</Text>
        </Group>
      ) : null}
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
    </section>
  );
}
