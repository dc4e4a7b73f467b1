import { Tabs, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { goTo } from '../../app/frame-commands.ts';
import styles from './findings.module.css';

/** What both screens of detection begin with: the title, and the way from findings to rules and back. */
export function ScreenTabs({
  here,
  children,
}: {
  here: 'findings' | 'rules';
  children?: ReactNode;
}) {
  return (
    <div className={styles.top}>
      <Title order={1} size="h3">
        {here === 'findings' ? 'Findings' : 'Rules'}
      </Title>
      <Tabs
        value={here}
        variant="pills"
        onChange={(next) =>
          goTo(next === 'rules' ? { screen: 'rules' } : { screen: 'findings', finding: null })
        }
      >
        <Tabs.List aria-label="Detection">
          <Tabs.Tab value="findings" aria-controls="detection">
            Findings
          </Tabs.Tab>
          <Tabs.Tab value="rules" aria-controls="detection">
            Rules
          </Tabs.Tab>
        </Tabs.List>
      </Tabs>
      <div className={styles.topEnd}>{children}</div>
    </div>
  );
}
