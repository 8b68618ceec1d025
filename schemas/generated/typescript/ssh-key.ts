// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** A public key that VMs may name in `ssh_keys`. It is copied into a VM that names it, so deleting the key later locks nobody out. */
export interface SshKeySpec {
  /** One line in OpenSSH's format (`ssh-ed25519 AAAA… comment`). */
  public_key: string;
}

export interface SshKeyStatus {
  /** SHA-256 fingerprint in OpenSSH's spelling (`SHA256:…`). */
  fingerprint?: string;
}

export type SshKeyState = "ready" | "deleting";
