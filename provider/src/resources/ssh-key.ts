import { croftSshKey } from "@croft/schemas/generated/terraform/croft-ssh-key.ts";
import { sshKeyIdentity } from "@croft/schemas/ssh-public-key.ts";
import { checkKey } from "../kit/ssh-keys.ts";
import type { ResourceBehaviour } from "../lifecycle/behaviour.ts";

export const sshKey: ResourceBehaviour = {
  model: croftSshKey,
  validate: ({ public_key }) => checkKey(public_key ?? null, ["public_key"]),
  /** `file("key.pub")` ends with a line feed; the same key pasted does not, and may have another comment. */
  sameValue: (name, one, other) =>
    name === "public_key" &&
    typeof one === "string" &&
    typeof other === "string" &&
    sshKeyIdentity(one) === sshKeyIdentity(other),
};
