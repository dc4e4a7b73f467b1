import { safeStorage } from 'electron';

/** Encrypts with a key that the system keeps for this user. */
export interface SecretVault {
  /** Why nothing may be encrypted for the disk here, in words; null where it may. */
  refusal(): Promise<string | null>;
  /** Fails where the result would not be secret. */
  encrypt(secret: string): Promise<Buffer>;
  /** `outdated` where it is to be encrypted anew, since the key has changed. */
  decrypt(sealed: Buffer): Promise<{ secret: string; outdated: boolean }>;
}

const sessionOnly = 'Keep the secret for this session only.';

/**
 * What Chromium puts before text that it encrypted with a key that stands in its own source.
 * Source: components/os_crypt (`v10` on Linux is the hard-coded key, `v11` one of the keyring)
 */
const hardCoded = 'v10';

/**
 * The system's keychain by Electron's asynchronous interface. On Linux that interface says it is available
 * where all it has is a key that everybody knows, so there the back end is asked for by name, and the
 * result is looked at as well.
 */
export function systemVault(platform: NodeJS.Platform): SecretVault {
  const isLinux = platform === 'linux';
  const refusal = async () => {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) {
      return `This system offers no keychain. ${sessionOnly}`;
    }
    const backend = isLinux ? safeStorage.getSelectedStorageBackend() : 'keychain';
    return backend === 'basic_text' || backend === 'unknown' ? withoutKeyring : null;
  };
  return {
    refusal,
    async encrypt(secret) {
      const reason = await refusal();
      if (reason !== null) throw new Error(reason);
      const sealed = await safeStorage.encryptStringAsync(secret);
      if (isLinux && sealed.subarray(0, hardCoded.length).toString('latin1') === hardCoded) {
        throw new Error(withoutKeyring);
      }
      return sealed;
    },
    async decrypt(sealed) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
      return { secret: result, outdated: shouldReEncrypt };
    },
  };
}

const withoutKeyring = `No keyring (GNOME Keyring or KWallet) runs here: a secret on disk could be read by anybody who reads the disk. ${sessionOnly}`;
