import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Level, levels, type RuleSummary } from '../../../shared/detection.ts';
import { type Pane, Panes } from '../../app/panes.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { LevelWord } from '../../components/level-word.tsx';
import { count, counted } from '../../components/numbers.ts';
import { OwnFolders } from '../../components/own-folders.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { useChosen } from '../../state/chosen.ts';
import { useReadableFolders } from '../../state/own-folders.ts';
import { useNewest } from '../../state/use-newest.ts';
import styles from './findings.module.css';
import { ProblemList } from './problem-list.tsx';
import { RuleList } from './rule-list.tsx';
import { RulePanel } from './rule-panel.tsx';
import { isSought } from './rule-search.ts';
import { RunBar, RunProgress } from './run-bar.tsx';
import { ScreenTabs } from './screen-tabs.tsx';

const worstFirst = levels.toReversed();

/** The rules that look through the records: what each asks, why, and the numbers of it that can be set otherwise. */
export function RulesScreen() {
  const folders = useChosen(({ detection }) => detection.rules);
  const readable = useReadableFolders('rules');
  const read = useNewest(readable.join('\n'), () =>
    engine().call('rules.list', { folders: readable }),
  );
  const [text, setText] = useState('');
  const [level, setLevel] = useState<Level | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const rules = read.value?.rules ?? [];
  const shown = rules.filter((rule) => isSought(rule, text, level));
  const rule = rules.find(({ id }) => id === chosen) ?? shown[0] ?? null;
  const panes: Pane[] = [
    {
      id: 'rules',
      size: 50,
      least: '20rem',
      content: (
        <section className={styles.list} aria-label="List of rules">
          <div className={styles.filters}>
            <Levels rules={rules} level={level} onLevel={setLevel} />
            <TextInput
              size="xs"
              w={200}
              aria-label="Find a rule"
              placeholder="Title, tag, system, file"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <span role="status" className={styles.counts}>
              {read.value === null
                ? 'Reading…'
                : `${count(shown.length)} of ${counted(rules.length, 'rule')}`}
            </span>
          </div>
          {read.value !== null && shown.length === 0 ? (
            <EmptyState title="No rule is left by this search">
              {rules.length} are there. Look for other words.
            </EmptyState>
          ) : (
            <RuleList rules={shown} chosen={rule?.id ?? null} onChosen={setChosen} />
          )}
        </section>
      ),
    },
    {
      id: 'rule',
      size: 50,
      least: '18rem',
      content: (
        <aside className={styles.panel} aria-label="Rule">
          <OwnFolders
            what="rules"
            folders={folders}
            onFolders={(next) => {
              useChosen.setState(({ detection }) => ({ detection: { ...detection, rules: next } }));
              read.again();
            }}
          />
          <ProblemList problems={read.value?.problems ?? []} />
          {rule === null ? (
            <Text c="dimmed">Choose a rule to read it here.</Text>
          ) : (
            <RulePanel key={rule.id} rule={rule} />
          )}
        </aside>
      ),
    },
  ];
  return (
    <main className={styles.screen} aria-label="Detection rules" id="detection">
      <ScreenTabs here="rules">
        <RunBar />
      </ScreenTabs>
      <RunProgress />
      {read.error === null ? null : <Trouble message={read.error} again={read.again} />}
      <div className={styles.below}>
        <Panes name="rules" panes={panes} />
      </div>
    </main>
  );
}

function Levels({
  rules,
  level,
  onLevel,
}: {
  rules: readonly RuleSummary[];
  level: Level | null;
  onLevel: (level: Level | null) => void;
}) {
  return (
    <fieldset className={styles.toggles} aria-label="Levels">
      {worstFirst.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={level === each}
          onClick={() => onLevel(level === each ? null : each)}
        >
          <LevelWord level={each} /> {count(rules.filter((rule) => rule.level === each).length)}
        </button>
      ))}
    </fieldset>
  );
}
