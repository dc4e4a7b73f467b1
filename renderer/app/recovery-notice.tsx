import { Alert, List } from '@mantine/core';
import { LogText } from '../components/log-text.tsx';
import { type Recovery, useAnswered } from '../state/answered.ts';

const words: Record<Recovery['state'], { color: string; title: string; text: string }> = {
  checking: {
    color: 'yellow',
    title: 'The engine stopped and was started again',
    text: 'The case is being verified…',
  },
  sound: {
    color: 'green',
    title: 'The engine stopped and was started again',
    text: 'The case was verified: everything is as it was imported. A job that ran then was given up.',
  },
  differs: {
    color: 'red',
    title: 'The engine stopped, and the case is not sound',
    text: 'The verification found this. Do not rely on what it names:',
  },
  'no-case': {
    color: 'yellow',
    title: 'The engine stopped and was started again',
    text: 'No case was open.',
  },
  failed: {
    color: 'red',
    title: 'The engine stopped, and the case could not be verified',
    text: 'Open it and verify it under Evidence:',
  },
};

/** Says that the engine had stopped by itself and how the case was found; stays until it is put away. */
export function RecoveryNotice() {
  const recovery = useAnswered((answered) => answered.recovery);
  if (recovery === null) return null;
  const { color, title, text } = words[recovery.state];
  return (
    <Alert
      color={color}
      title={title}
      role="alert"
      radius={0}
      withCloseButton={recovery.state !== 'checking'}
      closeButtonLabel="Close"
      onClose={() => useAnswered.setState({ recovery: null })}
    >
      {text}
      {recovery.found.length === 0 ? null : (
        <List size="sm">
          {recovery.found.map((found) => (
            <List.Item key={found}>
              <LogText text={found} />
            </List.Item>
          ))}
        </List>
      )}{' '}
      <LogText text={recovery.why} />
    </Alert>
  );
}
