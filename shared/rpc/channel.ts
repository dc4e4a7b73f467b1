/**
 * A two-way line to another place: a thread, a window, a socket. Messages are plain data, the same
 * through structured clone and JSON. Nothing above it knows what kind of line it is.
 */
export interface Channel {
  post(message: unknown): void;
  /** Sets who receives messages. Called once. */
  onMessage(receive: (message: unknown) => void): void;
  /** Sets who is told that the line is gone. Called once. */
  onClose(closed: () => void): void;
  close(): void;
}
