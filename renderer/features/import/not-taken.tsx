import { Alert, List, Text } from '@mantine/core';
import type { Refusal } from '../../../shared/import-receipt.ts';
import {
  groupOf,
  groupWords,
  reasonWords,
  refusalGroups,
  usualGroups,
} from '../../../shared/refusal-groups.ts';
import { LogText } from '../../components/log-text.tsx';
import { count, counted } from '../../components/numbers.ts';
import type { DraftFile } from '../../state/import-draft.ts';
import styles from './import-screen.module.css';

/**
 * What is not taken, with the reason for each: what should be looked after stands open, the rest in one list that can
 * be opened.
 */
export function NotTaken({ refused }: { refused: readonly Refusal[] }) {
  const trouble = refused.filter((refusal) => !usualGroups.includes(groupOf(refusal)));
  const usual = refused.filter((refusal) => !trouble.includes(refusal));
  return (
    <>
      {trouble.length === 0 ? null : (
        <Alert color="red" title={`Not taken: ${summary(trouble)}`}>
          <Reasons refused={trouble} />
        </Alert>
      )}
      {usual.length === 0 ? null : (
        <details className={styles.notTaken}>
          <summary>
            <Text span size="sm">
              Not taken: {summary(usual)}
            </Text>
          </summary>
          <Reasons refused={usual} />
        </details>
      )}
    </>
  );
}

/** Lists of this length are shown whole; of longer ones the beginning. */
const listed = 1_000;

function Reasons({ refused }: { refused: readonly Refusal[] }) {
  const shown = refused.slice(0, listed);
  return (
    <>
      <List size="sm" className={styles.reasons}>
        {shown.map((refusal) => (
          <List.Item key={`${refusal.file} ${refusal.name} ${refusal.code}`}>
            <LogText text={reasonWords(refusal)} />
          </List.Item>
        ))}
      </List>
      {refused.length > shown.length ? (
        <Text size="sm">
          The first {count(shown.length)} of {counted(refused.length, 'reason')} are shown.
        </Text>
      ) : null}
    </>
  );
}

function summary(refused: readonly Refusal[]): string {
  return refusalGroups
    .flatMap((group) => {
      const number = refused.filter((refusal) => groupOf(refusal) === group).length;
      return number === 0 ? [] : [groupWords(group, number, count(number))];
    })
    .join(', ');
}

/** Why a file that was looked at will not be imported. */
export function refusalsOf({ path, name, preview, trouble }: DraftFile): Refusal[] {
  if (trouble !== null) return [{ file: path, name, code: 'file-unreadable', message: trouble }];
  return (preview?.members ?? []).flatMap(({ refusal }) =>
    refusal === null ? [] : [{ file: path, ...refusal }],
  );
}
