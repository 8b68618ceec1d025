/** Facts about a partition that are nobody's field: kept beside the document, never shown. */
export interface PartitionInternal {
  /** It was in quarantine and is to be wiped now, by a purge or because its time is over. */
  purge?: boolean;
  /** The file system that Croft made on it, where its spec does not tell because it was restored. */
  filesystem?: "ext4" | "xfs";
  /** Identity of the disk that was released with it. */
  identity?: string;
}
