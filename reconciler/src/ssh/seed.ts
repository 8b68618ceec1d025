// What a guest gets beside the user's own data, as files of its seed disk: pure text, so the same VM always gets the
// same bytes.
import { bootHook } from "./boot-hook.ts";

/** What Croft knows of a VM's login; the private key makes the whole text a secret. */
export interface SeedFacts {
  vm: string;
  hostPrivateKey: string;
  hostPublicKey: string;
  /** Lines of OpenSSH's format that may log in without a certificate. */
  authorizedKeys: readonly string[];
  /** Those that the VM was created with. */
  firstKeys: readonly string[];
  /** Public line of the user authority. */
  userAuthority: string;
  /** Whether the seed has a network configuration. */
  networks?: boolean;
}

/** Name that Croft's users log in as. */
const GUEST_USER = "croft";

/**
 * The vendor data: a `#cloud-config-archive` in JSON of a cloud-config, which user data may override, and the boot hook.
 * JSON is YAML, so cloud-init and the small image's script read one and the same form.
 */
export function vendorData(facts: SeedFacts): string {
  const user = {
    name: GUEST_USER,
    sudo: "ALL=(ALL) NOPASSWD:ALL",
    shell: "/bin/bash",
    lock_passwd: true,
    // cloud-init calls an empty list invalid.
    ...(facts.authorizedKeys.length === 0 ? {} : { ssh_authorized_keys: facts.authorizedKeys }),
  };
  const config = {
    // The image's own user stays beside: keys and passwords of user data that name nobody are that user's. There is no
    // host name here, which would go before the `fqdn` of user data: that of the meta data serves.
    users: ["default", user],
    ssh_deletekeys: false,
    ssh_keys: { ed25519_private: facts.hostPrivateKey, ed25519_public: facts.hostPublicKey },
    // A network's router or name server that changed is to be the guest's from its next start on; cloud-init would read the
    // network configuration at the first one only.
    ...(facts.networks === true ? { updates: { network: { when: ["boot-new-instance", "boot"] } } } : {}),
  };
  const parts = [
    { type: "text/cloud-config", content: `#cloud-config\n${JSON.stringify(config)}\n` },
    { type: "text/cloud-boothook", content: bootHook({ ...facts, user: GUEST_USER }) },
  ];
  return `#cloud-config-archive\n${JSON.stringify(parts, null, 1)}\n`;
}

export const metaData = (vm: string, hostname: string): string =>
  `${JSON.stringify({ "instance-id": vm, "local-hostname": hostname })}\n`;
