import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';

type Handler = (...args: never[]) => unknown;

/** A session, with the handlers that it was given. */
export class SessionStub extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  readonly schemes = new Map<string, (request: { method: string; url: string }) => unknown>();

  readonly protocol = strict('session.protocol', {
    handle: (scheme: string, handler: (request: { method: string; url: string }) => unknown) =>
      void this.schemes.set(scheme, handler),
    unhandle: (scheme: string) => void this.schemes.delete(scheme),
  });

  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (handler: Handler) => this.#take('onBeforeRequest', handler),
  });

  setPermissionRequestHandler = (handler: Handler) => this.#take('permissionRequest', handler);
  setPermissionCheckHandler = (handler: Handler) => this.#take('permissionCheck', handler);
  setDevicePermissionHandler = (handler: Handler) => this.#take('devicePermission', handler);
  setUSBProtectedClassesHandler = (handler: Handler) => this.#take('usbProtected', handler);
  setBluetoothPairingHandler = (handler: Handler) => this.#take('bluetooth', handler);
  setDisplayMediaRequestHandler = (handler: Handler) => this.#take('displayMedia', handler);
  setSpellCheckerEnabled(_on: boolean): void {}

  /** Calls a handler that the program set. */
  ask(name: string, ...args: unknown[]): unknown {
    const handler = this.handlers.get(name);
    if (handler === undefined) throw new Error(`No handler for ${name} was set.`);
    return handler(...(args as never[]));
  }

  #take(name: string, handler: Handler): void {
    this.handlers.set(name, handler);
  }
}

/** The session of every window. */
export const defaultSession = new SessionStub();

/** Sessions of their own, by name. */
export const partitions = new Map<string, SessionStub>();

export const session = strict('session', {
  defaultSession: strict('defaultSession', defaultSession),
  fromPartition: (name: string) => {
    const known = partitions.get(name) ?? new SessionStub();
    partitions.set(name, known);
    return strict('session', known);
  },
});

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (_schemes: unknown[]) => undefined,
});
