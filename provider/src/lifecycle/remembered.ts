/** What the provider keeps beside the state (Terraform's private bytes): nothing that a user needs. */
import type { Found } from "../reconciler-client.ts";

export interface Remembered {
  /** The generation that the state shows, for `If-Match`. */
  readonly etag?: string;
  /** The reconciler knows that the object is in a state. */
  readonly claimed?: boolean;
}

export function remembered(bytes: Uint8Array): Remembered {
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8")) as Remembered;
  } catch {
    // Another version of the provider wrote it; it is only a help.
    return {};
  }
}

export const remember = (facts: Remembered): Uint8Array => Buffer.from(JSON.stringify(facts));

export const etagOf = (generation: Found["document"]["generation"]): string => `"${generation}"`;
