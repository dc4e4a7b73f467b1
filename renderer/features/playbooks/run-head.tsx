import { Button, Group, Text, Title } from '@mantine/core';
import type { PlaybookRun } from '../../../shared/playbook.ts';
import { goTo } from '../../app/frame-commands.ts';
import { toldWhenItFails } from '../../app/trouble-notice.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import styles from './run.module.css';
import { setRunState, useRun } from './run-state.ts';
import { stateWords } from './run-words.ts';

/** What a run is about, how far it is, and what can be done with it as a whole. */
export function RunHead({ run }: { run: PlaybookRun }) {
  const { title, state, asked, parameters, started, by, judged, steps, conclusion } = run;
  const isOpen = state === 'running';
  const put = (next: 'paused' | 'running') =>
    void toldWhenItFails(() => setRunState(next, conclusion));
  return (
    <header className={styles.head}>
      <div className={styles.about}>
        <Title order={1} size="h4">
          <LogText text={title} />
        </Title>
        <Text size="xs" c="dimmed">
          Run {run.id}, {stateWords[state]}: {judged} of {steps} steps judged. Started{' '}
          <Moment iso={started} /> by <LogText text={by} />.
        </Text>
        <div className={styles.parameters}>
          <dl className={styles.values}>
            {asked
              .filter(({ name }) => (parameters[name] ?? '') !== '')
              .map(({ name, title: label }) => (
                <div key={name}>
                  <dt>
                    <LogText text={label} />:
                  </dt>
                  <dd>
                    <LogText text={parameters[name] ?? ''} />
                  </dd>
                </div>
              ))}
          </dl>
          {isOpen ? (
            <LinkButton title="Key v" onClick={() => useRun.setState({ dialog: 'values' })}>
              Change…
            </LinkButton>
          ) : null}
        </div>
        {conclusion === '' ? null : (
          <p className={styles.conclusion}>
            <b>Conclusion:</b> <LogText text={conclusion} />
          </p>
        )}
      </div>
      <Group gap={6} wrap="nowrap">
        {isOpen ? (
          <>
            <Button
              size="compact-sm"
              title="Key F"
              onClick={() => useRun.setState({ dialog: 'finish' })}
            >
              Finish…
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => put('paused')}>
              Pause
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => useRun.setState({ dialog: 'abandon' })}
            >
              Abandon…
            </Button>
          </>
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => put('running')}>
            Go on with it
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => useRun.setState({ dialog: 'export' })}
        >
          Export…
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          title="Key R"
          onClick={() => goTo({ screen: 'report', run: run.id })}
        >
          Report
        </Button>
      </Group>
    </header>
  );
}
