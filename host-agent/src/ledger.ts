// The last config that this agent accepted, with its documents, on disk: what it works from when the reconciler is away
// and after a boot.
//
//   ledger/config.json            the manifest, replaced in one step after all its documents are there
//   ledger/documents/<digest>     documents and secrets, byte for byte as served
//
//   offered config --lower generation--> refused          a crash between: the old manifest and all it names are there,
//        | same generation, other contents--> refused     and documents that nobody names are removed at the next accept
//        | unknown kind, wrong bytes, not valid--> refused
//        v
//   documents fetched that are lacking -> manifest written -> accepted
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { CroftError } from "@croft/schemas/errors.ts";
import type { HostConfig, HostDocument, SeedDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { validateHostConfig, validateHostDocument } from "@croft/schemas/generated/validators/messages.js";
import { fieldErrors } from "@croft/schemas/validation.ts";
import { CONTRACT_VERSION } from "./contract.ts";
import { createFolder, isMissing, readTextIfThere, removeFile, writeFileAtomic } from "./host/files.ts";
import type { DocumentsByKind, ObjectDocument } from "./kinds/kind.ts";
import { byKind, isKindName } from "./kinds/kinds.ts";

/** What this host shall be. */
export interface Accepted {
  generation: number;
  documents: DocumentsByKind;
  /** Seeds by the id of their VM. */
  seeds: Map<string, SeedDocument>;
}

/** The bytes of a document by its digest. */
type FetchDocument = (digest: string) => Promise<Uint8Array>;

export interface Ledger {
  /** Null until a config was accepted. */
  readonly accepted: Accepted | null;
  /**
   * Takes a config over. Errors: `precondition_failed` for an older generation or for other contents under the same
   * one, `invalid_request` for what this agent does not know, `checksum_mismatch`; nothing has changed then.
   */
  accept(config: unknown, fetchDocument: FetchDocument): Promise<Accepted>;
}

/** Opens the ledger in a folder. Damaged contents are an error, not an empty ledger: nothing is guessed. */
export async function openLedger(folder: string, host: string): Promise<Ledger> {
  const documents = join(folder, "documents");
  await createFolder(folder);
  await createFolder(documents);
  const text = await readTextIfThere(join(folder, "config.json"));
  let config: HostConfig | null = null;
  let accepted: Accepted | null = null;
  if (text !== null) {
    config = checkedConfig(JSON.parse(text), host);
    accepted = await load(config, (digest) => readFile(join(documents, digest)));
  }
  return {
    get accepted() {
      return accepted;
    },
    async accept(offered, fetchDocument) {
      const next = checkedConfig(offered, host);
      if (config !== null && accepted !== null) {
        if (isDeepStrictEqual(next, config)) return accepted;
        refuseOlder(next, config);
      }
      const fetchAndKeep = async (digest: string): Promise<Uint8Array> => {
        const path = join(documents, digest);
        const present = await readFile(path).catch((error) => {
          if (isMissing(error)) return null;
          throw error;
        });
        // A present file is whole: it got its name after it was synced.
        if (present !== null) return present;
        const bytes = await fetchDocument(digest);
        checkDigest(bytes, digest);
        await writeFileAtomic(path, bytes);
        return bytes;
      };
      const loaded = await load(next, fetchAndKeep);
      await writeFileAtomic(join(folder, "config.json"), `${JSON.stringify(next)}\n`);
      config = next;
      accepted = loaded;
      await removeUnnamed(documents, next);
      return loaded;
    },
  };
}

function refuseOlder(next: HostConfig, present: HostConfig): void {
  if (next.generation < present.generation) {
    throw new CroftError(
      "precondition_failed",
      `accepting host config ${next.generation}: generation ${present.generation} was accepted already`,
      { detail: "The reconciler's data is older than what this host has seen; was a backup restored?" },
    );
  }
  if (next.generation === present.generation) {
    throw new CroftError(
      "precondition_failed",
      `accepting host config ${next.generation}: the same generation was accepted with other contents`,
      { detail: "Two reconcilers speak to this host, or its data was restored from a backup." },
    );
  }
}

function checkedConfig(offered: unknown, host: string): HostConfig {
  // First the kinds, so that an agent that is too old says so by name and not as a fault of form.
  const entries = (offered as HostConfig | null)?.documents;
  for (const entry of Array.isArray(entries) ? entries : []) {
    const kind = (entry as { kind?: unknown } | null)?.kind;
    if (typeof kind === "string" && !isKindName(kind)) {
      throw new CroftError("invalid_request", `accepting a host config: kind "${kind}" is not known here`, {
        detail: "Update the host agent: the reconciler speaks of kinds that this version does not know.",
      });
    }
  }
  const version = (offered as HostConfig | null)?.contract_version;
  if (typeof version === "number" && version > CONTRACT_VERSION) {
    throw new CroftError(
      "invalid_request",
      `accepting a host config: contract version ${version} is not known here`,
      {
        detail: `Update the host agent: it speaks version ${CONTRACT_VERSION}.`,
      },
    );
  }
  if (!validateHostConfig(offered)) throw notValid("a host config", validateHostConfig.errors);
  const config = offered as HostConfig;
  checkIds(config);
  if (config.host !== host) {
    throw new CroftError(
      "invalid_request",
      `accepting a host config: it is for "${config.host}", this is "${host}"`,
    );
  }
  return config;
}

/** Folders and units are named after ids, so what could lead elsewhere is none; and one object is told once. */
function checkIds({ documents }: HostConfig): void {
  const seen = new Set<string>();
  for (const { kind, id } of documents) {
    if (!/^[a-z]{2,4}_[0-9a-z]{1,32}$/.test(id)) {
      const shown = JSON.stringify(id.slice(0, 60));
      throw new CroftError("invalid_request", `accepting a host config: ${shown} is no id of a ${kind}`);
    }
    if (seen.has(id)) {
      throw new CroftError("invalid_request", `accepting a host config: ${kind} ${id} is named twice`);
    }
    seen.add(id);
  }
}

async function load(config: HostConfig, read: FetchDocument): Promise<Accepted> {
  const documents: ObjectDocument[] = [];
  const seeds = new Map<string, SeedDocument>();
  for (const entry of config.documents) {
    const document = parse(await read(entry.digest), entry);
    if (document.kind !== "seed") documents.push(document);
    if (entry.secret_digest !== null) {
      const seed = parse(await read(entry.secret_digest), { kind: "seed", id: entry.id });
      if (seed.kind === "seed") seeds.set(entry.id, seed);
    }
  }
  return { generation: config.generation, documents: byKind(documents), seeds };
}

function parse(bytes: Uint8Array, entry: { kind: string; id: string }): HostDocument {
  const what = `the document of ${entry.kind} ${entry.id}`;
  let document: unknown;
  try {
    document = JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    // Without the parser's words: they cite the text, which may be a secret.
    throw new CroftError("invalid_request", `accepting a host config: ${what} is no JSON`);
  }
  if (!validateHostDocument(document)) throw notValid(what, validateHostDocument.errors);
  const { kind, id } = document as HostDocument;
  if (kind !== entry.kind || id !== entry.id) {
    throw new CroftError("invalid_request", `accepting a host config: ${what} is one of ${kind} ${id}`);
  }
  return document as HostDocument;
}

function checkDigest(bytes: Uint8Array, digest: string): void {
  if (createHash("sha256").update(bytes).digest("hex") !== digest) {
    throw new CroftError(
      "checksum_mismatch",
      `accepting a host config: other bytes came for document ${digest}`,
    );
  }
}

async function removeUnnamed(folder: string, config: HostConfig): Promise<void> {
  const named = new Set(config.documents.flatMap((entry) => [entry.digest, entry.secret_digest]));
  for (const name of await readdir(folder)) if (!named.has(name)) await removeFile(join(folder, name));
}

function notValid(what: string, errors: Parameters<typeof fieldErrors>[0] | null | undefined): CroftError {
  const fields = fieldErrors(errors ?? []);
  // Never the values: a secret document may be the one that is not valid.
  const detail = fields.map(({ pointer, message }) => `${pointer}: ${message}`).join("; ");
  return new CroftError("invalid_request", `accepting a host config: ${what} is not valid`, {
    detail,
    errors: fields,
  });
}
