import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebFrameMain } from 'electron';
import { appOrigin } from './app-scheme.ts';
import type { Refused } from './session-rules.ts';

/** The only file that touches `ipcMain`: whoever sends must be the page's own top frame. */
export interface GuardedIpc {
  /** Listens to messages. */
  listen(channel: string, heard: (event: IpcMainEvent) => void): void;
  /** Answers questions; `given` is what was sent, not yet checked. */
  answer(channel: string, answer: (given: unknown) => unknown): void;
}

/** @param refused told of messages from elsewhere, which get no other answer */
export function guardedIpc(refused: Refused): GuardedIpc {
  const isOurs = ({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent, channel: string) => {
    const allowed = isPageFrame(senderFrame);
    if (!allowed) refused(`a message on ${channel} from a frame that is not the page`);
    return allowed;
  };
  return {
    listen(channel, heard) {
      ipcMain.on(channel, (event) => {
        if (isOurs(event, channel)) heard(event);
      });
    },
    answer(channel, answer) {
      ipcMain.handle(channel, (event, given: unknown) => {
        if (!isOurs(event, channel)) throw new Error('This frame may not ask.');
        return answer(given);
      });
    },
  };
}

/** Null is a frame that has navigated or is gone meanwhile: not to be trusted. */
export function isPageFrame(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === appOrigin;
}
