import type { ComponentProps } from 'react';
import styles from './link-button.module.css';

/** A button that reads like a link: it leads to another place of the page. */
export function LinkButton({ className, ...rest }: Omit<ComponentProps<'button'>, 'type'>) {
  const name = className === undefined ? styles.link : `${styles.link} ${className}`;
  return <button {...rest} type="button" className={name} />;
}
