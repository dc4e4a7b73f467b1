import { Anchor, Table } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useChosen } from '../../state/chosen.ts';
import styles from './help-screen.module.css';
import { helpPages, pictureOf } from './pages.ts';

/**
 * A link to another page of help opens it. One out of the program is left to the browser, and on the desktop to a
 * question; anything but https stands as text.
 */
export function HelpLink({ href = '', children }: ComponentProps<'a'>) {
  const name = href.replace(/^.*\//, '').replace(/\.md(#.*)?$/, '');
  if (!helpPages.some((page) => page.name === name)) {
    return href.startsWith('https://') ? (
      <Anchor inherit href={href} target="_blank" rel="noreferrer noopener">
        {children}
      </Anchor>
    ) : (
      <>
        {children} <code>{href}</code>
      </>
    );
  }
  return (
    <Anchor
      component="button"
      type="button"
      inherit
      onClick={() => useChosen.setState({ place: { screen: 'help', page: name } })}
    >
      {children}
    </Anchor>
  );
}

/** A picture that is part of the program. */
export function HelpPicture({ src, alt = '' }: ComponentProps<'img'>) {
  const url = typeof src === 'string' ? pictureOf(src) : null;
  return url === null ? <em>{alt}</em> : <img className={styles.picture} src={url} alt={alt} />;
}

/** A table in the widgets' own look. */
export function HelpTable({ children }: ComponentProps<'table'>) {
  return (
    <Table className={styles.table} withTableBorder verticalSpacing={4}>
      {children}
    </Table>
  );
}
