/** Facts about a disk that are nobody's field: kept beside the document, never shown. */
export interface DiskInternal {
  /** Id of an abandoned disk, whose record it may carry. */
  former?: string;
}
