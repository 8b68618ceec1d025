// What a commit changed, and who is told of it. A change carries ids and a few facts, never a document: another process
// could be told it as it is, and who needs more reads it.

import type { Kind } from "@croft/schemas/generated/typescript/kinds.ts";

/** What of a document decides whom a change concerns. */
export interface ChangeFacts {
  generation: number;
  /** Of its condition `moving`: while it moves, after a move that failed, or else. */
  move: "moves" | "failed" | null;
}

export interface DocumentChange {
  type: "document";
  kind: Kind;
  id: string;
  name: string | null;
  /** Whether it is gone; then all else is its last state. */
  removed: boolean;
  deleting: boolean;
  state: string;
  now: ChangeFacts;
  /** As it was; null for a new one. */
  before: ChangeFacts | null;
  /** Names of the hosts that it lives on or lived on before. */
  hosts: readonly string[];
  /** Whether it is a VM without a host. */
  waits: boolean;
  /** Ids of objects whose own documents or statuses depend on it, now or before. */
  tied: readonly string[];
  /** Ids of the networks of a VM, when their other hosts are told something else of it now. */
  networks: readonly string[];
}

/** What a commit changed. */
export type Change =
  | DocumentChange
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
