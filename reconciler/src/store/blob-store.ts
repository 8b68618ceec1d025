// Bytes that images are made of.

/** Whole bytes under `<state>/blobs/<sha256>`. */
export interface BlobRecord {
  sha256: string;
  size_bytes: number;
  created_by: string;
  created_at: string;
  /** When bytes that nobody uses are thrown away; null once an image uses them. */
  expires_at: string | null;
}

export interface BlobReads {
  get(sha256: string): Promise<BlobRecord | undefined>;
  /** Bytes of all of them. */
  totalBytes(): Promise<number>;
}

export interface BlobWrites extends BlobReads {
  put(record: BlobRecord): Promise<void>;
  remove(sha256: string): Promise<void>;
}
