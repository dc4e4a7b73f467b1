import { Button, Group, List, Text } from '@mantine/core';
import { useState } from 'react';
import type { MappedWord, MemberPreview } from '../../../shared/import-preview.ts';
import { LogText } from '../../components/log-text.tsx';
import type { DraftFile, Mapping } from '../../state/import-draft.ts';
import { ColumnChoice } from './column-choice.tsx';
import styles from './import-screen.module.css';
import { KeepMapping } from './keep-mapping.tsx';
import { KeptMappings } from './kept-mappings.tsx';
import { readAs } from './looked-at.ts';
import { mappedFields } from './mapped-fields.ts';
import { SystemName } from './system-name.tsx';

/**
 * Which column fills which field: what is proposed with the reason, to be confirmed or changed, and one that was kept
 * before. Every change shows at once in the first records below.
 */
export function MappingEditor({ file, member }: { file: DraftFile; member: MemberPreview }) {
  const proposal = useLastProposal(member);
  const { reading } = file;
  const kind = reading.kind ?? proposal?.kind ?? member.kind ?? 'event';
  const map = reading.map ?? proposal?.map ?? member.mapping;
  const { proposed, others } = mappedFields(kind, proposal, map);
  const choose = (word: MappedWord, column: string | null) => {
    const next: Mapping = { ...map };
    if (column === null) delete next[word];
    else next[word] = column;
    void readAs(file, { kind, map: next });
  };
  const choice = (word: MappedWord, label: string) => (
    <ColumnChoice
      label={label}
      columns={member.columns}
      column={map[word] ?? null}
      onChoose={(column) => choose(word, column)}
    />
  );
  return (
    <section aria-label="Mapping">
      <Group justify="space-between" align="end" mt="sm" mb="xs">
        <Text size="sm" maw={640}>
          {file.preview?.total === 1 ? '' : 'A mapping is used for every member of this file. '}
          {reading.map === null && proposal !== null
            ? 'This is proposed from the names of its columns and their values. Look at it, change what is wrong, and confirm it.'
            : 'Which column is what? What is not mapped stays in the record and can be asked for by its name.'}
        </Text>
        {reading.map === null ? (
          <Button
            size="compact-sm"
            disabled={Object.keys(map).length === 0}
            onClick={() => void readAs(file, { kind, map })}
          >
            Use this mapping
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void readAs(file, { system: null, kind: null, map: null })}
          >
            Back to what content says
          </Button>
        )}
      </Group>
      <KeptMappings file={file} columns={member.columns} />
      {proposal === null || proposal.cautions.length === 0 ? null : (
        <List size="sm" mb="xs">
          {proposal.cautions.map((caution) => (
            <List.Item key={caution}>
              <LogText text={caution} />
            </List.Item>
          ))}
        </List>
      )}
      {proposed.length === 0 ? null : (
        <ul className={styles.proposed} aria-label="Proposed">
          {proposed.map(({ word, label }) => (
            <li key={word}>
              {choice(word, label)}
              <Text size="sm" c="dimmed" className={styles.why}>
                <LogText text={whyWords(word, map, proposal)} />
              </Text>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.mapping}>
        {others.map(({ word, label }) => (
          <div key={word}>{choice(word, label)}</div>
        ))}
      </div>
      {reading.map === null ? null : (
        <>
          <SystemName file={file} />
          <KeepMapping kind={kind} map={reading.map} system={reading.system} member={member} />
        </>
      )}
    </section>
  );
}

/** The proposal, which the engine no longer makes once a mapping is in force. */
function useLastProposal({ proposal }: MemberPreview): MemberPreview['proposal'] {
  const [last, setLast] = useState(proposal);
  if (proposal !== null && proposal !== last) setLast(proposal);
  return proposal ?? last;
}

function whyWords(word: MappedWord, map: Mapping, proposal: MemberPreview['proposal']): string {
  const column = proposal?.map[word];
  if (column === undefined) return '';
  if (map[word] !== column) return `Proposed was ${column}.`;
  return proposal?.why[word] ?? '';
}
