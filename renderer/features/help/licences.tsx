import { Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Trouble } from '../../components/trouble.tsx';
import styles from './help-screen.module.css';

/** Name of the page in addresses; no file of help. */
export const licencesPage = 'licences';

/** The file that the build puts beside the page. */
const file = 'THIRD-PARTY-NOTICES.txt';

/** The licences of what others made and is part of the program, as they were collected when it was built. */
export function Licences() {
  const [text, setText] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    let isGone = false;
    readNotices().then(
      (read) => isGone || setText(read),
      () =>
        isGone || setTrouble(`${file} could not be read. Open it in the folder of the program.`),
    );
    return () => {
      isGone = true;
    };
  }, []);

  return (
    <>
      <Title order={1}>Licences</Title>
      {trouble === null ? null : <Trouble message={trouble} />}
      {text === null ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has nothing else that the keyboard reaches
        <pre className={styles.licences} tabIndex={0}>
          {text}
        </pre>
      )}
    </>
  );
}

async function readNotices(): Promise<string> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(String(answer.status));
  return await answer.text();
}
