import { Button, Group, Text, Title } from '@mantine/core';
import { showHidden } from '../../../shared/hidden-characters.ts';
import type { PlaybookRun, RunStep } from '../../../shared/playbook.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { JobBar } from '../../components/job-bar.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { counted } from '../../components/numbers.ts';
import { useAnswered } from '../../state/answered.ts';
import { openText } from '../../state/query-edits.ts';
import { QuestionText } from '../findings/question-text.tsx';
import styles from './run.module.css';
import { askStep, goToStep, useRun } from './run-state.ts';
import { stepAfter } from './run-words.ts';
import { StepActions } from './step-actions.tsx';
import { StepVerdict } from './step-verdict.tsx';

/** One step: what it is to find out, its question and answer, how to read that, the verdict, and what it proposes. */
export function StepPanel({ run, at }: { run: PlaybookRun; at: RunStep }) {
  const { step } = at;
  const number = run.all.findIndex((each) => each.step.id === step.id) + 1;
  const after = stepAfter(run, at);
  return (
    <section className={styles.panel} aria-label="Step">
      <Title order={2} size="h4">
        {number}. <LogText text={step.title} />
      </Title>
      <p className={styles.prose}>
        <LogText text={step.purpose} />
      </p>
      <div className={styles.columns}>
        <div>
          <Question at={at} isOpen={run.state === 'running'} />
          <StepVerdict run={run} at={at} />
          <StepActions run={run} at={at} />
          <Group gap={6} mt="sm">
            {after === null ? (
              <Text size="sm" c="dimmed">
                {at.verdict === null ? 'This is the last step.' : 'No step follows.'}{' '}
                {run.state === 'running' ? 'Finish the run with a conclusion.' : ''}
              </Text>
            ) : (
              <Button
                size="compact-sm"
                variant={at.verdict === null ? 'default' : 'filled'}
                title="Key n"
                onClick={() => goToStep(after)}
              >
                Next: {run.all.find((each) => each.step.id === after)?.step.title}
              </Button>
            )}
          </Group>
        </div>
        <dl className={styles.guide}>
          <Guide title="Normal" text={step.normal} />
          <Guide title="Suspicious" text={step.suspicious} />
          <Guide title="Keep as evidence" text={step.capture} />
        </dl>
      </div>
    </section>
  );
}

function Guide({ title, text }: { title: string; text: string }) {
  if (text.trim() === '') return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd className={styles.prose}>
        <LogText text={text.trim()} />
      </dd>
    </div>
  );
}

function Question({ at, isOpen }: { at: RunStep; isOpen: boolean }) {
  const isBusy = useRun((state) => state.isBusy);
  const { query, problem, answer, step } = at;
  if (query === null) {
    return (
      <Text size="sm" c="dimmed">
        This step asks nothing of the records: read it, do it, and say how it went.
      </Text>
    );
  }
  return (
    <>
      <QuestionText text={answer?.query ?? query} />
      {problem === null ? null : (
        <Text size="sm" role="alert" className={styles.problem}>
          It cannot be asked: <LogText text={problem} />
        </Text>
      )}
      <Group gap={6} mt={6}>
        <Button
          size="compact-sm"
          title="Key a"
          variant={answer === null ? 'filled' : 'default'}
          disabled={!isOpen || problem !== null}
          loading={isBusy}
          onClick={() => void toldWhenItFails(askStep)}
        >
          {answer === null ? 'Ask' : 'Ask again'}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => openText(answer?.query ?? query, answer?.kind ?? step.kind)}
        >
          Open in the table
        </Button>
      </Group>
      <Asking />
      {answer === null ? null : <Frozen answer={answer} />}
    </>
  );
}

/** How far the question is that is being asked, and a way to stop it. */
function Asking() {
  const jobs = useAnswered((answered) => answered.jobs);
  const going = Object.values(jobs).find(
    ({ call, state }) => call === 'run.answer' && state === 'running',
  );
  if (going?.state !== 'running') return null;
  return <JobBar job={going.job} progress={going.progress} label="Progress of the step" />;
}

/** What was answered, when, to whom: it stays as it was, whatever is imported afterwards. */
function Frozen({ answer }: { answer: NonNullable<RunStep['answer']> }) {
  const records = useAnswered(({ caseInfo }) => caseInfo?.records ?? 0);
  const { count: number, sentence, first, last, time, by, asOf, zone, sha256 } = answer;
  return (
    <div className={styles.frozen}>
      <Text size="sm" role="status">
        <b>{counted(number, 'record')}</b>
        {first === null ? null : (
          <>
            {' '}
            from <Moment iso={first} /> to <Moment iso={last} />
          </>
        )}
      </Text>
      <Text size="xs" lineClamp={3} title={showHidden(sentence)}>
        <LogText text={sentence} />
      </Text>
      <Text size="xs" c="dimmed" title={`SHA-256 over the numbers of the records: ${sha256}`}>
        Asked <Moment iso={time} /> by <LogText text={by} />; ages count from <Moment iso={asOf} />,
        zone {zone}. The answer is frozen.
      </Text>
      {answer.records < records ? (
        <Text size="xs" className={styles.problem}>
          More was imported since: ask again to take it in. What was frozen stays in the custody
          log.
        </Text>
      ) : null}
    </div>
  );
}
