// The store in the words of the domain. Everything that must survive a power loss goes through here; SQL lives only in
// the folders beside this file.
//
//   request --> write(fn) --> [ queue of the one writer ] --> one commit for all that waited
//                                                               |
//                    answer <-----------------------------------+--> wake(topics), with the documents in hand
//
// A `write` is one transaction: what `fn` throws undoes that `fn` alone, although its commit may be shared. Inside, use
// only the `tx` handed in. Reads outside run on a connection of their own and see committed data only.

import type { AccessReads, AccessWrites } from "./access-store.ts";
import type { AddressReads, AddressWrites } from "./address-store.ts";
import type { BlobReads, BlobWrites } from "./blob-store.ts";
import type { Change, Topic } from "./changes.ts";
import type { ClockReads, ClockWrites } from "./clock-store.ts";
import type { DocumentReads, DocumentWrites } from "./document-store.ts";
import type { EventReads, EventWrites } from "./event-store.ts";
import type { FederationReads, FederationWrites } from "./federation-store.ts";
import type { GitopsReads, GitopsWrites } from "./gitops-store.ts";
import type { HostConfigReads, HostConfigWrites } from "./host-config-store.ts";
import type { HostReads, HostWrites } from "./host-store.ts";
import type { IdempotencyReads, IdempotencyWrites } from "./idempotency-store.ts";
import type { MoveReads, MoveWrites } from "./move-store.ts";
import type { PortReads, PortWrites } from "./port-store.ts";
import type { ReservationReads, ReservationWrites } from "./reservation-store.ts";
import type { SecretReads, SecretWrites } from "./secret-store.ts";
import type { StateReads, StateWrites } from "./state-store.ts";
import type { StrangerReads, StrangerWrites } from "./stranger-store.ts";
import type { UploadReads, UploadWrites } from "./upload-store.ts";

export type * from "./access-store.ts";
export type * from "./address-store.ts";
export type * from "./belongings.ts";
export type * from "./blob-store.ts";
export type * from "./changes.ts";
export type * from "./clock-store.ts";
export type * from "./document-store.ts";
export type * from "./event-store.ts";
export type * from "./federation-store.ts";
export type * from "./gitops-store.ts";
export type * from "./host-config-store.ts";
export type * from "./host-facts.ts";
export type * from "./host-store.ts";
export type * from "./idempotency-store.ts";
export type * from "./move-store.ts";
export type * from "./port-store.ts";
export type * from "./reservation-store.ts";
export type * from "./secret-store.ts";
export type * from "./state-store.ts";
export type * from "./stranger-store.ts";
export type * from "./upload-store.ts";

export interface Reads {
  documents: DocumentReads;
  reservations: ReservationReads;
  ports: PortReads;
  addresses: AddressReads;
  secrets: SecretReads;
  federation: FederationReads;
  gitops: GitopsReads;
  hosts: HostReads;
  hostConfigs: HostConfigReads;
  moves: MoveReads;
  access: AccessReads;
  blobs: BlobReads;
  uploads: UploadReads;
  events: EventReads;
  idempotency: IdempotencyReads;
  clock: ClockReads;
  states: StateReads;
  strangers: StrangerReads;
}

export interface Writes extends Reads {
  documents: DocumentWrites;
  reservations: ReservationWrites;
  ports: PortWrites;
  addresses: AddressWrites;
  secrets: SecretWrites;
  federation: FederationWrites;
  gitops: GitopsWrites;
  hosts: HostWrites;
  hostConfigs: HostConfigWrites;
  moves: MoveWrites;
  access: AccessWrites;
  blobs: BlobWrites;
  uploads: UploadWrites;
  events: EventWrites;
  idempotency: IdempotencyWrites;
  clock: ClockWrites;
  states: StateWrites;
  strangers: StrangerWrites;
}

export interface Store extends Reads {
  /** Reads that belong together: all see the same moment. `fn` awaits only what its `reads` return. */
  snapshot<T>(fn: (reads: Reads) => Promise<T>): Promise<T>;
  /**
   * One turn of the writer. `fn` awaits only what `tx` returns; what it throws undoes what it wrote. It may be run twice
   * (what the first run wrote is undone then), so it changes nothing but the store.
   */
  write<T>(fn: (tx: Writes) => Promise<T>): Promise<T>;
  /**
   * Takes so many bytes of the file system for writes that come when it is full; the next call takes them again. Whatever
   * finds it full uses them by itself.
   */
  hold(bytes: number): Promise<void>;
  /** Makes the store's files as short as they may be. */
  shorten(): Promise<void>;
  /** Calls the listener after each commit that changed the topic, until the returned function is called. */
  subscribe(topic: Topic, listener: (change: Change) => void): () => void;
  /** Ends after the writes under way. */
  close(): Promise<void>;
}
