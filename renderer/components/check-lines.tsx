import { List, Text } from '@mantine/core';
import type { VerifyCheck } from '../../shared/verify-report.ts';
import styles from './check-lines.module.css';
import { LogText } from './log-text.tsx';

/** What a check found, line by line, and below it what is worth knowing and no difference. */
export function CheckLines({ findings, notes = [] }: Pick<VerifyCheck, 'findings' | 'notes'>) {
  return (
    <div className={styles.lines}>
      <List size="sm" listStyleType="none">
        {[...new Set(findings)].map((finding) => (
          <List.Item key={finding}>
            <LogText text={finding} />
          </List.Item>
        ))}
      </List>
      {notes.length === 0 ? null : (
        <>
          <Text size="sm" mt={4} fw={600}>
            Worth knowing
          </Text>
          <List size="sm">
            {[...new Set(notes)].map((note) => (
              <List.Item key={note}>
                <LogText text={note} />
              </List.Item>
            ))}
          </List>
        </>
      )}
    </div>
  );
}
