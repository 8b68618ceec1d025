// Who uploaded, or showed to have, which bytes.

/** What a project, or an admin, uploads, or showed to have by an upload or a fetch: one for each hash. */
export interface UploadRecord {
  /** Of the whole. */
  sha256: string;
  /** Name of the project; null for admins. */
  project: string | null;
  /** Of the whole, as declared. */
  size_bytes: number;
  /** `whole`: all bytes came and have the hash; `claimed`: an image is made of them. */
  state: "arriving" | "whole" | "claimed";
  created_by: string;
  created_at: string;
  /** When it is forgotten. */
  expires_at: string;
}

export interface UploadReads {
  get(sha256: string, project: string | null): Promise<UploadRecord | undefined>;
  expired(now: string): Promise<UploadRecord[]>;
  /** Bytes of the project's uploads that no image was made of, under way ones as declared. */
  unclaimedBytes(project: string): Promise<number>;
  /** What `unclaimedBytes` says, of one token. */
  unclaimedBy(principal: string): Promise<{ count: number; bytes: number }>;
  /** Bytes, as declared, of all uploads that are not whole yet. */
  arrivingBytes(): Promise<number>;
}

export interface UploadWrites extends UploadReads {
  put(record: UploadRecord): Promise<void>;
  /** Claims what is whole for an image of the project; an admin's too. */
  claim(sha256: string, project: string | null, expires_at: string): Promise<void>;
  remove(sha256: string, project: string | null): Promise<void>;
  /** Forgets the uploads of a project, so that a later one of its name does not inherit them. */
  removeOf(project: string): Promise<void>;
}
