// The SSH host key that a guest gets at its first boot and keeps, whatever a later seed says. Pure.

import type { SeedDocument } from "@croft/schemas/generated/typescript/messages.ts";

const LINE = /^ssh-ed25519 [A-Za-z0-9+/]+={0,2}(?= |$)/;

/** The public key in the vendor data, without its comment; undefined where there is none that can be read. */
export function hostKeyOf({
  format,
  vendor_data,
}: Pick<SeedDocument, "format" | "vendor_data">): string | undefined {
  if (format === "ignition") return undefined;
  try {
    const parts: unknown = JSON.parse(bodyOf(vendor_data));
    for (const part of Array.isArray(parts) ? parts : []) {
      const { type, content } = part as { type?: unknown; content?: unknown };
      if (type !== "text/cloud-config" || typeof content !== "string") continue;
      const { ssh_keys } = JSON.parse(bodyOf(content)) as { ssh_keys?: { ed25519_public?: unknown } };
      return LINE.exec(String(ssh_keys?.ed25519_public ?? ""))?.[0];
    }
  } catch {
    // Vendor data of another form says nothing of the key; the guest has it all the same.
  }
  return undefined;
}

/** Without the first line, which names the form. */
const bodyOf = (text: string): string => text.slice(text.indexOf("\n") + 1);
