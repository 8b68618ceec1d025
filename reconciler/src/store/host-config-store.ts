// What each host was last told to be, by object.

import type {
  HostConfig,
  HostDocument,
  MoveDocument,
  SeedDocument,
} from "@croft/schemas/generated/typescript/messages.ts";

/** A host document or a secret document as UTF-8: its digest is the SHA-256 of exactly these bytes. */
export interface Blob {
  digest: string;
  bytes: Uint8Array;
}

export type ManifestEntry = HostConfig["documents"][number];

export interface StoredEntry {
  entry: ManifestEntry;
  /** Generation of the config that brought the entry as it is. */
  since: number;
}

/** What a host still has to remove of an object that was given up: the object itself is gone. */
export type GivenUp = Exclude<HostDocument, SeedDocument | MoveDocument>;

/** What hosts have still to remove of objects that are gone. */
export interface GiveUpReads {
  /** What was given up and the host has not yet removed. */
  givenUp(host: string): Promise<GivenUp[]>;
  /** Hosts that have still to remove a copy of this object. */
  hostsRemoving(id: string): Promise<string[]>;
}

/** A host's manifest as a whole. */
export interface ManifestReads {
  /** Generation of the host's current manifest; 0 before the first. */
  generation(host: string): Promise<number>;
  /** The same as far as it may be offered to the host: 0 while it was not met after a restore. */
  offered(host: string): Promise<number>;
  /** Whether the host has to be met first: what it has is not known before. `observed`: the generation that it answers. */
  isUnmet(host: string, observed: number): Promise<boolean>;
  /** The current manifest of a host, or undefined before the first. */
  current(host: string): Promise<HostConfig | undefined>;
  /** The same as JSON, which is not parsed on the way. */
  currentText(host: string): Promise<{ generation: number; json: string } | undefined>;
}

/** What a host's manifest names, by object. */
export interface EntryReads {
  /** Hosts whose current config has an entry of this object. */
  hostsWith(id: string): Promise<string[]>;
  /** Entries of these objects in the current manifest, or all, by id. */
  entries(host: string, ids?: readonly string[]): Promise<Map<string, StoredEntry>>;
  /** Objects whose entries came with a config after one generation and up to another. */
  changedBetween(host: string, after: number, upTo: number): Promise<string[]>;
  /** Bytes of a document or secret that the host's current manifest names; undefined for all else. */
  document(host: string, digest: string): Promise<Uint8Array | undefined>;
}

export interface HostConfigReads extends GiveUpReads, ManifestReads, EntryReads {}

/** How a host's next manifest differs from its current one. */
export interface HostConfigChange {
  host: string;
  contract_version: number;
  /** The next one of the host; any other is refused. */
  generation: number;
  put: readonly ManifestEntry[];
  /** Ids whose entries are taken out. */
  drop: readonly string[];
  /** What the entries of `put` name. */
  blobs: readonly Blob[];
}

export interface HostConfigWrites extends HostConfigReads {
  giveUp(host: string, order: GivenUp): Promise<void>;
  /** The host has removed these. */
  forgetGivenUp(host: string, ids: readonly string[]): Promise<void>;
  /**
   * The host was met after a restore: its manifest goes on above `observed`, all of its entries are to be answered anew, and
   * nothing that it says of earlier generations counts. Wakes `host_config:<host>`. Returns the new generation.
   */
  met(host: string, observed: number): Promise<number>;
  /**
   * Makes the next manifest, stores the documents it newly names and forgets those it no longer names. Throws when the
   * generation is not the next one. Wakes `host_config:<host>`.
   */
  change(change: HostConfigChange): Promise<void>;
}
