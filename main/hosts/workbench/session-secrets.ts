import type { KeptSecrets } from '../../../shared/host.ts';

/** Secrets that are kept in memory, until the program ends or they are forgotten. */
export class SessionSecrets {
  readonly #kept = new Map<string, { secret: string; since: string }>();

  /** @param refusal why secrets cannot be kept for longer; null where they can */
  list(refusal: string | null): KeptSecrets {
    const kept = [...this.#kept].map(
      ([name, { since }]) => ({ name, where: 'session', since }) as const,
    );
    return { refusal, kept: kept.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  }

  /** Null where there is none of this name. */
  read(name: string): string | null {
    return this.#kept.get(name)?.secret ?? null;
  }

  keep(name: string, secret: string): void {
    this.#kept.set(name, { secret, since: new Date().toISOString() });
  }

  /** Does nothing where there is none of this name. */
  forget(name: string): void {
    this.#kept.delete(name);
  }
}
