import type { RuleSummary } from '../../../shared/detection.ts';
import { LogText } from '../../components/log-text.tsx';
import styles from './rules.module.css';

/** Where a rule stands, what it is made of and asked of, who wrote it. */
export function RuleFacts({ rule }: { rule: RuleSummary }) {
  const { id, file, line, type, rules, logsource, systems, tags, author } = rule;
  const facts = [
    ['File', `${file}:${line}`],
    ['Id', id],
    ['Type', type],
    ['Made of', rules.join(', ')],
    ['Log source', logsource],
    ['Systems', systems.join(', ')],
    ['Tags', tags.join(', ')],
    ['Author', author],
  ].filter(([, text]) => text !== '');
  return (
    <dl className={styles.facts}>
      {facts.map(([name, text]) => (
        <Fact key={name} name={name ?? ''} text={text ?? ''} />
      ))}
    </dl>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <LogText text={text} />
      </dd>
    </>
  );
}
