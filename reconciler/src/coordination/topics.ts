// Who waits for what was written.

import type { Change, Topic } from "../store/store.ts";

export interface Topics {
  /** Calls the listener after each commit that changed the topic, until the returned function is called. */
  subscribe(topic: Topic, listener: (change: Change) => void): () => void;
  /** Tells what a commit changed, by ids. */
  deliver(changes: readonly Change[]): void;
}
