import { NavLink, Text, TextInput, Title } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState } from 'react';
import type { SourceSummary } from '../../../shared/sources.ts';
import { counted } from '../../components/numbers.ts';
import { useChosen } from '../../state/chosen.ts';
import { useSources } from '../../state/sources.ts';
import { HelpLink } from '../help/help-elements.tsx';
import help from '../help/help-screen.module.css';
import { findSources } from './find-sources.ts';
import { ShapeCard } from './shape-card.tsx';
import styles from './sources-screen.module.css';

/** The systems that are recognised: what tells their records, and what is read from where. Nothing is changed here. */
export function SourcesScreen({ system }: { system: string | null }) {
  const sources = useSources();
  const [words, setWords] = useState('');
  if (sources === null) return <main aria-label="Sources" />;
  const found = findSources(sources, words);
  const shown = sources.find((each) => each.system === system) ?? found[0];
  return (
    <main className={help.help} aria-label="Sources">
      <nav className={help.pages} aria-label="Systems">
        <TextInput
          size="xs"
          placeholder="Find a system, a field or a key"
          aria-label="Find a system, a field or a key"
          leftSection={<Search size={14} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {found.map((source) => (
          <NavLink
            key={source.system}
            component="button"
            label={source.title}
            description={source.system}
            classNames={{ description: styles.short ?? '' }}
            active={source.system === shown?.system}
            aria-current={source.system === shown?.system ? 'page' : undefined}
            onClick={() =>
              useChosen.setState({ place: { screen: 'sources', system: source.system } })
            }
          />
        ))}
        {found.length === 0 ? (
          <p role="status">No system has these words. Its exports are read with a mapping.</p>
        ) : null}
      </nav>
      <article className={help.article} key={shown?.system}>
        {shown === undefined ? null : <Source source={shown} />}
      </article>
    </main>
  );
}

function Source({ source: { system, title, shapes } }: { source: SourceSummary }) {
  return (
    <div>
      <Title order={1} size="h3">
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {counted(shapes.length, 'shape')}; <code>--source {system}</code> reads a file as this,
        whatever content says. <HelpLink href="importing.md">Help on importing</HelpLink>
      </Text>
      {shapes.map((shape) => (
        <ShapeCard key={`${shape.title} ${shape.tells}`} shape={shape} />
      ))}
    </div>
  );
}
