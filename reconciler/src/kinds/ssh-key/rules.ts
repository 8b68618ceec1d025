// SSH public keys. A VM gets a copy at its create, so nobody waits for a key's deletion.
//
//   (created) --> ready --> (gone)

import { CroftError } from "@croft/schemas/errors.ts";
import { type KindRules, settled } from "../kind-rules.ts";

export interface SshKeyParts {
  /** SHA-256 fingerprint in OpenSSH's spelling; throws `invalid_value` when the line is no public key. */
  fingerprint(line: string): string;
}

export const sshKeyRules = ({ fingerprint }: SshKeyParts): KindRules<"ssh_key"> => ({
  async create(_reads, { name, spec }) {
    return { status: settled({ fingerprint: readKey(fingerprint, spec.public_key, name) }, 1) };
  },

  async update(_reads, { before, generation }) {
    return { status: { ...before.status, observed_generation: generation } };
  },

  async remove() {
    return { gone: true };
  },
});

function readKey(fingerprint: SshKeyParts["fingerprint"], line: string, name: string | null): string {
  try {
    return fingerprint(line);
  } catch (error) {
    if (!(error instanceof CroftError)) throw error;
    const fault = { code: error.code, pointer: "/spec/public_key", message: error.message };
    throw new CroftError(error.code, `SSH key ${name} is no public key.`, {
      detail: error.message,
      errors: [fault],
      cause: error,
    });
  }
}
