import { Table, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CustodyEntry } from '../../../shared/case.ts';
import { custodyGist } from '../../../shared/custody-gist.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { LogText } from '../../components/log-text.tsx';
import { Moment } from '../../components/moment.tsx';
import { Trouble } from '../../components/trouble.tsx';
import { engine } from '../../engine/connection.ts';
import styles from './evidence-screen.module.css';

/** Characters of an entry's detail that are shown. */
const detailLength = 1_500;

/** Who did what in this case, newest first; each entry is bound to the one before by its hash. */
export function CustodyLog() {
  const [entries, setEntries] = useState<readonly CustodyEntry[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    engine()
      .call('custody.list', {})
      .then(setEntries, (error: unknown) => setTrouble(wordsOf(error)));
  }, []);
  if (trouble !== null) return <Trouble message={trouble} />;
  if (entries === null) return <Text c="dimmed">Reading the custody log…</Text>;
  return (
    <Table verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          {['', 'Time', 'By', 'Did', 'Detail', 'Hash'].map((heading) => (
            <Table.Th key={heading}>{heading === '' ? 'No.' : heading}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.toReversed().map(({ id, time, actor, action, detail, hash }) => (
          <Table.Tr key={id}>
            <Table.Td>{id}</Table.Td>
            <Table.Td>
              <Moment iso={time} />
            </Table.Td>
            <Table.Td>
              <LogText text={actor} />
            </Table.Td>
            <Table.Td>{action}</Table.Td>
            <Table.Td>
              <details>
                <summary>
                  <LogText text={custodyGist(detail) || shorten(JSON.stringify(detail), 80)} />
                </summary>
                <pre className={styles.detail}>
                  <LogText text={shorten(JSON.stringify(detail, null, 2), detailLength)} />
                </pre>
              </details>
            </Table.Td>
            <Table.Td className={styles.hash} title={hash}>
              {hash.slice(0, 12)}…
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function shorten(text: string | undefined, length: number): string {
  if (text === undefined) return '';
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
