import { Alert, List, Text } from '@mantine/core';
import type { Refusal } from '../../../shared/import-receipt.ts';
import { groupOf, type RefusalGroup, refusalGroups } from '../../../shared/refusal-groups.ts';
import { LogText } from '../../components/log-text.tsx';
import { count, counted } from '../../components/numbers.ts';
import type { DraftFile } from '../../state/import-draft.ts';
import styles from './import-screen.module.css';

/** What is said of a group, behind its number. */
const words: Record<RefusalGroup, string> = {
  trouble: 'cannot be read',
  'needs-mapping': 'of a shape that no source describes',
  'no-log': 'no logs',
  'already-imported': 'in the case already',
  'left-out': 'left out',
};

/** Groups that a person should look after. */
const isTrouble = (group: RefusalGroup) => group === 'trouble' || group === 'needs-mapping';

/**
 * What is not taken, with the reason for each: what should be looked after stands open, the rest in one list that can
 * be opened.
 */
export function NotTaken({ refused }: { refused: readonly Refusal[] }) {
  const trouble = refused.filter((refusal) => isTrouble(groupOf(refusal)));
  const usual = refused.filter((refusal) => !trouble.includes(refusal));
  return (
    <>
      {trouble.length === 0 ? null : (
        <Alert color="red" title={`Not taken: ${groupWords(trouble)}`}>
          <Reasons refused={trouble} />
        </Alert>
      )}
      {usual.length === 0 ? null : (
        <details className={styles.notTaken}>
          <summary>
            <Text span size="sm">
              Not taken: {groupWords(usual)}
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

/** The message, with the file in front where it names only a member of it. */
function reasonWords({ file, name, message }: Refusal): string {
  const own = file.split(/[\\/]/).at(-1) ?? file;
  return name.endsWith(own) || message.includes(own) ? message : `${own}: ${message}`;
}

function groupWords(refused: readonly Refusal[]): string {
  return refusalGroups
    .flatMap((group) => {
      const number = refused.filter((refusal) => groupOf(refusal) === group).length;
      return number === 0 ? [] : [`${count(number)} ${words[group]}`];
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
