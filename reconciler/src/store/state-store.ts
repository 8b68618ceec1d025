// States of Terraform that teams keep here: sealed contents by version, and who holds the lock.

export interface StateLock {
  /** As the client made it. */
  id: string;
  /** What the client said of itself, JSON as it came: `Operation`, `Who`, `Version`, `Created`. */
  info: string;
  /** Id of the token that it was taken with. */
  principal: string;
  /** RFC 3339. */
  taken_at: string;
}

export interface StateVersion {
  /** Rises by one with every write; never given twice, not even after a delete of the version. */
  number: number;
  /** `serial` and `lineage` of the contents. */
  serial: number;
  lineage: string;
  /** SHA-256 of the contents, in hex. */
  sha256: string;
  /** Of the contents. */
  size_bytes: number;
  /** As stored: compressed and sealed. */
  stored_bytes: number;
  /** Resources that the contents list, null where they do not say. */
  resources: number | null;
  written_at: string;
  written_by: string;
}

/** A state is named by project and name. */
export interface StateName {
  project: string;
  name: string;
}

export interface StateSummary extends StateName {
  lock: StateLock | null;
  /** The newest version; null when only its lock was ever taken. */
  current: StateVersion | null;
}

export interface StateReads {
  /** By name; of one project, or of all. */
  list(project: string | null): Promise<StateSummary[]>;
  get(state: StateName): Promise<StateSummary | undefined>;
  /** Newest first. */
  versions(state: StateName): Promise<StateVersion[]>;
  /** The sealed contents of a version. */
  sealed(state: StateName, number: number): Promise<Uint8Array | undefined>;
  /** Bytes that the states of a project take here, and how many states it has. */
  usedBy(project: string): Promise<{ states: number; stored_bytes: number }>;
  /** The same of every project that has any, and how many of them are locked. */
  byProject(): Promise<{ project: string; states: number; stored_bytes: number; locked: number }[]>;
  /** Whether any contents are stored. */
  any(): Promise<boolean>;
}

export interface StateWrites extends StateReads {
  /** Adds a version above all that were; returns its number. */
  add(state: StateName, version: Omit<StateVersion, "number">, sealed: Uint8Array): Promise<number>;
  /** Forgets the oldest versions beyond `count`, and those beyond `bytes` together; the newest is always kept. */
  prune(state: StateName, keep: { count: number; bytes: number }): Promise<void>;
  putLock(state: StateName, lock: StateLock): Promise<void>;
  removeLock(state: StateName): Promise<void>;
  /** Removes the state with all its versions and its lock. */
  remove(state: StateName): Promise<void>;
}
