import { Button, TextInput } from '@mantine/core';
import { Fragment } from 'react';
import type { RuleSettings, RuleSummary } from '../../../shared/detection.ts';
import { LogText } from '../../components/log-text.tsx';
import { useChosen } from '../../state/chosen.ts';
import { withSetting } from './rule-settings.ts';
import styles from './rules.module.css';

const none: RuleSettings[string] = {};

/** Thresholds, hours and lists of a rule, to be set otherwise: kept for this user, in force from the next run on. */
export function RuleParameters({ rule: { id, parameters } }: { rule: RuleSummary }) {
  const own = useChosen(({ detection }) => detection.settings[id] ?? none);
  if (parameters.length === 0) return null;
  const set = (name: string, value: string | null) =>
    useChosen.setState(({ detection }) => ({
      detection: { ...detection, settings: withSetting(detection.settings, id, name, value) },
    }));
  return (
    <section aria-label="Parameters">
      <h3>Parameters</h3>
      <div className={styles.parameters}>
        {parameters.map(({ name, title, value }) => (
          <Fragment key={name}>
            <label htmlFor={`parameter-${name}`}>
              <LogText text={title} />
            </label>
            <TextInput
              id={`parameter-${name}`}
              size="xs"
              value={own[name] ?? value}
              onChange={(event) => {
                const text = event.currentTarget.value;
                set(name, text === value ? null : text);
              }}
            />
            <Button
              size="compact-xs"
              variant="subtle"
              className={styles.given}
              data-set={own[name] === undefined ? undefined : true}
              onClick={() => set(name, null)}
            >
              As in the rule
            </Button>
          </Fragment>
        ))}
      </div>
    </section>
  );
}
