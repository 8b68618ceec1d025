// The public keys that log in to a VM: copied into its seed, because a key may be deleted while VMs have it.

import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Reads, SeedSecret } from "../../store/store.ts";
import type { ObjectUpdate } from "../kind-rules.ts";
import type { References } from "../references.ts";
import type { RuleParts } from "../rule-parts.ts";

/** Public keys of ids and lines alike, as they are now; what a VM has already stays, as its key may be deleted by now. */
export async function copyKeys(
  parts: RuleParts,
  references: References,
  spec: SpecOf<"vm">,
  had: ReadonlyMap<string, string> = new Map(),
): Promise<string[]> {
  const lines: string[] = [];
  for (const [index, key] of (spec.ssh_keys ?? []).entries()) {
    const pointer = `/spec/ssh_keys/${index}`;
    const copy = had.get(key);
    if (copy !== undefined) {
      lines.push(copy);
      continue;
    }
    if (key.startsWith("key_")) {
      const found = await references.find("ssh_key", key, pointer);
      if (found) lines.push(found.spec.public_key.trim());
      continue;
    }
    try {
      parts.fingerprint(key);
      lines.push(key.trim());
    } catch (error) {
      if ((error as Error).name !== "CroftError") throw error;
      references.fault(
        "invalid_value",
        pointer,
        `is neither the id of an SSH key nor a public key. ${(error as Error).message}`,
      );
    }
  }
  return lines;
}

/** The seed with the keys of a changed spec, or undefined when it stays as it is. */
export async function seedWithKeys(
  parts: RuleParts,
  reads: Reads,
  references: References,
  { before, spec, changes }: ObjectUpdate<"vm">,
): Promise<SeedSecret | undefined> {
  if (!changes.some(({ pointer }) => pointer === "/ssh_keys")) return undefined;
  const seed = await reads.secrets.seed(before.id);
  if (seed === undefined) return undefined;
  const had = (before.spec.ssh_keys ?? []).map((key, index): [string, string] => [
    key,
    seed.ssh_keys[index] ?? "",
  ]);
  const ssh_keys = await copyKeys(parts, references, spec, new Map(had.filter(([, line]) => line !== "")));
  return { ...seed, ssh_keys, first_ssh_keys: seed.first_ssh_keys ?? seed.ssh_keys };
}
