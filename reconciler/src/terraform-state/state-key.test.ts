import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { readConfig } from "../config.ts";
import { createLog } from "../log.ts";
import { maintain } from "../maintenance.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { Store } from "../store/store.ts";
import { ensureStateKey, STATE_KEY_FILE } from "./state-key.ts";
import { createVault } from "./vault.ts";

let folder: string;
let store: Store | undefined;
const logged: string[] = [];
const now = (): Date => new Date("2026-12-01T00:00:00Z");
const parts = { now, log: createLog({ write: (line) => void logged.push(line), now }) };

const STATE = { project: "web", name: "prod" };
const CONTENTS = Buffer.from('{"serial":1,"lineage":"l"}');
const SHA256 = createHash("sha256").update(CONTENTS).digest("hex");
const packed = (): Uint8Array[] => [gzipSync(CONTENTS)];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-state-key-"));
});
afterEach(async () => {
  await store?.close();
  store = undefined;
  await rm(folder, { recursive: true });
});

async function open(stateDir = folder): Promise<Store> {
  store = await openSqliteStore(join(stateDir, "croft.db"));
  return store;
}

async function close(): Promise<void> {
  await store?.close();
  store = undefined;
}

async function writeState(opened: Store): Promise<void> {
  const sealed = await createVault(await ensureStateKey(opened, folder, parts)).seal(STATE, SHA256, packed());
  const facts = {
    serial: 1,
    lineage: "l",
    sha256: SHA256,
    size_bytes: CONTENTS.length,
    resources: null,
  };
  const written = { stored_bytes: sealed.length, written_at: now().toISOString(), written_by: "tok_a" };
  await opened.write(async (tx) => void (await tx.states.add(STATE, { ...facts, ...written }, sealed)));
}

async function readState(opened: Store, stateDir = folder): Promise<Buffer> {
  const vault = createVault(await ensureStateKey(opened, stateDir, parts));
  const sealed = await opened.states.sealed(STATE, 1);
  const contents = await vault.open(STATE, SHA256, sealed ?? new Uint8Array());
  return buffer(Readable.from(contents()));
}

test("the database alone shows nothing of a state", async () => {
  await writeState(await open());
  await close();
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
  const key = await readFile(join(folder, STATE_KEY_FILE), "utf8");
  expect(files.some((bytes) => bytes.includes(CONTENTS))).toBe(false);
  expect((await readFile(join(folder, "croft.db"))).includes(key.trim())).toBe(false);
});

test("a backup is all that is needed: restored elsewhere, states are read there", async () => {
  await writeState(await open());
  await close();
  const backup = join(folder, "backup");
  await maintain(["backup", backup], readConfig({ CROFT_STATE_DIR: folder }));
  const elsewhere = await mkdtemp(join(tmpdir(), "croft-state-key-"));
  try {
    await ensureStateKey(await open(elsewhere), elsewhere, parts);
    await close();
    await maintain(["restore", backup], readConfig({ CROFT_STATE_DIR: elsewhere }));
    expect(await readState(await open(elsewhere), elsewhere)).toEqual(CONTENTS);
    expect(await store?.secrets.own("state_key")).toBeUndefined();
    // The key that was there before is kept.
    expect(
      (await readdir(elsewhere)).filter((name) => name.startsWith(`${STATE_KEY_FILE}.before-`)),
    ).toHaveLength(1);
  } finally {
    await close();
    await rm(elsewhere, { recursive: true });
  }
});

test("without its key a state is said to be sealed, and is read again when the key is back", async () => {
  await writeState(await open());
  const key = await readFile(join(folder, STATE_KEY_FILE));
  await rm(join(folder, STATE_KEY_FILE));
  await expect(readState(await open())).rejects.toMatchObject({ code: "unavailable" });
  expect(logged.join()).toContain("the key of the stored states is missing");
  await writeFile(join(folder, STATE_KEY_FILE), key);
  expect(await readState(await open())).toEqual(CONTENTS);
});

test("a sealed state does not open under another name", async () => {
  const vault = createVault(new Uint8Array(32));
  const sealed = await vault.seal(STATE, SHA256, packed());
  const opened = vault.open({ ...STATE, name: "test" }, SHA256, sealed);
  await expect(opened).rejects.toMatchObject({ code: "unavailable" });
});
