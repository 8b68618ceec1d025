import { croftSshKey } from "@croft/schemas/generated/terraform/croft-ssh-key.ts";
import type { ResourceBehaviour } from "../lifecycle/behaviour.ts";

export const sshKey: ResourceBehaviour = {
  model: croftSshKey,
  /** `file("key.pub")` ends with a line feed; the same key pasted does not. */
  sameValue: (name, one, other) =>
    name === "public_key" &&
    typeof one === "string" &&
    typeof other === "string" &&
    one.trimEnd() === other.trimEnd(),
};
