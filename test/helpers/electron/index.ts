/**
 * Stands in for the `electron` module in tests (vitest.config.ts): importing the real one from Node would
 * download it. It records what is called and fails on everything that it does not know.
 */
export { app } from './app.ts';
export { ipcMain } from './messages.ts';
export { MessageChannelMain, utilityProcess } from './processes.ts';
export { clipboard, dialog, shell } from './questions.ts';
export { protocol, session } from './sessions.ts';
export { Menu, nativeTheme, safeStorage, screen } from './system.ts';
export { BrowserWindow } from './windows.ts';
