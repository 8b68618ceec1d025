// Documents -> bytes, digests and the manifest that names them. Equal objects give equal bytes, so a digest changes only
// when what it stands for does; a manifest that says the same as the one before makes no new generation.

import { createHash } from "node:crypto";
import type { HostConfig, HostDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Blob } from "../store/store.ts";
import type { HostDocuments } from "./host-documents.ts";

export const CONTRACT_VERSION = 1;

export type ManifestEntry = HostConfig["documents"][number];

export interface Manifest {
  entries: ManifestEntry[];
  /** Every document and secret that an entry names. */
  blobs: Blob[];
}

export function manifest(documents: HostDocuments): Manifest {
  const blobs: Blob[] = [];
  const add = (document: HostDocument): string => {
    const blob = toBlob(document);
    blobs.push(blob);
    return blob.digest;
  };
  const entries: ManifestEntry[] = [
    ...[...documents.disks, ...documents.partitions].map((document) => ({
      kind: document.kind,
      id: document.id,
      generation: document.generation,
      digest: add(document),
      secret_digest: null,
    })),
    ...documents.vms.map(({ document, seed }) => ({
      kind: document.kind,
      id: document.id,
      generation: document.generation,
      digest: add(document),
      secret_digest: add(seed),
    })),
  ];
  return { entries, blobs };
}

/** The host's next config, or undefined when the current one says the same. */
export function nextConfig(
  host: string,
  entries: readonly ManifestEntry[],
  current: HostConfig | undefined,
): HostConfig | undefined {
  if (canonicalJson(entries) === canonicalJson(current?.documents ?? [])) return undefined;
  return {
    contract_version: CONTRACT_VERSION,
    host,
    generation: (current?.generation ?? 0) + 1,
    documents: [...entries],
  };
}

/** JSON with the keys of every object in the order of their names. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function toBlob(document: HostDocument): Blob {
  const bytes = Buffer.from(canonicalJson(document), "utf8");
  return { digest: createHash("sha256").update(bytes).digest("hex"), bytes };
}
