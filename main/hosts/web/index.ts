export { hasDisplay, openBrowser } from './open-browser.ts';
export { builtPage, demoArchives, programFolder } from './program-folder.ts';
export { cacheFolder, configFolder } from './user-folders.ts';
export { type StopReason, startWebHost, type WebHost, type WebHostOptions } from './web-host.ts';
