import { Kbd, Modal, Table } from '@mantine/core';
import { dismiss } from '../state/on-screen.ts';
import { commands } from './commands.ts';
import { keyLabel } from './keymap.ts';
import styles from './keys-help.module.css';

/** All keys, by what they are for. */
export function KeysHelp() {
  const listed = commands.filter(({ keys }) => keys.length > 0);
  const groups = [...new Set(listed.map(({ group }) => group))];
  return (
    <Modal opened onClose={dismiss} title="Keys" size="70rem">
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <Table verticalSpacing={2} withRowBorders={false}>
              <Table.Tbody>
                {listed
                  .filter((command) => command.group === group)
                  .map(({ id, title, keys }) => (
                    <Table.Tr key={id}>
                      <Table.Td className={styles.keys}>
                        {keys.map((key) => (
                          <Kbd key={key} size="xs" mr={4}>
                            {keyLabel(key)}
                          </Kbd>
                        ))}
                      </Table.Td>
                      <Table.Td>{title}</Table.Td>
                    </Table.Tr>
                  ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
      </div>
    </Modal>
  );
}
