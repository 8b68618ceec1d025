// What REST needs of the parts that do more than the store: interfaces, so that http/ imports none of them. `app.ts`
// puts the real ones in.

import type { WebSocket } from "ws";
import type { CounterBook } from "../coordination/counter-book.ts";

export interface UploadState {
  /** SHA-256 of the whole, in lower-case hex; its id. */
  id: string;
  /** Bytes that are here. */
  offset: number;
  size_bytes: number;
  complete: boolean;
}

/** A token that uploads, and its project; null for admins. */
interface Uploader {
  id: string;
  project: string | null;
}

/** Resumable uploads, committed by hash (`images/`). Each sees its project's own. */
export interface Uploads {
  /** Starts or finds one. Errors: `too_large`, `quota_exceeded`, `storage_full`. */
  begin(upload: { sha256: string; size_bytes: number }, by: Uploader): Promise<UploadState>;
  /**
   * Appends at `offset`. Errors: `not_found`; `offset_mismatch` (with `offset` in the error's `facts`);
   * `too_large`; `checksum_mismatch` when the last byte arrived and the hash differs (bytes are thrown away);
   * `storage_full` (likewise).
   */
  append(
    sha256: string,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
    by: Uploader,
  ): Promise<UploadState>;
  get(sha256: string, by: Uploader): Promise<UploadState | undefined>;
  /** Throws one away; false when there is none. What images use stays. */
  remove(sha256: string, by: Uploader): Promise<boolean>;
}

/** What VMs used, as their hosts sent it within the last minute. */
export type Counters = Pick<CounterBook, "of" | "all" | "hosts">;

export interface SshCertificateRequest {
  vm: string;
  public_key: string;
  ttl_seconds: number;
  /** Id of the token that asks. */
  principal: string;
}

/** Croft as a certificate authority for SSH (`ssh/`). */
export interface SshAuthority {
  /** An OpenSSH user certificate whose principal is the VM's id. */
  signUserKey(request: SshCertificateRequest): Promise<string>;
}

/** Passes for the tunnel of one VM, good on a connection that proves nothing (`streams/`). */
export interface TunnelPassIssuer {
  issue(grant: { vm: string; principal: string }, ttlSeconds: number): string;
}

/** Makes the contents of a join file (`agents/`). */
export interface JoinTokens {
  create(
    host: string,
    options: { ttl_seconds?: number; replaces_machine?: boolean },
  ): Promise<{
    endpoint: string;
    token: string;
    host: string;
    ca_certificate: string;
    fingerprint: string;
    /** What to run on the machine. */
    command: string;
    expires_at: string;
  }>;
}

/** Lets silent hosts be fenced although many are silent at once (`recovery/`). Throws `precondition_failed`. */
export interface HostStormRelease {
  release(hosts: readonly string[], actor: string): Promise<{ silent: string[]; released: string[] }>;
}

/** Bytes of a VM, through the agent of its host (`streams/`). */
export interface VmStreams {
  open(
    want: {
      host: string;
      project: string;
      vm: string;
      incarnation: number;
      target: "ssh" | "console" | "console_view" | "serial_log" | "screenshot";
      tail_lines: number | null;
    },
    signal?: AbortSignal,
  ): Promise<WebSocket>;
}
