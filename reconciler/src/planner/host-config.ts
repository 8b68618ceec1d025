// Documents -> bytes, digests and the manifest that names them. Equal objects give equal bytes, so a digest changes only
// when what it stands for does; a manifest that says the same as the one before makes no new generation.

import { createHash } from "node:crypto";
import type { HostDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Blob, HostConfigChange, ManifestEntry, StoredEntry } from "../store/store.ts";
import type { PlannedDocuments } from "./host-documents.ts";

export interface Manifest {
  entries: ManifestEntry[];
  /** Every document and secret that an entry names. */
  blobs: Blob[];
}

export function manifest({ instructions }: Pick<PlannedDocuments, "instructions">): Manifest {
  const blobs: Blob[] = [];
  const add = (document: HostDocument): string => {
    const blob = toBlob(document);
    blobs.push(blob);
    return blob.digest;
  };
  const entries = instructions.map(
    ({ document, secret }): ManifestEntry => ({
      kind: document.kind,
      id: document.id,
      generation: document.generation,
      digest: add(document),
      secret_digest: secret === null ? null : add(secret),
    }),
  );
  return { entries, blobs };
}

/** The current config, and how the next one is to be spoken. */
export interface Present {
  generation: number;
  /** Contract version of the current config. */
  contract: number;
  /** Contract version that the agent is spoken to in. */
  version: number;
  /** Objects whose entries stay as they are, because their agent does not know what is wanted of them now. */
  held?: ReadonlySet<string>;
}

/**
 * What the host's next config changes, or undefined when nothing. `stored` are the current entries of the objects that
 * the manifest was made of: what it names no more is taken out, and entries of other objects stay as they are.
 */
export function nextConfig(
  host: string,
  { entries, blobs }: Manifest,
  stored: ReadonlyMap<string, StoredEntry>,
  { generation, contract, version, held = new Set() }: Present,
): HostConfigChange | undefined {
  const wanted = new Set([...entries.map(({ id }) => id), ...held]);
  const put = entries.filter((entry) => !isSame(entry, stored.get(entry.id)?.entry));
  const drop = [...stored.keys()].filter((id) => !wanted.has(id));
  const respoken = generation > 0 && contract !== version;
  if (put.length + drop.length === 0 && !respoken) return undefined;
  const fresh = new Set(
    put.flatMap(({ id, digest, secret_digest }) => {
      const before = stored.get(id)?.entry;
      return [
        ...(digest === before?.digest ? [] : [digest]),
        ...(secret_digest === null || secret_digest === before?.secret_digest ? [] : [secret_digest]),
      ];
    }),
  );
  return {
    contract_version: version,
    host,
    generation: generation + 1,
    put,
    drop,
    blobs: blobs.filter(({ digest }) => fresh.has(digest)),
  };
}

const isSame = (entry: ManifestEntry, other: ManifestEntry | undefined): boolean =>
  other !== undefined &&
  entry.kind === other.kind &&
  entry.generation === other.generation &&
  entry.digest === other.digest &&
  entry.secret_digest === other.secret_digest;

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
