import { Alert, List } from '@mantine/core';
import { LogText } from '../components/log-text.tsx';
import { useAnswered } from '../state/answered.ts';
import { recoveryWords } from './recovery-words.ts';

/** Says that the engine had stopped by itself and how the case was found; stays until it is put away. */
export function RecoveryNotice() {
  const recovery = useAnswered((answered) => answered.recovery);
  if (recovery === null) return null;
  const { color, title, text } = recoveryWords(recovery);
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
      <LogText text={text} />
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
