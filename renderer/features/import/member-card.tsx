import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { MemberPreview } from '../../../shared/import-preview.ts';
import { LogText } from '../../components/log-text.tsx';
import { type DraftFile, unnamedSystem } from '../../state/import-draft.ts';
import { systemTitle, useSources } from '../../state/sources.ts';
import { titleOf } from '../../state/view.ts';
import styles from './import-screen.module.css';
import { MappingEditor } from './mapping-editor.tsx';
import { ProposalList } from './proposal-list.tsx';
import { ReadingChoice } from './reading-choice.tsx';
import { recognitionWords } from './recognition-words.ts';
import { SampleTable } from './sample-table.tsx';

/** One member: how it is recognised and why, another way to read it, its first ten records. */
export function MemberCard({ file, member }: { file: DraftFile; member: MemberPreview }) {
  const { name, layout, encoding, system, kind, refusal, proposal } = member;
  const sources = useSources();
  const isAlone = file.preview?.total === 1;
  const isUnknown = system === null && member.columns.length > 0;
  const needsMapping = isAlone && (isUnknown || file.reading.map !== null);
  const [isMapping, setMapping] = useState(false);
  return (
    <section className={styles.member} aria-label={`How ${showHidden(name)} is read`}>
      <div>
        <div className={styles.recognised}>
          {isAlone ? null : (
            <Text size="sm" fw={600}>
              <LogText text={name} />
            </Text>
          )}
          <Text size="sm">
            {system === null ? (
              'Not recognised'
            ) : (
              <>
                {system === unnamedSystem ? 'Read by a mapping' : 'Read as '}
                {system === unnamedSystem ? null : <LogText text={systemTitle(system, sources)} />}
                {kind === null ? '' : `, ${titleOf(kind)}`}
              </>
            )}{' '}
            <Text span size="sm" c="dimmed">
              ({layout}, {encoding})
            </Text>
          </Text>
          <Text size="sm" c="dimmed">
            <LogText text={recognitionWords(member, file.reading)} />
          </Text>
        </div>
        <Group gap="xs" align="end" mt="xs">
          {isAlone ? <ReadingChoice file={file} /> : null}
          {needsMapping ? null : (
            <Button
              size="xs"
              variant="default"
              aria-expanded={isMapping}
              onClick={() => setMapping(!isMapping)}
            >
              {isMapping ? 'Hide the mapping' : 'Map columns…'}
            </Button>
          )}
        </Group>
      </div>
      {refusal === null || isUnknown ? null : (
        <Alert color="yellow" mt="xs" title="It cannot be imported as it is">
          <LogText text={refusal.message} />
        </Alert>
      )}
      {isMapping || needsMapping ? (
        <MappingEditor file={file} member={member} />
      ) : isUnknown && proposal !== null ? (
        <ProposalList proposal={proposal} />
      ) : null}
      <SampleTable member={member} />
    </section>
  );
}
