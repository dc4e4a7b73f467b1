import { NativeSelect, Text } from '@mantine/core';
import type { ConnectorSummary } from '../../../shared/connection.ts';
import { type ConnectionDraft, withConnector } from './connection-draft.ts';

/** Which system a connection is to: it decides what else is asked. */
export function SystemChoice({
  connectors,
  draft,
  onDraft,
  isFixed,
}: {
  connectors: readonly ConnectorSummary[];
  draft: ConnectionDraft;
  onDraft: (draft: ConnectionDraft) => void;
  /** A connection that is kept stays one to its system. */
  isFixed: boolean;
}) {
  const chosen = connectors.find(({ connector }) => connector === draft.connector);
  return (
    <div>
      <NativeSelect
        label="System"
        disabled={isFixed}
        value={draft.connector}
        onChange={({ currentTarget: { value } }) => {
          const next = connectors.find(({ connector }) => connector === value);
          if (next !== undefined) onDraft(withConnector(draft, next));
        }}
        data={connectors.map(({ connector, title }) => ({ value: connector, label: title }))}
      />
      <Text size="xs" c="dimmed" mt={4} mih="1.3em">
        {chosen?.about}
        {chosen?.retention == null ? '' : ` Kept there: ${chosen.retention}`}
      </Text>
    </div>
  );
}
