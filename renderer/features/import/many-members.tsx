import { Alert, Button, Group, Text } from '@mantine/core';
import { counted } from '../../components/numbers.ts';
import { type DraftFile, membersInQuestion } from '../../state/import-draft.ts';
import { readAs } from './looked-at.ts';
import { ReadingChoice } from './reading-choice.tsx';

/** What is chosen for all members of an archive: how they are read, and what becomes of those that nothing recognises. */
export function ManyMembers({ file }: { file: DraftFile }) {
  const { unknown } = file.reading;
  const inQuestion = membersInQuestion(file).length;
  return (
    <>
      <Group justify="space-between" align="end" mt="xs">
        <Text size="sm" c="dimmed">
          What is chosen here is for all of its members.
        </Text>
        <ReadingChoice file={file} />
      </Group>
      {inQuestion === 0 && unknown === 'asked' ? null : (
        <Alert color="yellow" mt="xs" title={title(unknown, inQuestion)}>
          <Text size="sm" mb="xs">
            {unknown === 'left-out'
              ? 'The receipt will name what was not imported and why.'
              : 'A mapping is proposed for each, from the names of its columns and their values: they are shown below with the first records.'}
          </Text>
          <Group gap="xs">
            <Button
              size="compact-sm"
              variant={unknown === 'proposed' ? 'default' : 'filled'}
              disabled={unknown === 'proposed'}
              onClick={() => void readAs(file, { unknown: 'proposed' })}
            >
              Use the proposed mappings
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              disabled={unknown === 'left-out'}
              onClick={() => void readAs(file, { unknown: 'left-out' })}
            >
              Import the others only
            </Button>
          </Group>
        </Alert>
      )}
    </>
  );
}

function title(unknown: DraftFile['reading']['unknown'], inQuestion: number): string {
  if (unknown === 'proposed') return 'What no source recognises is read by the proposed mappings';
  if (unknown === 'left-out') return 'What no source recognises is left out';
  return `No source recognises ${counted(inQuestion, 'member')}`;
}
