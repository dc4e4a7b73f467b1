import { strict } from './strict.ts';

/** The menu that was set last, as its template. */
export const menu = { template: [] as Record<string, unknown>[] };

export const Menu = strict('Menu', {
  buildFromTemplate: (template: Record<string, unknown>[]) => template,
  setApplicationMenu: (template: Record<string, unknown>[]) => {
    menu.template = template;
  },
});

/** Screens of the desk. */
export const screens = { areas: [{ x: 0, y: 0, width: 1_920, height: 1_080 }] };

export const screen = strict('screen', {
  getAllDisplays: () => screens.areas.map((workArea) => ({ workArea })),
});

export const nativeTheme = strict('nativeTheme', { shouldUseDarkColors: false });

/** The keychain: what it offers, and a sealing that is none. */
export const keychain = {
  available: true,
  backend: 'gnome_libsecret',
  prefix: 'v11',
  outdated: false,
};

export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: async () => keychain.available,
  getSelectedStorageBackend: () => keychain.backend,
  encryptStringAsync: async (text: string) =>
    Buffer.from(`${keychain.prefix}${Buffer.from(text).toString('hex')}`),
  decryptStringAsync: async (sealed: Buffer) => {
    const text = sealed.toString('latin1');
    if (!/^v1[01]([0-9a-f]{2})*$/.test(text)) throw new Error('This was not sealed here.');
    const result = Buffer.from(text.slice(3), 'hex').toString('utf8');
    return { result, shouldReEncrypt: keychain.outdated };
  },
});
