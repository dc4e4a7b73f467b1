import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core';
import { LogText } from '../../components/log-text.tsx';
import { counted } from '../../components/numbers.ts';
import { type DraftFile, missingAnswers, zonelessTimes } from '../../state/import-draft.ts';
import { FilePreview } from './file-preview.tsx';
import { chooseZone, importFiles, startOver } from './run-import.ts';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** How each file will be read, what is still to be said, and the start. */
export function LookAtFiles({ files, zone }: { files: readonly DraftFile[]; zone: string | null }) {
  const missing = missingAnswers(files, zone);
  const zoneless = zonelessTimes(files);
  return (
    <Stack gap="md">
      {files.map((file) => (
        <FilePreview key={file.path} file={file} />
      ))}
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
      <Group justify="end">
        <Text size="sm" c="dimmed" role="status">
          {missing.join(' ')}
        </Text>
        <Button variant="default" onClick={() => startOver()}>
          Start over
        </Button>
        <Button disabled={missing.length > 0} onClick={() => void importFiles(files, zone)}>
          Import {counted(files.length, 'file')}
        </Button>
      </Group>
    </Stack>
  );
}
