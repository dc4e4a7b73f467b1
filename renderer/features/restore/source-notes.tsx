import type { RestoreSource } from '../../../shared/restoring.ts';
import { LogText } from '../../components/log-text.tsx';
import { counted } from '../../components/numbers.ts';
import words from '../../components/told.module.css';
import styles from './restore.module.css';

/** What validating each source found: its form, its manifest and what is to be known of it. */
export function SourceNotes({ sources }: { sources: readonly RestoreSource[] }) {
  return (
    <>
      {sources.map(({ source, name, records, form, manifest, warnings }) => (
        <div key={source} className={styles.source}>
          Source {source}: <LogText text={name} />, {counted(records, 'record')},{' '}
          {form === 'json' ? 'sent as the bytes that were exported' : 'rows made into JSON'}.{' '}
          {manifest === null ? (
            <span className={words.dim}>No manifest lay beside it.</span>
          ) : (
            <span className={manifestLook(manifest.good)}>
              {manifest.good === null ? '' : manifest.good ? '✓ ' : '✗ '}
              <LogText text={manifest.told} />
            </span>
          )}
          {warnings.map((warning) => (
            <p key={warning} className={words.warn}>
              <LogText text={warning} />
            </p>
          ))}
        </div>
      ))}
    </>
  );
}

function manifestLook(good: boolean | null): string | undefined {
  if (good === null) return words.dim;
  return good ? words.good : words.bad;
}
