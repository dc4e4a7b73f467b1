import { Button, Group, Text, Textarea } from '@mantine/core';
import { type PlaybookRun, type RunStep, verdicts } from '../../../shared/playbook.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { counted } from '../../components/numbers.ts';
import { answerGrid } from './answer-table.tsx';
import styles from './run.module.css';
import { changeDraft, draftOf, isUnkept, judgeStep, useRun } from './run-state.ts';
import { verdictWords } from './run-words.ts';
import { verdictIcons } from './step-list.tsx';

/** The verdict on a step, with a note and the records that are kept as its evidence. */
export function StepVerdict({ run, at }: { run: PlaybookRun; at: RunStep }) {
  const drafts = useRun((state) => state.drafts);
  const isBusy = useRun((state) => state.isBusy);
  const { note, evidence } = draftOf(run.id, at);
  const isOpen = run.state === 'running';
  const isDraft = isUnkept(run.id, at, drafts);
  const keep = () => void toldWhenItFails(() => judgeStep());
  return (
    <section aria-label="Verdict">
      <h3>Verdict</h3>
      <div className={styles.verdicts}>
        {verdicts.map((verdict, number) => {
          const Icon = verdictIcons[verdict];
          return (
            <button
              key={verdict}
              type="button"
              className={styles.verdict}
              data-verdict={verdict}
              aria-pressed={at.verdict === verdict}
              disabled={!isOpen || isBusy}
              title={`Key ${number + 1}`}
              onClick={() => void toldWhenItFails(() => judgeStep(verdict))}
            >
              <Icon size={14} aria-hidden /> {verdictWords[verdict]}
              <kbd aria-hidden>{number + 1}</kbd>
            </button>
          );
        })}
      </div>
      <Textarea
        id="step-note"
        aria-label="Note on the step"
        placeholder="What did you see? What follows from it?"
        size="xs"
        mt={6}
        rows={2}
        disabled={!isOpen}
        value={note}
        onChange={(event) => changeDraft({ note: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (
            event.key === 'Escape' ||
            (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
          ) {
            event.preventDefault();
            event.stopPropagation();
            if (event.key === 'Enter') keep();
            (document.getElementById(answerGrid) ?? event.currentTarget).focus();
            if (document.activeElement === event.currentTarget) event.currentTarget.blur();
          }
        }}
      />
      <Group gap={8} mt={4} mih={24}>
        <Text size="xs">
          {evidence.length === 0
            ? 'No record is kept as evidence.'
            : `${counted(evidence.length, 'record')} kept as evidence.`}
        </Text>
        {isDraft ? (
          <Button size="compact-xs" title="Key s" onClick={keep} disabled={isBusy}>
            Keep note and evidence
          </Button>
        ) : at.judgedBy === null ? null : (
          <Text size="xs" c="dimmed">
            <LogText text={at.judgedBy} />, <Moment iso={at.judged} />
          </Text>
        )}
      </Group>
    </section>
  );
}
