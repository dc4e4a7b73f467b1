import { Button, Select, TextInput } from '@mantine/core';
import { levels, triageStates } from '../../../shared/detection.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LevelWord, TriageWord } from '../../components/level-word.tsx';
import { count } from '../../components/numbers.ts';
import { askReason, confirmNow } from './decide-with-reason.ts';
import { countBy, everyFinding, type FindingFilter } from './finding-order.ts';
import styles from './findings.module.css';
import { mostRead, useFindings } from './findings-state.ts';

const worstFirst = levels.toReversed();

/** What of the findings is listed: by level, state, rule and words; and what is done with the selected ones. */
export function FilterBar({ shown }: { shown: number }) {
  const list = useFindings((state) => state.list);
  const filter = useFindings((state) => state.filter);
  const selected = useFindings((state) => state.selected);
  const findings = list?.findings ?? [];
  const byLevel = countBy(findings, ({ level }) => level);
  const byState = countBy(findings, ({ state }) => state);
  const rules = new Map(findings.map(({ rule, title }) => [rule, title]));
  const byRule = countBy(findings, ({ rule }) => rule);
  const change = (part: Partial<FindingFilter>) =>
    useFindings.setState({ filter: { ...filter, ...part } });
  return (
    <div className={styles.filters}>
      <fieldset className={styles.toggles} aria-label="Levels">
        {worstFirst.map((level) => (
          <button
            key={level}
            type="button"
            aria-pressed={filter.levels.includes(level)}
            onClick={() => change({ levels: toggled(filter.levels, level) })}
          >
            <LevelWord level={level} /> {count(byLevel.get(level) ?? 0)}
          </button>
        ))}
      </fieldset>
      <fieldset className={styles.toggles} aria-label="States">
        {triageStates.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={filter.states.includes(state)}
            onClick={() => change({ states: toggled(filter.states, state) })}
          >
            <TriageWord state={state} /> {count(byState.get(state) ?? 0)}
          </button>
        ))}
      </fieldset>
      <Select
        size="xs"
        w={230}
        aria-label="Rule"
        placeholder="Any rule"
        clearable
        searchable
        limit={200}
        data={[...rules].map(([rule, title]) => ({
          value: rule,
          label: `${title} (${count(byRule.get(rule) ?? 0)})`,
        }))}
        value={filter.rule}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        onChange={(rule) => change({ rule })}
      />
      <TextInput
        size="xs"
        w={170}
        aria-label="Words in findings"
        placeholder="Words"
        value={filter.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <span role="status" className={styles.counts}>
        {list === null
          ? 'Reading…'
          : `${count(shown)} of ${count(list.total)}${list.total > mostRead ? `, of which the first ${count(mostRead)} are listed` : ''}`}
      </span>
      {filter === everyFinding ? null : (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => useFindings.setState({ filter: everyFinding })}
        >
          Show all
        </Button>
      )}
      {selected.size === 0 ? null : <Deeds selected={selected.size} />}
    </div>
  );
}

function Deeds({ selected }: { selected: number }) {
  return (
    <div className={styles.deeds}>
      <strong>{count(selected)} selected</strong>
      <Button size="compact-xs" variant="default" onClick={() => void toldWhenItFails(confirmNow)}>
        Confirm
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => askReason('dismissed')}>
        Dismiss…
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => askReason('open')}>
        Open again…
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => useFindings.setState({ selected: new Set() })}
      >
        Select none
      </Button>
    </div>
  );
}

function toggled<T>(chosen: readonly T[], value: T): T[] {
  return chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
}
