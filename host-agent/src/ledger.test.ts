import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HostConfig } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { CONTRACT_VERSION } from "./contract.ts";
import { openLedger } from "./ledger.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-ledger-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A reconciler's shelf of documents, which remembers what was asked for. */
function shelf() {
  const bytes = new Map<string, Uint8Array>();
  const asked: string[] = [];
  return {
    bytes,
    asked,
    put(document: unknown): string {
      const text = Buffer.from(JSON.stringify(document));
      bytes.set(sha256(text), text);
      return sha256(text);
    },
    fetch: async (digest: string) => {
      asked.push(digest);
      return bytes.get(digest) ?? Buffer.from("nothing");
    },
  };
}

const disk = (id: string, generation = 1) => ({
  kind: "disk",
  id,
  generation,
  device: null,
  file: { name: "data", size_bytes: 1 },
  wipe: null,
  wanted: "present",
});

const config = (generation: number, entries: [string, string][], host = "alpha"): HostConfig => ({
  contract_version: 1,
  host,
  generation,
  documents: entries.map(([id, digest]) => ({
    kind: "disk",
    id,
    generation: 1,
    digest,
    secret_digest: null,
  })),
});

test("a config is kept over a start of the agent, readable by it alone, and fetched once", async () => {
  const reconciler = shelf();
  const digest = reconciler.put(disk("dsk_a"));
  const ledger = await openLedger(folder, "alpha");
  expect(ledger.accepted).toBeNull();
  await ledger.accept(config(1, [["dsk_a", digest]]), reconciler.fetch);
  await ledger.accept(config(2, [["dsk_a", digest]]), reconciler.fetch);
  expect(reconciler.asked).toEqual([digest]);

  const again = await openLedger(folder, "alpha");
  expect(again.accepted).toMatchObject({ generation: 2, documents: { disk: [{ id: "dsk_a" }] } });
  for (const file of ["config.json", `documents/${digest}`]) {
    expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  }
});

test("an older generation is refused, and so is the same one with other contents", async () => {
  const reconciler = shelf();
  const ledger = await openLedger(folder, "alpha");
  await ledger.accept(config(5, []), reconciler.fetch);
  await expect(ledger.accept(config(4, []), reconciler.fetch)).rejects.toMatchObject({
    code: "precondition_failed",
  });
  const other = config(5, [["dsk_a", reconciler.put(disk("dsk_a"))]]);
  await expect(ledger.accept(other, reconciler.fetch)).rejects.toMatchObject({ code: "precondition_failed" });
  await ledger.accept(config(5, []), reconciler.fetch);
  expect(ledger.accepted).toMatchObject({ generation: 5, documents: { disk: [] } });
});

test("a kind that this agent does not know is refused by its name", async () => {
  const offered = config(1, [["snp_a", "a".repeat(64)]]);
  (offered.documents[0] as { kind: string }).kind = "snapshot";
  const ledger = await openLedger(folder, "alpha");
  await expect(ledger.accept(offered, shelf().fetch)).rejects.toThrow('kind "snapshot" is not known here');
});

test("wrong bytes, a document of something else, and a config of another host change nothing", async () => {
  const reconciler = shelf();
  const ledger = await openLedger(folder, "alpha");
  await ledger.accept(config(1, []), reconciler.fetch);
  const refused = async (offered: unknown, code: string) => {
    await expect(ledger.accept(offered, reconciler.fetch)).rejects.toMatchObject({ code });
    expect(ledger.accepted?.generation).toBe(1);
    expect(JSON.parse(await readFile(join(folder, "config.json"), "utf8")).generation).toBe(1);
  };
  await refused(config(2, [["dsk_a", "a".repeat(64)]]), "checksum_mismatch");
  await refused(config(2, [["dsk_b", reconciler.put(disk("dsk_a"))]]), "invalid_request");
  await refused(config(2, [["dsk_a", reconciler.put({ ...disk("dsk_a"), more: 1 })]]), "invalid_request");
  await refused(config(2, [], "beta"), "invalid_request");
  await refused("nonsense", "invalid_request");
});

test.each([
  [{ contract_version: CONTRACT_VERSION + 1 }, `contract version ${CONTRACT_VERSION + 1} is not known here`],
  [{ kinds_to_come: [] }, "/kinds_to_come: kinds_to_come is no field here"],
  [{ documents: [{ id: "dsk_a" }, { id: "dsk_a" }] }, "disk dsk_a is named twice"],
  [{ documents: [{ id: "../../etc" }] }, '"../../etc" is no id of a disk'],
  [{ documents: [{ id: "dsk_a", kind: "snapshot" }] }, 'kind "snapshot" is not known here'],
  [{ documents: [{ id: "dsk_a", digest: "short" }] }, "/documents/0/digest"],
  [{ generation: "2" }, "/generation"],
])("from a newer or a broken reconciler %j is refused by name and changes nothing", async (change, said) => {
  const reconciler = shelf();
  const ledger = await openLedger(folder, "alpha");
  const present = [["dsk_b", reconciler.put(disk("dsk_b"))]] as [string, string][];
  await ledger.accept(config(1, present), reconciler.fetch);
  const before = await readFile(join(folder, "config.json"), "utf8");
  const { documents, ...more } = change as { documents?: object[] };
  const entry = { ...config(2, present).documents[0] };
  const offered = { ...config(2, present), ...more };
  const altered =
    documents === undefined ? offered : { ...offered, documents: documents.map((d) => ({ ...entry, ...d })) };
  const refusal = await ledger.accept(altered, reconciler.fetch).catch((error) => error);
  expect(refusal).toMatchObject({ code: "invalid_request" });
  expect(`${refusal.message} ${refusal.detail}`).toContain(said);
  expect(await readFile(join(folder, "config.json"), "utf8")).toBe(before);
  expect((await openLedger(folder, "alpha")).accepted).toMatchObject({
    generation: 1,
    documents: { disk: [{ id: "dsk_b" }] },
  });
  // And the next good one is taken.
  await ledger.accept(config(2, present), reconciler.fetch);
  expect(ledger.accepted?.generation).toBe(2);
});

test("a document that is no JSON is refused without a word of what it holds", async () => {
  const reconciler = shelf();
  const text = Buffer.from("password: hunter2");
  reconciler.bytes.set(sha256(text), text);
  const ledger = await openLedger(folder, "alpha");
  const refusal = await ledger
    .accept(config(1, [["dsk_a", sha256(text)]]), reconciler.fetch)
    .catch((error) => error);
  expect(refusal).toMatchObject({ code: "invalid_request" });
  expect(`${refusal.message} ${refusal.detail} ${refusal.stack}`).not.toContain("hunter2");
  expect(ledger.accepted).toBeNull();
});

test("documents that nothing names any more are removed, those named stay", async () => {
  const reconciler = shelf();
  const [a, b] = [reconciler.put(disk("dsk_a")), reconciler.put(disk("dsk_b"))];
  const ledger = await openLedger(folder, "alpha");
  await ledger.accept(
    config(1, [
      ["dsk_a", a],
      ["dsk_b", b],
    ]),
    reconciler.fetch,
  );
  await ledger.accept(config(2, [["dsk_b", b]]), reconciler.fetch);
  expect(await readdir(join(folder, "documents"))).toEqual([b]);
});
