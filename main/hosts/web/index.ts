export { hasDisplay, openBrowser } from './open-browser.ts';
export {
  type GivenSecrets,
  type StopReason,
  startWebHost,
  type WebHost,
  type WebHostOptions,
} from './web-host.ts';
