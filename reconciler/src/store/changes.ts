// What a commit changed, and who is told of it.

import type { AnyStored } from "./document-store.ts";

/** What a commit changed. */
export type Change =
  | {
      type: "document";
      /** As it is now; of a removed one the last state. */
      document: AnyStored;
      /** As it was; null for a new one. */
      before: AnyStored | null;
      removed: boolean;
      /** Names of the hosts that it lives on or lived on before. */
      hosts: readonly string[];
    }
  | { type: "host_config"; host: string; generation: number }
  | { type: "tokens" }
  /** Certificates of a host were revoked. */
  | { type: "certificates"; host: string }
  | { type: "event" };

/** `documents`: every document; `object:<id>`: one of them; `host_config:<host name>`; `events`; `tokens`; `certificates:<host name>`. */
export type Topic =
  | "documents"
  | "events"
  | "tokens"
  | `object:${string}`
  | `host_config:${string}`
  | `certificates:${string}`;
