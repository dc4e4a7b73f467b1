import { useEffect, useState } from 'react';
import styles from './report.module.css';

/**
 * A report in a frame that can do nothing: no script, no form, no window, an origin of its own, and the page's
 * content policy beside that of the report.
 */
export function ReportFrame({ html }: { html: string }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [html]);
  if (address === null) return null;
  return <iframe className={styles.frame} title="Preview of the report" sandbox="" src={address} />;
}
