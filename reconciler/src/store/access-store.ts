// Who may do what: bearer tokens, join tokens and hosts' certificates.

import type { Role } from "@croft/schemas/roles.ts";

export interface JoinToken {
  host: string;
  expires_at: string;
  /** Whether the machine may take the place of another one that was this host. */
  replaces_machine: boolean;
  /** When it was used up, RFC 3339; null: not yet. */
  used_at: string | null;
}

interface HostCertificate {
  serial: string;
  host: string;
  expires_at: string;
  revoked: boolean;
  /** Whether its host has shown it. */
  used: boolean;
}

export interface Token {
  id: string;
  name: string;
  role: Role;
  /** Name of the project that the role counts for; null for all. */
  project: string | null;
  created_at: string;
  created_by: string;
  /** RFC 3339; null when it does not end by itself. */
  expires_at: string | null;
}

export interface StoredToken extends Token {
  /** RFC 3339, up to a minute old; null: never. */
  last_used_at: string | null;
}

export interface AccessReads {
  tokenByHash(hash: string): Promise<Token | undefined>;
  token(id: string): Promise<StoredToken | undefined>;
  tokens(): Promise<StoredToken[]>;
  /** Of tokens that one principal or trust made, those that are good at `now` (RFC 3339). */
  countMadeBy(id: string, now: string): Promise<number>;
  certificate(serial: string): Promise<HostCertificate | undefined>;
  /** Whether the host has shown a certificate that was issued later. */
  isSuperseded(serial: string): Promise<boolean>;
}

export interface TokenWrites {
  /** Forgets what has expired on the way. */
  putToken(token: Token, hash: string): Promise<void>;
  removeToken(id: string): Promise<void>;
  /** Notes when tokens were last used (RFC 3339), by their ids. Nobody is woken. */
  noteUses(uses: ReadonlyMap<string, string>): Promise<void>;
  /** Moves the end of a token to `expires_at` (RFC 3339). */
  renewToken(id: string, expires_at: string): Promise<void>;
  /**
   * Lets tokens that were made by a clock that was ahead live as long as they were made for, from `now` (RFC 3339) on:
   * those made more than an hour later than that.
   */
  rebaseFutureTokens(now: string): Promise<void>;
  /** Ends the tokens of a project, so that a later one of its name does not inherit them. */
  removeTokensOf(project: string): Promise<void>;
}

export interface JoinTokenWrites {
  /** Replaces one of the same hash. Forgets those that ended more than a day ago on the way. */
  putJoinToken(hash: string, token: JoinToken): Promise<void>;
  /** Used and ended ones too, for a day: so that whoever brings one learns why it is refused. */
  joinToken(hash: string): Promise<JoinToken | undefined>;
  /** Ends what nobody has joined with yet. */
  removeJoinTokensOf(host: string): Promise<void>;
}

export interface CertificateWrites {
  putCertificate(certificate: Omit<HostCertificate, "used">): Promise<void>;
  /** Notes that its host has shown it. */
  useCertificate(serial: string): Promise<void>;
  /** Revokes all certificates of a host. Wakes `certificates:<host>`. */
  revokeCertificates(host: string): Promise<void>;
}

export interface AccessWrites extends AccessReads, TokenWrites, JoinTokenWrites, CertificateWrites {}
