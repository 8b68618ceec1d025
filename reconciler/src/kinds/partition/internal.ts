import type { InDoubt } from "../vm/internal.ts";

/** Facts about a partition that are nobody's field: kept beside the document, never shown. */
export interface PartitionInternal {
  /** Its time in quarantine was over: what it was before wiping was ordered, for when it was not over after all. */
  retention_over?: { wipe_at: string; project: string | null; project_id: string | null };
  /** It was in quarantine and is to be wiped now, by a purge or because its time is over. */
  purge?: boolean;
  /** The file system that Croft made on it, where its spec does not tell because it was restored. */
  filesystem?: "ext4" | "xfs";
  /**
   * Set when the database was restored from a backup and its host turned out not to have it: it is not made anew then.
   */
  in_doubt?: InDoubt;
  /** Identity of the disk that was released with it. */
  identity?: string;
}
