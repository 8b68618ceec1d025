// Seeds of VMs, and the reconciler's own secrets.

import type { SeedSecret } from "./belongings.ts";

export interface SecretReads {
  /** The seed of a VM. Its user data stays in the spec. */
  seed(vm: string): Promise<SeedSecret | undefined>;
  /** The seeds of several VMs, by VM. */
  seeds(vms: readonly string[]): Promise<Map<string, SeedSecret>>;
  /** A named secret of the reconciler itself (keys of its certificate authorities), as text. */
  own(name: string): Promise<string | undefined>;
}

export interface SecretWrites extends SecretReads {
  putSeed(vm: string, seed: SeedSecret): Promise<void>;
  /** Stores it unless there is one already; returns what is stored (so that two starts agree). */
  putOwn(name: string, value: string): Promise<string>;
  removeOwn(name: string): Promise<void>;
}
