import { Alert } from '@mantine/core';
import type { RuleProblem } from '../../../shared/detection.ts';
import { LogText } from '../../components/log-text.tsx';
import { count, counted } from '../../components/numbers.ts';
import styles from './findings.module.css';

/** Problems that are listed. */
const listed = 200;

/** What of files of rules or playbooks cannot be used, with place and reason. The others are used. */
export function ProblemList({
  problems,
}: {
  problems: readonly (Pick<RuleProblem, 'file' | 'line' | 'message'> & { rule?: string | null })[];
}) {
  if (problems.length === 0) return null;
  return (
    <Alert
      color="yellow"
      mt="sm"
      title={`${counted(problems.length, 'problem')} in the files; the rest is used`}
    >
      <ul className={styles.problems}>
        {problems.slice(0, listed).map(({ file, line, message, rule = null }) => (
          <li key={`${file} ${line} ${rule} ${message}`}>
            <code>
              <LogText text={line === null ? file : `${file}:${line}`} />
            </code>{' '}
            {rule === null ? null : (
              <b>
                <LogText text={rule} />{' '}
              </b>
            )}
            <LogText text={message} />
          </li>
        ))}
      </ul>
      {problems.length > listed ? `The first ${count(listed)} are listed.` : null}
    </Alert>
  );
}
