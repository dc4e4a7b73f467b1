import { join } from 'node:path';
import * as z from 'zod/mini';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { KeptSecrets, SecretPlace } from '../../../shared/host.ts';
import { JsonFile, SessionSecrets } from '../workbench/index.ts';
import type { SecretVault } from './secret-vault.ts';

const schema = z.object({
  secrets: z._default(
    z.array(z.object({ name: z.string(), sealed: z.string(), since: z.string() })),
    [],
  ),
});

type Sealed = z.output<typeof schema>['secrets'][number];

/**
 * Credentials of this user: sealed by the system's keychain in a file, or in memory until the program
 * ends. They go to the engine process when it needs them, and never to a page.
 */
export class SecretStore {
  readonly #file: JsonFile<z.output<typeof schema>>;
  readonly #vault: SecretVault;
  readonly #log: (trouble: unknown) => void;
  readonly #session = new SessionSecrets();

  constructor(folder: string, vault: SecretVault, log: (trouble: unknown) => void) {
    this.#file = new JsonFile(join(folder, 'secrets.json'), (found) => schema.parse(found), log);
    this.#vault = vault;
    this.#log = log;
  }

  async list(): Promise<KeptSecrets> {
    const { refusal, kept } = this.#session.list(await this.#vault.refusal());
    const sealed = this.#sealed().map(
      ({ name, since }) => ({ name, where: 'keychain', since }) as const,
    );
    const all = [...kept, ...sealed].sort((a, b) => (a.name < b.name ? -1 : 1));
    return { refusal, kept: all };
  }

  /** Null where there is none of this name. Fails with `not-allowed` where the keychain does not give it out. */
  async read(name: string): Promise<string | null> {
    const found = this.#sealed().find((each) => each.name === name);
    if (found === undefined) return this.#session.read(name);
    const { secret, outdated } = await this.#unseal(found);
    if (outdated) await this.#sealAnew(name, secret);
    return secret;
  }

  /** Fails with `not-allowed` where a secret on disk would not be one. What was kept before stays then. */
  async keep(name: string, secret: string, where: SecretPlace): Promise<void> {
    if (where === 'keychain') {
      await this.#seal(name, secret);
      this.#session.forget(name);
    } else {
      this.forget(name);
      this.#session.keep(name, secret);
    }
  }

  forget(name: string): void {
    this.#session.forget(name);
    const sealed = this.#sealed();
    const others = sealed.filter((each) => each.name !== name);
    if (others.length < sealed.length) this.#file.write({ secrets: others });
  }

  #sealed(): Sealed[] {
    return this.#file.read().secrets;
  }

  /** What was given out is good, whether or not it can be kept better. */
  async #sealAnew(name: string, secret: string): Promise<void> {
    try {
      await this.#seal(name, secret);
    } catch (error) {
      this.#log(error);
    }
  }

  async #seal(name: string, secret: string): Promise<void> {
    let sealed: Buffer;
    try {
      sealed = await this.#vault.encrypt(secret);
    } catch (error) {
      throw new TrailcaseError('not-allowed', (error as Error).message, {}, error);
    }
    const others = this.#sealed().filter((each) => each.name !== name);
    const since = new Date().toISOString();
    this.#file.write({ secrets: [...others, { name, sealed: sealed.toString('base64'), since }] });
  }

  async #unseal({ name, sealed }: Sealed): Promise<{ secret: string; outdated: boolean }> {
    try {
      return await this.#vault.decrypt(Buffer.from(sealed, 'base64'));
    } catch (error) {
      throw new TrailcaseError(
        'not-allowed',
        `The keychain does not give out "${name}" (${(error as Error).message}). Enter the secret again.`,
        {},
        error,
      );
    }
  }
}
