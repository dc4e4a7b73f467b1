import {
  Circle,
  CircleCheck,
  CircleDot,
  type LucideIcon,
  OctagonAlert,
  ShieldQuestion,
  SkipForward,
  TriangleAlert,
} from 'lucide-react';
import type { PlaybookRun, RunStep, Verdict } from '../../../shared/playbook.ts';
import { LogText } from '../../components/log-text.tsx';
import { counted } from '../../components/numbers.ts';
import styles from './run.module.css';
import { goToStep } from './run-state.ts';
import { verdictWords } from './run-words.ts';

/** The shape of each verdict: the word stands beside it. */
export const verdictIcons: Record<Verdict, LucideIcon> = {
  normal: CircleCheck,
  suspicious: TriangleAlert,
  malicious: OctagonAlert,
  inconclusive: ShieldQuestion,
  skipped: SkipForward,
};

/** The steps of a run: what each found, what it was judged to be, and which comes next. */
export function StepList({ run, current }: { run: PlaybookRun; current: string }) {
  return (
    <nav className={styles.steps} aria-label="Steps">
      <ol>
        {run.all.map((each, at) => (
          <li key={each.step.id}>
            <StepItem
              each={each}
              number={at + 1}
              isCurrent={each.step.id === current}
              isNext={each.step.id === run.next}
              isBypassed={run.bypassed.includes(each.step.id)}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepItem({
  each: { step, verdict, answer, query },
  number,
  isCurrent,
  isNext,
  isBypassed,
}: {
  each: RunStep;
  number: number;
  isCurrent: boolean;
  isNext: boolean;
  isBypassed: boolean;
}) {
  const Icon = verdict === null ? (isNext ? CircleDot : Circle) : verdictIcons[verdict];
  const words = [
    verdict === null
      ? isNext
        ? 'next'
        : isBypassed
          ? 'passed by'
          : 'open'
      : verdictWords[verdict],
    answer === null ? (query === null ? '' : 'not asked') : counted(answer.count, 'record'),
  ].filter((word) => word !== '');
  return (
    <button
      type="button"
      className={styles.step}
      aria-current={isCurrent ? 'step' : undefined}
      data-bypassed={isBypassed ? true : undefined}
      onClick={() => goToStep(step.id)}
    >
      <span className={styles.verdictIcon} data-verdict={verdict ?? undefined}>
        <Icon size={15} aria-hidden />
      </span>
      <span>
        {number}. <LogText text={step.title} />
        <small>{words.join(' · ')}</small>
      </span>
    </button>
  );
}
