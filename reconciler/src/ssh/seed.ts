// What a guest gets beside the user's own data, as files of its seed disk: pure text, so the same VM always gets the
// same bytes. JSON is YAML, so cloud-init and the small guest's script read one and the same form.

/** What Croft knows of a VM's login; the private key makes the whole text a secret. */
export interface SeedFacts {
  vm: string;
  hostname: string;
  hostPrivateKey: string;
  hostPublicKey: string;
  /** Lines of OpenSSH's format that may log in without a certificate. */
  authorizedKeys: readonly string[];
  /** Public line of the user authority. */
  userAuthority: string;
}

/** Name that Croft's users log in as. */
export const GUEST_USER = "croft";

const AUTHORITY_FILE = "/etc/ssh/croft_user_ca.pub";
const PRINCIPALS_DIR = "/etc/ssh/croft_principals";

const SSHD_CONFIG = [
  `TrustedUserCAKeys ${AUTHORITY_FILE}`,
  `AuthorizedPrincipalsFile ${PRINCIPALS_DIR}/%u`,
  "",
].join("\n");

/** The vendor data: `#cloud-config` and one JSON object. */
export function vendorData(facts: SeedFacts): string {
  const config = {
    hostname: facts.hostname,
    users: [
      {
        name: GUEST_USER,
        sudo: "ALL=(ALL) NOPASSWD:ALL",
        shell: "/bin/bash",
        lock_passwd: true,
        ssh_authorized_keys: facts.authorizedKeys,
      },
    ],
    ssh_deletekeys: false,
    ssh_keys: { ed25519_private: facts.hostPrivateKey, ed25519_public: facts.hostPublicKey },
    write_files: [
      { path: AUTHORITY_FILE, permissions: "0644", content: `${facts.userAuthority}\n` },
      // A certificate opens this VM only when it names this VM.
      { path: `${PRINCIPALS_DIR}/${GUEST_USER}`, permissions: "0644", content: `${facts.vm}\n` },
      { path: "/etc/ssh/sshd_config.d/50-croft.conf", permissions: "0644", content: SSHD_CONFIG },
    ],
  };
  return `#cloud-config\n${JSON.stringify(config, null, 1)}\n`;
}

export const metaData = (vm: string, hostname: string): string =>
  `${JSON.stringify({ "instance-id": vm, "local-hostname": hostname })}\n`;
