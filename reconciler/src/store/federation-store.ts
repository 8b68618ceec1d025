// Whose ID tokens are exchanged for tokens of Croft.

import type { Role } from "@croft/schemas/roles.ts";

export interface Trust {
  id: string;
  name: string;
  /** URL of who signs, as its tokens name it (`iss`). */
  issuer: string;
  /** What its tokens must be made for (`aud`). */
  audience: string;
  /** Claims that a token must have, by name; `*` in a value stands for any text. */
  claims: Record<string, string>;
  role: Role;
  /** Name of the project that the role counts for; null for all. */
  project: string | null;
  /** How long what it is exchanged for is good. */
  ttl_seconds: number;
  /** Authorities (PEM) that the issuer's certificate is checked against; null: those that the system trusts. */
  ca_certificate: string | null;
  created_at: string;
  created_by: string;
}

export interface FederationReads {
  /** By name. */
  trusts(): Promise<Trust[]>;
  trust(id: string): Promise<Trust | undefined>;
  trustsOf(issuer: string): Promise<Trust[]>;
}

export interface FederationWrites extends FederationReads {
  /** Throws `already_exists` when the name is taken. */
  putTrust(trust: Trust): Promise<void>;
  /** Removes it with the tokens that it was exchanged for. */
  removeTrust(id: string): Promise<void>;
  /** The same of all of a project, so that a later one of its name does not inherit them. */
  removeTrustsOf(project: string): Promise<void>;
}
