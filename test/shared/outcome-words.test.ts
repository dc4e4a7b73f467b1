import { describe, expect, it } from 'vitest';
import { outcomeOfWord } from '../../shared/outcome-words.ts';

describe('the word of a status', () => {
  it.each([
    [
      'success',
      [
        'Success',
        'OK',
        'COMPLETED',
        'erfolgreich',
        'Éxito',
        'exito',
        'réussi',
        'concluído',
        'riuscito',
        'geslaagd',
      ],
    ],
    [
      'failure',
      [
        'Failed',
        'permanently_failed',
        'Permanently Failed',
        'ERR',
        'fehlgeschlagen',
        'Zugriff verweigert',
        'nicht erfolgreich',
        'fallido',
        'Denegada',
        'échoué',
        'ÉCHEC',
        'falhou',
        'errore',
        'mislukt',
      ],
    ],
    ['pending', ['in progress', 'IN_PROGRESS', 'ausstehend', 'En curso', 'en attente']],
    [
      'unknown',
      ['', 'maybe', 'yes', 'true', '0', 'constructor', '__proto__', 'success and failure'],
    ],
  ] as const)('means %s for %j', (outcome, words) => {
    for (const word of words) expect(outcomeOfWord(word), word).toBe(outcome);
  });
});
