// Who waits for what, in this process. Ids are handed over: who needs the document reads it.

import type { Change, Topic } from "../../store/store.ts";
import type { Topics } from "../topics.ts";

type Listener = (change: Change) => void;

export class MemoryTopics implements Topics {
  readonly #failed: (error: unknown, topic: Topic) => void;
  readonly #listeners = new Map<Topic, Set<Listener>>();

  /** `failed` gets what a listener throws; the others are called nonetheless. */
  constructor(failed: (error: unknown, topic: Topic) => void) {
    this.#failed = failed;
  }

  subscribe(topic: Topic, listener: Listener): () => void {
    const set = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.#listeners.get(topic) === set) this.#listeners.delete(topic);
    };
  }

  deliver(changes: readonly Change[]): void {
    for (const change of changes) {
      for (const topic of topicsOf(change)) {
        for (const listener of [...(this.#listeners.get(topic) ?? [])]) this.#call(listener, change, topic);
      }
    }
  }

  #call(listener: Listener, change: Change, topic: Topic): void {
    try {
      listener(change);
    } catch (error) {
      this.#failed(error, topic);
    }
  }
}

function topicsOf(change: Change): Topic[] {
  switch (change.type) {
    case "document":
      return [`object:${change.id}`, "documents"];
    case "host_config":
      return [`host_config:${change.host}`];
    case "event":
      return ["events"];
    case "certificates":
      return [`certificates:${change.host}`];
    case "tokens":
      return ["tokens"];
  }
}
