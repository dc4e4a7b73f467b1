import { Text } from '@mantine/core';
import type { MappingProposal } from '../../../shared/import-preview.ts';
import { LogText } from '../../components/log-text.tsx';
import styles from './import-screen.module.css';
import { mappedFields } from './mapped-fields.ts';

/** A proposed mapping to be looked at: which column would fill which field, and why. */
export function ProposalList({ proposal }: { proposal: MappingProposal }) {
  const { kind, map, why, cautions } = proposal;
  const { proposed } = mappedFields(kind, proposal, map);
  if (proposed.length === 0) {
    return (
      <Text size="sm" mt="xs">
        Nothing is proposed for it: none of its columns looks like a field.
      </Text>
    );
  }
  return (
    <>
      <ul className={styles.proposed} aria-label="Proposed">
        {proposed.map(({ word, label }) => (
          <li key={word}>
            <Text size="sm">
              {label}: <LogText text={map[word] ?? ''} />
            </Text>
            <Text size="sm" c="dimmed">
              <LogText text={why[word] ?? ''} />
            </Text>
          </li>
        ))}
      </ul>
      {cautions.map((caution) => (
        <Text key={caution} size="sm">
          <LogText text={caution} />
        </Text>
      ))}
    </>
  );
}
