import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { wordsOf } from '../../app/trouble-notice.ts';
import { Trouble } from '../../components/trouble.tsx';
import { dismiss } from '../../state/on-screen.ts';
import type { ViewKey } from '../../state/view.ts';
import { useZone } from '../../state/zone.ts';
import { goToTime } from './cursor.ts';
import { readTypedTime } from './typed-time.ts';

/** Goes to the first row at a time or beyond it, in a table that is ordered by time. */
export function GoToTimeDialog(_: { view: ViewKey }) {
  const zone = useZone();
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const go = async () => {
    const micros = readTypedTime(text, zone);
    if (micros === null) {
      setTrouble('Write a time as 2026-02-12 or 2026-02-12 04:05:06, with or without an offset.');
      return;
    }
    try {
      if (await goToTime(micros)) dismiss();
      else setTrouble('The table has no record at that time or beyond it.');
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  return (
    <Modal opened onClose={dismiss} title="Go to a time" size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <TextInput
          label={`Time, in ${zone} where it names no other zone`}
          placeholder="2026-02-12 04:05"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
        />
        {trouble === null ? <Text size="sm" mih="1.5em" /> : <Trouble message={trouble} />}
        <Group justify="end">
          <Button type="submit">Go</Button>
        </Group>
      </form>
    </Modal>
  );
}
