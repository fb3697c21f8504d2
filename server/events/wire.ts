/** Who listens on a wire between nodes. */
export interface Listener {
  onMessage(message: string): void;
  /** The wire is there, for the first time or again. */
  onOpen(): void;
  /** It was lost, told once for each time; it mends itself. */
  onError(error: Error): void;
}

/** What carries short messages between nodes, and may lose them. */
export interface Wire {
  /** Fulfils when the message is on its way or lost; it never rejects. */
  send(message: string): Promise<void>;
  close(): Promise<void>;
}
