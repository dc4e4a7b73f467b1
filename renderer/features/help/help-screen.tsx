import { NavLink, TextInput, Typography } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState } from 'react';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { useChosen } from '../../state/chosen.ts';
import { HelpLink, HelpPicture, HelpTable } from './help-elements.tsx';
import styles from './help-screen.module.css';
import { Licences, licencesPage } from './licences.tsx';
import { helpPages, searchHelp } from './pages.ts';

const elements = { a: HelpLink, img: HelpPicture, table: HelpTable };

/** The help that is part of the program: its pages, searchable, without a network. */
export function HelpScreen({ page }: { page: string | null }) {
  const [words, setWords] = useState('');
  const isLicences = page === licencesPage;
  const shown = isLicences ? null : (helpPages.find(({ name }) => name === page) ?? helpPages[0]);
  const hits = words.trim() === '' ? null : searchHelp(words);
  return (
    <main className={styles.help} aria-label="Help">
      <nav className={styles.pages} aria-label="Pages of help">
        <TextInput
          size="xs"
          placeholder="Search help"
          aria-label="Search help"
          leftSection={<Search size={14} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {hits === null
          ? [...helpPages, { name: licencesPage, title: 'Licences' }].map(({ name, title }) => {
              const isShown = name === (shown?.name ?? licencesPage);
              return (
                <NavLink
                  key={name}
                  component="button"
                  label={title}
                  active={isShown}
                  aria-current={isShown ? 'page' : undefined}
                  onClick={() => openHelp(name)}
                />
              );
            })
          : hits.map((hit) => (
              <NavLink
                key={hit.id}
                component="button"
                label={hit.heading}
                description={hit.title}
                onClick={() => openHelp(hit.page, hit.heading)}
              />
            ))}
        {hits?.length === 0 ? <p role="status">Nothing in the help has these words.</p> : null}
      </nav>
      <article className={styles.article}>
        {isLicences ? (
          <Licences />
        ) : (
          <Typography>
            <Markdown remarkPlugins={[remarkGfm]} components={elements}>
              {shown?.text ?? ''}
            </Markdown>
          </Typography>
        )}
      </article>
    </main>
  );
}

/** Opens a page, and brings a heading of it into sight. */
function openHelp(name: string, heading?: string): void {
  useChosen.setState({ place: { screen: 'help', page: name } });
  if (heading === undefined) return;
  requestAnimationFrame(() => {
    const found = [...document.querySelectorAll('article h1, article h2')].find(
      ({ textContent }) => textContent === heading.replaceAll('`', ''),
    );
    found?.scrollIntoView({ block: 'start' });
  });
}
