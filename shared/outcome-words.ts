import type { Outcome } from './record.ts';

/**
 * Words that a status is written with, by the outcome that they mean: those of the known systems
 * (`sources.md`, 2.2), and the same in German, Spanish, French, Portuguese, Italian and Dutch. Folded:
 * small letters, without accents, spaces, `_` and `-`.
 */
const words: Record<Exclude<Outcome, 'unknown'>, string> = {
  success: `success successful succeeded ok completed complete sent allow allowed granted passed
    erfolg erfolgreich gelungen abgeschlossen erlaubt zugelassen gesendet zugestellt
    exito exitoso exitosa correcto correcta completado completada permitido permitida concedido enviado
    succes reussi reussie reussite autorise accorde envoye termine
    sucesso concluido permitida successo riuscito riuscita consentito completato geslaagd gelukt toegestaan`,
  failure: `failure failed fail error bounced denied deny rejected permanentlyfailed blocked unsuccessful err ko
    fehler fehlgeschlagen gescheitert misserfolg fehlschlag verweigert abgelehnt abgewiesen blockiert
    zugriffverweigert nichterfolgreich
    fallo fallido fallida fracaso fracasado incorrecto incorrecta erroneo denegado denegada rechazado rechazada
    bloqueado bloqueada accesodenegado noexitoso
    echec echoue echouee erreur refuse refusee rejete rejetee bloque accesrefuse
    falha falhou falhado erro negado recusado fallito fallita errore negato rifiutato
    mislukt geweigerd fout afgewezen`,
  pending: `pending initiated queued retrying running inprogress
    ausstehend wartend inbearbeitung laufend pendiente encurso enproceso enattente encours pendente
    emandamento inattesa incorso inbehandeling`,
};

const byWord = new Map<string, Outcome>(
  (Object.entries(words) as [Outcome, string][]).flatMap(([outcome, list]) =>
    list.split(/\s+/).map((word) => [word, outcome] as const),
  ),
);

/** The outcome that a status means by its word, in any letter case and with or without accents; `unknown` for others. */
export function outcomeOfWord(status: string): Outcome {
  const folded = status
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
  return byWord.get(folded) ?? 'unknown';
}
