import { type FuseConfig, FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * The switches that are burnt into Electron's binary. All nine are named, so that one that a new Electron
 * brings is decided on and not overlooked.
 * Source: electronjs.org/docs/latest/tutorial/fuses
 */
export const fuses: Record<FuseV1Options, boolean> = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Stays as Electron has it: turning it off only moves the bounds checks of WebAssembly into its code.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** @param isMac an unsigned binary for Apple's processors must be signed anew after it was changed */
export function fuseConfig(isMac: boolean): FuseConfig {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: isMac,
    ...fuses,
  };
}
