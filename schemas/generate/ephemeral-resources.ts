// The provider's ephemeral resources: what is made for the time of a run and never stored in a state or a plan.

import { NAME_PATTERN } from "../src/names.ts";
import { FORMER_ROLES, ROLES } from "../src/roles.ts";
import type { AttributeModel, CtyType, EphemeralModel } from "../src/terraform-model.ts";
import { COMPUTED, OPTIONAL, OPTIONAL_COMPUTED, REQUIRED, type Role } from "./terraform-attributes.ts";

const field = (
  name: string,
  type: CtyType,
  role: Role,
  description: string,
  more: Partial<AttributeModel> = {},
): AttributeModel => ({
  name,
  type,
  ...role,
  sensitive: false,
  description,
  source: "terraform",
  ...more,
});

export const EPHEMERAL_RESOURCES: readonly EphemeralModel[] = [
  {
    name: "croft_token",
    description:
      "A bearer token for the REST interface that ends with the run of Terraform. It is made anew by every plan and apply and is stored nowhere.",
    attributes: [
      field(
        "project",
        "string",
        OPTIONAL,
        "Project that the token is for; without it the token is for all.",
        {
          pattern: NAME_PATTERN,
          reference: "project",
        },
      ),
      field(
        "role",
        "string",
        OPTIONAL_COMPUTED,
        "`admin`: everything. `operator`: sees its project and what is shared, changes what is in its project. `planner`: sees the same and the project's states, changes nothing. `viewer`: sees the same but for user data and states. `monitor`: reads the figures of all (`/metrics`), nothing else. `operator`, `planner` and `viewer` need `project`. Without a role: `operator` with a project, else `admin`. `member` is the former name of `operator`.",
        { values: [...ROLES, ...Object.keys(FORMER_ROLES)] },
      ),
      field(
        "ttl_seconds",
        "number",
        OPTIONAL_COMPUTED,
        "How long it is good (3600). It is renewed while the run of Terraform needs it, for no longer than the provider's own token is good, and ends with the run.",
        { minimum: 1, maximum: 31_622_400 },
      ),
      field("id", "string", COMPUTED, "Id of the token, by which `DELETE /v1/tokens/{id}` ends it."),
      field("token", "string", COMPUTED, "The token.", { sensitive: true }),
      field("expires_at", "string", COMPUTED, "When it ends (RFC 3339, UTC)."),
    ],
  },
  {
    name: "croft_ssh_certificate",
    description:
      "A certificate for one SSH key that logs in to one VM for a short time. It is signed anew by every plan and apply and is stored nowhere.",
    attributes: [
      field("vm", "string", REQUIRED, "Id of the VM.", { pattern: "^vm_[0-9a-z]{16}$", reference: "vm" }),
      field("public_key", "string", REQUIRED, "The public key in OpenSSH's format (`ssh-ed25519 AAAA…`).", {
        maxLength: 16384,
      }),
      field("ttl_seconds", "number", OPTIONAL_COMPUTED, "How long it is good (300).", {
        minimum: 1,
        maximum: 86_400,
      }),
      field("certificate", "string", COMPUTED, "The certificate in OpenSSH's format."),
      field("user", "string", COMPUTED, "User to log in as."),
      field("host_key", "string", COMPUTED, "The guest's public host key."),
      field("host_alias", "string", COMPUTED, "Name for `HostKeyAlias`."),
      field(
        "tunnel_pass",
        "string",
        COMPUTED,
        "Password for the reconciler as the HTTP proxy of a `connection` block. It leads to this VM's SSH port only, where a login still needs a key, and ends with the certificate. A token is refused there, because that way is not encrypted.",
        { sensitive: true },
      ),
    ],
  },
  {
    name: "croft_join_token",
    description:
      "A token with which one machine joins as a host, once. It is made anew by every plan and apply and is stored nowhere; give `command` to the machine in the same run, such as by cloud-init or a provisioner.",
    attributes: [
      field("host", "string", REQUIRED, "Name of the host that the machine becomes.", {
        pattern: NAME_PATTERN,
      }),
      field("ttl_seconds", "number", OPTIONAL_COMPUTED, "How long the token is good (3600).", {
        minimum: 60,
        maximum: 604_800,
      }),
      field(
        "replaces_machine",
        "bool",
        OPTIONAL_COMPUTED,
        "Whether the machine may take the place of another one that is this host (false). Set it only when that one is off for good, or was reinstalled: its guests would run twice.",
      ),
      field("token", "string", COMPUTED, "The token.", { sensitive: true }),
      field("endpoint", "string", COMPUTED, "Where the machine reaches the reconciler."),
      field(
        "fingerprint",
        "string",
        COMPUTED,
        "Of the reconciler's authority, which the first contact is checked with.",
      ),
      field("command", "string", COMPUTED, "The line to run on the machine, as root.", { sensitive: true }),
      field("expires_at", "string", COMPUTED, "When the token ends (RFC 3339, UTC)."),
    ],
  },
];
