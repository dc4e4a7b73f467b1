import {
  Circle,
  CircleAlert,
  CircleCheck,
  CircleMinus,
  CircleSlash,
  Info,
  type LucideIcon,
  OctagonAlert,
  TriangleAlert,
} from 'lucide-react';
import type { Level, TriageState } from '../../shared/detection.ts';
import styles from './level-word.module.css';

const levelIcons: Record<Level, LucideIcon> = {
  critical: OctagonAlert,
  high: TriangleAlert,
  medium: CircleAlert,
  low: CircleMinus,
  informational: Info,
};

const stateIcons: Record<TriageState, LucideIcon> = {
  open: Circle,
  confirmed: CircleCheck,
  dismissed: CircleSlash,
};

/** How much a finding matters: a word, a shape and a colour, so that none of them is needed alone. */
export function LevelWord({ level }: { level: Level }) {
  const Icon = levelIcons[level];
  return (
    <span className={styles.level} data-level={level}>
      <Icon size={13} aria-hidden />
      {level}
    </span>
  );
}

/** What was decided about a finding. */
export function TriageWord({ state }: { state: TriageState }) {
  const Icon = stateIcons[state];
  return (
    <span className={styles.level} data-state={state}>
      <Icon size={13} aria-hidden />
      {state}
    </span>
  );
}
