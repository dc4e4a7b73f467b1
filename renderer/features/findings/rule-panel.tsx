import { Button, Group, Text, Title } from '@mantine/core';
import type { RuleSummary } from '../../../shared/detection.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LevelWord } from '../../components/level-word.tsx';
import { LogText } from '../../components/log-text.tsx';
import { useAnswered } from '../../state/answered.ts';
import { openText } from '../../state/query-edits.ts';
import styles from './findings.module.css';
import { lookAt } from './findings-state.ts';
import { goingRun } from './latest-run.ts';
import { QuestionText } from './question-text.tsx';
import { RuleFacts } from './rule-facts.tsx';
import { RuleParameters } from './rule-parameters.tsx';
import { runRules } from './run-rules.ts';

/** One rule: what it looks for and why, when it is harmless, what it asks, and its parameters. */
export function RulePanel({ rule }: { rule: RuleSummary }) {
  const isRunning = useAnswered(({ jobs }) => goingRun(jobs) !== null);
  const { title, level, description, why, falsePositives, references, query, kind } = rule;
  const run = async () => {
    lookAt(null);
    await runRules([rule.id]);
  };
  return (
    <>
      <Group gap={6} mt="md" mb={4}>
        <LevelWord level={level} />
        <Text size="xs" c="dimmed">
          {rule.origin === 'own' ? 'own rule' : 'part of Trailcase'}
          {rule.status === '' ? '' : ` · ${rule.status}`}
        </Text>
      </Group>
      <Title order={2} size="h4" className={styles.name}>
        <LogText text={title} />
      </Title>
      <p className={styles.prose}>
        <LogText text={description.trim()} />
      </p>
      <Group gap={6}>
        <Button
          size="compact-xs"
          disabled={isRunning || !rule.reports}
          onClick={() => void toldWhenItFails(run)}
        >
          Run this rule
        </Button>
        {query === null ? null : (
          <Button size="compact-xs" variant="default" onClick={() => openText(query, kind)}>
            Open as query
          </Button>
        )}
      </Group>
      {query === null ? null : <QuestionText text={query} />}
      <RuleParameters rule={rule} />
      {why.trim() === '' ? null : (
        <section>
          <h3>Why it matters</h3>
          <p className={styles.prose}>
            <LogText text={why.trim()} />
          </p>
        </section>
      )}
      <Listed title="When it is harmless" texts={falsePositives} />
      <Listed title="References" texts={references} />
      <RuleFacts rule={rule} />
    </>
  );
}

function Listed({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {texts.map((text) => (
          <li key={text}>
            <LogText text={text} />
          </li>
        ))}
      </ul>
    </section>
  );
}
