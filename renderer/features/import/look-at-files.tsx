import { Alert, Button, Group, Loader, Select, Stack, Text } from '@mantine/core';
import { LogText } from '../../components/log-text.tsx';
import { count, counted } from '../../components/numbers.ts';
import {
  type DraftFile,
  holdsNoLog,
  type LookingDraft,
  mayBringRecords,
  membersInQuestion,
  missingAnswers,
  zonelessTimes,
} from '../../state/import-draft.ts';
import { FilePreview } from './file-preview.tsx';
import styles from './import-screen.module.css';
import { answerForAll, chooseZone, startOver } from './looked-at.ts';
import { NotTaken, refusalsOf } from './not-taken.tsx';
import { importFiles } from './run-import.ts';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** So many files stand open at once; more are a line each. */
const fewFiles = 3;

/** How each file will be read, what is still to be said, and the start. */
export function LookAtFiles({ draft }: { draft: LookingDraft }) {
  const { files, zone, leftOut, finding } = draft;
  const missing = finding > 0 ? ['A folder is being looked into.'] : missingAnswers(files, zone);
  const zoneless = zonelessTimes(files);
  const isFew = files.length <= fewFiles;
  // A file that is given by itself is shown with what is wrong with it.
  const without = files.length === 1 && leftOut.length === 0 ? [] : files.filter(holdsNoLog);
  const shown = files.filter((file) => !without.includes(file));
  return (
    <Stack gap="md">
      {finding === 0 ? null : (
        <Group gap="xs">
          <Loader size="xs" />
          <Text size="sm">Looking for files…</Text>
        </Group>
      )}
      <div className={isFew ? styles.files : styles.rows}>
        {shown.map((file) => (
          <FilePreview key={file.path} file={file} opens={isFew} />
        ))}
      </div>
      <NotTaken refused={[...without.flatMap(refusalsOf), ...leftOut]} />
      <InQuestion files={files} />
      {zoneless.length === 0 ? null : (
        <Alert color="yellow" title="Times without a zone">
          <Text size="sm" mb="xs">
            Some times say no zone: <LogText text={zoneless.join(', ')} />. Which zone were they
            written in? It is kept with the source, and its records are marked as assumed.
          </Text>
          <Select
            label="Zone of times without one"
            placeholder="Choose"
            searchable
            limit={100}
            data={zones}
            value={zone}
            onChange={chooseZone}
            w={320}
            comboboxProps={{ transitionProps: { duration: 0 } }}
          />
        </Alert>
      )}
      <Group justify="end" wrap="nowrap">
        <Text size="sm" c="dimmed" role="status">
          {missing.join(' ')}
        </Text>
        <Button variant="default" onClick={() => startOver()}>
          Start over
        </Button>
        <Button disabled={missing.length > 0} onClick={() => void importFiles(draft)}>
          Import {counted(files.filter(mayBringRecords).length, 'file')}
        </Button>
      </Group>
    </Stack>
  );
}

/** One answer for all files that no source recognises, where there are several. */
function InQuestion({ files }: { files: readonly DraftFile[] }) {
  const inQuestion = files.filter((file) => membersInQuestion(file).length > 0).length;
  const late = files.filter(({ isAsked }) => !isAsked).length;
  if (inQuestion < 2 && (inQuestion === 0 || late === 0)) return null;
  return (
    <Alert
      color="yellow"
      title={`${counted(inQuestion, 'file')} of shapes that no source describes`}
    >
      <Text size="sm" mb="xs">
        A mapping is proposed for each, from the names of its columns and their values; open a file
        to see and change it.
        {late === 0
          ? ''
          : ` The answer goes for the ${count(late)} files too that were not looked at yet.`}
      </Text>
      <Group gap="xs">
        <Button size="compact-sm" onClick={() => answerForAll('proposed')}>
          Use all proposed mappings
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => answerForAll('left-out')}>
          Import the other files only
        </Button>
      </Group>
    </Alert>
  );
}
