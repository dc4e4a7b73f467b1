import { Anchor, Button, Text, Title } from '@mantine/core';
import { type Level, levels } from '../../../shared/detection.ts';
import { goTo } from '../../app/frame-commands.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LevelWord } from '../../components/level-word.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LogText } from '../../components/log-text.tsx';
import { counted } from '../../components/numbers.ts';
import { useAnswered } from '../../state/answered.ts';
import type { Place } from '../../state/place.ts';
import { isUnfinished } from '../../state/response.ts';
import { everyFinding } from '../findings/finding-order.ts';
import { useFindings } from '../findings/findings-state.ts';
import { goingRun } from '../findings/latest-run.ts';
import { runRules } from '../findings/run-rules.ts';
import { aboutOf } from '../playbooks/run-list.tsx';
import styles from './overview.module.css';

/** Runs that are listed. */
const listed = 5;

/** How far the response is: open findings by level, runs of playbooks that go on, the plan. */
export function ResponseCards() {
  const response = useAnswered((answered) => answered.response);
  if (response === null) return null;
  const { detections, runs, actions } = response;
  const open = runs.filter(isUnfinished);
  return (
    <section aria-labelledby="response">
      <Title order={2} size="h5" id="response" mb="xs">
        Response
      </Title>
      <div className={styles.next}>
        {detections.length === 0 ? <NotRun /> : <OpenFindings />}
        {open.slice(0, listed).map((run) => (
          <div key={run.id}>
            <Way place={{ screen: 'run', run: run.id, step: null }}>
              <LogText text={run.title} />
            </Way>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              <LogText text={aboutOf(run)} />: {run.judged} of {run.steps} steps judged
            </Text>
          </div>
        ))}
        {open.length > listed ? (
          <Way place={{ screen: 'playbooks', playbook: null }}>
            {counted(open.length - listed, 'more run')}
          </Way>
        ) : null}
        {open.length === 0 ? (
          <Way place={{ screen: 'playbooks', playbook: null }}>Start a playbook</Way>
        ) : null}
        {actions === 0 ? null : (
          <Way place={{ screen: 'plan' }}>{counted(actions, 'action')} in the response plan</Way>
        )}
        <Way place={{ screen: 'report', run: null }}>Look at the report</Way>
      </div>
    </section>
  );
}

function OpenFindings() {
  const findings = useAnswered(({ response }) => response?.findings) ?? [];
  const open = findings.filter(({ state }) => state === 'open');
  const there = levels.toReversed().flatMap((level) => {
    const number = open
      .filter((each) => each.level === level)
      .reduce((sum, each) => sum + each.count, 0);
    return number === 0 ? [] : [[level, number] as const];
  });
  if (there.length === 0) {
    return (
      <Way place={{ screen: 'findings', finding: null }}>
        {findings.length === 0 ? 'The rules found nothing' : 'Every finding is decided about'}
      </Way>
    );
  }
  return (
    <ul className={styles.levels} aria-label="Open findings">
      {there.map(([level, number]) => (
        <li key={level}>
          <LinkButton onClick={() => openLevel(level)}>
            <LevelWord level={level} /> {counted(number, 'open finding')}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}

function NotRun() {
  const going = goingRun(useAnswered(({ jobs }) => jobs));
  if (going !== null) return <Text size="sm">The rules are running…</Text>;
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        No rules were run over this case yet.
      </Text>
      <Button size="compact-sm" onClick={() => void toldWhenItFails(runAndShow)}>
        Run the rules
      </Button>
    </div>
  );
}

async function runAndShow(): Promise<void> {
  goTo({ screen: 'findings', finding: null });
  await runRules();
}

function openLevel(level: Level): void {
  useFindings.setState({ filter: { ...everyFinding, levels: [level], states: ['open'] } });
  goTo({ screen: 'findings', finding: null });
}

function Way({ place, children }: { place: Place; children: React.ReactNode }) {
  return (
    <Anchor component="button" type="button" size="sm" ta="start" onClick={() => goTo(place)}>
      {children}
    </Anchor>
  );
}
