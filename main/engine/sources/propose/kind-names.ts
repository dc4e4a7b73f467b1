import type { CanonicalField } from '../../../../shared/fields.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import type { ColumnFacts } from './column-facts.ts';
import { nameWords } from './name-words.ts';

/** Names of columns by which a kind other than audit and event shows itself: one of each list. */
interface KindNames {
  kind: Kind;
  /** One of each of these has to be there. */
  all: readonly string[];
  /** What these names hold in this kind. */
  fields: Partial<Record<CanonicalField, string>>;
}

const status = 'status|latest status|state|ergebnis|estado|statut|stato|zustand|resultado';
const jobs =
  'job|job id|job name|job type|auftrag|auftragsnummer|auftragsname|trabajo|id de trabajo|tache|tarefa|lavoro|taak';
const recipients =
  'recipient|recipients|to|empfanger|empfaenger|destinatario|destinatarios|destinataire|ontvanger';
const subjects = 'subject|betreff|asunto|objet|assunto|oggetto|onderwerp';
const endpoints = 'endpoint|endpoint url|webhook|webhook url|callback url|target url|url';
const sessions =
  'session id|sitzungs id|sitzungskennung|id de sesion|id sesion|id session|session uuid';
const grants = 'grant id|consent id|authorization id';

const kindNames: readonly KindNames[] = [
  {
    kind: 'webhook',
    all: [
      endpoints,
      'attempt|attempts|retry count|delivery id|delivery|http status|versuch|intento',
    ],
    fields: { key: 'event id|delivery id|id', target: endpoints },
  },
  {
    kind: 'notification',
    all: [recipients, subjects],
    fields: {
      target: recipients,
      subject: subjects,
      action: 'category|template|type|kategorie|plantilla',
    },
  },
  {
    kind: 'grant',
    all: [grants],
    fields: { key: grants },
  },
  {
    kind: 'job',
    all: [jobs, status],
    fields: {
      key: 'job id|id|auftragsnummer|id de trabajo',
      target: 'job name|job|name|auftrag|auftragsname|trabajo|tache|tarefa|lavoro|taak',
      action: 'job type|type|auftragsart|tipo',
    },
  },
];

/** Told apart from the log of what happened in sessions by `isSessions`. */
const sessionNames: KindNames = { kind: 'session', all: [sessions], fields: { key: sessions } };

/**
 * The kind that the names of the columns say clearly, and which of them mean what in it; null for none.
 * @param asked the kind, where it was asked for: then only what names mean in it is told
 */
export function kindByNames(
  columns: readonly ColumnFacts[],
  asked?: Kind,
): { kind: Kind; fields: Partial<Record<CanonicalField, readonly string[]>> } | null {
  const names = new Set(
    columns
      .filter(({ depth, filled }) => depth === 1 && filled > 0)
      .map(({ path }) => folded(path)),
  );
  const saysSo = ({ all }: KindNames) =>
    all.every((any) => listed(any).some((one) => names.has(one)));
  const found =
    asked === undefined
      ? (kindNames.find(saysSo) ?? (isSessions(columns) ? sessionNames : undefined))
      : [...kindNames, sessionNames].find(({ kind }) => kind === asked);
  if (found === undefined) return null;
  const fields = Object.entries(found.fields).map(([field, words]) => [field, listed(words)]);
  return { kind: found.kind, fields: Object.fromEntries(fields) };
}

/** A record of a session is that of one thing with an id: it has no action of its own. */
function isSessions(columns: readonly ColumnFacts[]): boolean {
  const ids = listed(sessions);
  const hasId = columns.some(
    ({ path, depth, isApart, records }) =>
      depth === 1 && isApart && records > 1 && ids.includes(folded(path)),
  );
  return (
    hasId &&
    !columns.some(({ path }) =>
      /action|event|operation|aktion|ereignis|accion|evento/.test(folded(path)),
    )
  );
}

function listed(names: string): string[] {
  return names.split('|').map((name) => name.replaceAll(' ', ''));
}

function folded(path: string): string {
  return nameWords(path).join('');
}
