import { Text, Title } from '@mantine/core';
import type { Playbook } from '../../../shared/playbook.ts';
import { goTo } from '../../app/frame-commands.ts';
import { type Pane, Panes } from '../../app/panes.tsx';
import { LogText } from '../../components/log-text.tsx';
import { OwnFolders } from '../../components/own-folders.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { useChosen } from '../../state/chosen.ts';
import { useReadableFolders } from '../../state/own-folders.ts';
import { useNewest } from '../../state/use-newest.ts';
import { ProblemList } from '../findings/problem-list.tsx';
import styles from './playbooks.module.css';
import { RunList } from './run-list.tsx';
import { categoryWords, compareCategories } from './run-words.ts';
import { StartForm } from './start-form.tsx';

/**
 * The playbooks by what they are for, the start of one of them, and the runs that there are.
 * @param playbook the one that is about to be started; null where none is
 */
export function PlaybooksScreen({ playbook: id }: { playbook: string | null }) {
  const folders = useChosen(({ detection }) => detection.playbooks);
  const readable = useReadableFolders('playbooks');
  const read = useNewest(readable.join('\n'), () =>
    engine().call('playbook.list', { folders: readable }),
  );
  const runs = useAnswered(({ response }) => response?.runs ?? null);
  const playbooks = read.value?.playbooks ?? [];
  const groups = [...Map.groupBy(playbooks, ({ category }) => category)].sort(([one], [other]) =>
    compareCategories(one, other),
  );
  const chosen = playbooks.find((each) => each.id === id) ?? null;
  const panes: Pane[] = [
    {
      id: 'playbooks',
      size: 42,
      least: '18rem',
      content: (
        <section className={styles.list} aria-label="List of playbooks">
          {read.value === null && read.error === null ? (
            <Text c="dimmed">Reading the playbooks…</Text>
          ) : null}
          {groups.map(([category, group]) => (
            <section key={category} aria-label={categoryWords(category)}>
              <h2>{categoryWords(category)}</h2>
              {group.map((each) => (
                <Item key={each.id} playbook={each} isChosen={each.id === id} />
              ))}
            </section>
          ))}
          <ProblemList problems={read.value?.problems ?? []} />
          <OwnFolders
            what="playbooks"
            folders={folders}
            onFolders={(next) => {
              useChosen.setState(({ detection }) => ({
                detection: { ...detection, playbooks: next },
              }));
              read.again();
            }}
          />
        </section>
      ),
    },
    {
      id: 'start',
      size: 58,
      least: '20rem',
      content: (
        <section className={styles.side} aria-label="Start and runs">
          {chosen === null ? null : <StartForm key={chosen.id} playbook={chosen} />}
          {id !== null && chosen === null && read.value !== null ? (
            <Text>There is no playbook “{id}” here. Choose one of the list.</Text>
          ) : null}
          <RunList
            title={chosen === null ? 'Runs' : 'Runs of this playbook'}
            runs={runs?.filter(({ playbook }) => chosen === null || playbook === chosen.id) ?? null}
          />
        </section>
      ),
    },
  ];
  return (
    <main className={styles.screen} aria-label="Playbooks">
      <Title order={1} size="h3" className={styles.title}>
        Playbooks
      </Title>
      {read.error === null ? null : <Trouble message={read.error} again={read.again} />}
      <div className={styles.below}>
        <Panes name="playbooks" panes={panes} />
      </div>
    </main>
  );
}

function Item({
  playbook: { id, title, description, origin, steps },
  isChosen,
}: {
  playbook: Playbook;
  isChosen: boolean;
}) {
  return (
    <button
      type="button"
      className={styles.item}
      aria-current={isChosen ? 'true' : undefined}
      onClick={() => goTo({ screen: 'playbooks', playbook: id })}
    >
      <b>
        <LogText text={title} />
      </b>
      <span>
        {steps.length} steps{origin === 'own' ? ' · own' : ''}
      </span>
      <p>
        <LogText text={description.trim()} />
      </p>
    </button>
  );
}
