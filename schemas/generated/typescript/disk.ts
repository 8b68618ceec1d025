// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** Adopts one disk of one host: a block device, or a sparse file that the agent makes. Adoption writes a GPT and Croft's record on it; what already holds anything is refused unless `wipe` names it. */
export interface DiskSpec {
  /** Name of the host that has the disk. */
  host: string;
  /** The block device: a by-id path, its serial, its WWN, or any path that the agent knows for it. Two spellings of one disk are equal. */
  device?: string;
  /** A sparse file that the agent makes in its own folder. */
  file?: {
    /** Name of the file, unique on its host. */
    name: string;
    /** Size in GiB. It grows in place and never shrinks. */
    size_gib: number;
  };
  /** The disk's `identity`, which allows Croft to destroy what the disk holds when it is adopted. Anything else refuses. */
  wipe?: string;
  /** `keep` releases the disk with its bytes, and it is recognised when adopted again; `erase` removes the file (files only). */
  on_delete?: "keep" | "erase";
}

export interface DiskStatus {
  /** What tells this disk from every other (serial, WWN, or for a file its host and name). */
  identity?: string | null;
  /** Model as the device tells it; `file` for a file. */
  model?: string | null;
  /** Size in whole GiB, rounded down. */
  size_gib?: number | null;
  /** Exact size. */
  size_bytes?: number | null;
  /** Sum of unallocated room, rounded down to GiB. */
  free_gib?: number | null;
  /** Largest partition that fits now, rounded down to GiB. */
  largest_gap_gib?: number | null;
  /** Logical sector size in bytes. */
  sector_size?: number | null;
  /** Where the host has it now. */
  path?: string | null;
}

export type DiskState = "pending" | "creating" | "ready" | "failed" | "error" | "deleting" | "unknown";
