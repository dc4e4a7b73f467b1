import { Alert, Button, Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import type { MemberPreview } from '../../../shared/import-preview.ts';
import { kinds } from '../../../shared/kinds.ts';
import { LogText } from '../../components/log-text.tsx';
import type { DraftFile } from '../../state/import-draft.ts';
import { titleOf } from '../../state/view.ts';
import styles from './import-screen.module.css';
import { MappingEditor } from './mapping-editor.tsx';
import { readAs } from './run-import.ts';
import { SampleTable } from './sample-table.tsx';

/** One member: how it is recognised and why, another way to read it, its first ten records. */
export function MemberCard({ file, member }: { file: DraftFile; member: MemberPreview }) {
  const { name, layout, encoding, system, kind, reason, refusal } = member;
  const needsMapping = system === null || file.map !== null;
  const [isMapping, setMapping] = useState(needsMapping);
  return (
    <div className={styles.member}>
      <Group gap="md" align="end">
        <div style={{ flex: 1 }}>
          {name === file.preview?.file.name ? null : (
            <Text size="sm" fw={600}>
              <LogText text={name} />
            </Text>
          )}
          <Text size="sm">
            {system === null
              ? 'Not recognised'
              : `Read as ${system}${kind === null ? '' : `, ${titleOf(kind)}`}`}
            : <LogText text={reason} />{' '}
            <Text span size="sm" c="dimmed">
              ({layout}, {encoding})
            </Text>
          </Text>
        </div>
        <Select
          label="Kind"
          size="xs"
          w={170}
          data={[
            { value: '', label: 'As recognised' },
            ...kinds.map((each) => ({ value: each, label: titleOf(each) })),
          ]}
          value={file.kind ?? ''}
          allowDeselect={false}
          onChange={(value) =>
            void readAs(file.path, kinds.find((each) => each === value) ?? null, file.map)
          }
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
        <Button size="xs" variant="default" onClick={() => setMapping(!isMapping)}>
          {isMapping ? 'Hide the mapping' : 'Map columns…'}
        </Button>
      </Group>
      {refusal === null ? null : (
        <Alert color="yellow" mt="xs" title="It cannot be imported as it is">
          <LogText text={refusal.message} />
        </Alert>
      )}
      {isMapping || needsMapping ? <MappingEditor file={file} member={member} /> : null}
      <SampleTable member={member} />
    </div>
  );
}
