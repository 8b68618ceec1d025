// What rules need of the world beside the store.

export interface RuleParts {
  /** Milliseconds since 1970 by the clock that counts: how long ago something was freed is judged by it. */
  counted(): number;
  /** SHA-256 fingerprint in OpenSSH's spelling; throws `invalid_value` when the line is no public key. */
  fingerprint(line: string): string;
  /** Ports that this reconciler listens on: no VM gets them. */
  ownPorts?: readonly number[];
  /** A new host key for a guest. */
  newHostKey(): { private_key: string; public_key: string };
}
