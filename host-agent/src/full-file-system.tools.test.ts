// Not a byte free where the agent keeps its state, as after a guest that filled a thin disk: configs are accepted nonetheless, so what
// is to stop and to go does, and an agent that starts has all of them.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HostConfig } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { useReserve, writeFileAtomic } from "./host/files.ts";
import { Reserve } from "./host/reserve.ts";
import { openLedger } from "./ledger.ts";

const MIB = 1024 ** 2;
// The small file system is mounted.
const asRoot = process.geteuid?.() === 0 ? test : test.skip;

let folder: string;
let endings: (() => void)[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "croft-full-"));
  endings = [() => rmSync(folder, { recursive: true })];
});
afterEach(() => {
  for (const end of endings.reverse()) end();
});

function mount(): void {
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=64m,mode=0700", "croft-test", folder]);
  endings.push(() => execFileSync("umount", [folder]));
}

/** Takes all that is free, as a guest does. */
function fill(): void {
  const file = openSync(join(folder, "filler"), "a");
  try {
    for (const size of [MIB, 4096]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size, 1));
      } catch (error) {
        if ((error as { code?: string }).code !== "ENOSPC") throw error;
      }
    }
  } finally {
    closeSync(file);
  }
  expect(statfsSync(folder).bavail).toBe(0);
}

const bytesOf = (wanted: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      kind: "disk",
      id: "dsk_a",
      generation: 1,
      device: null,
      file: { name: "data", size_bytes: 1 },
      wipe: null,
      wanted,
    }),
  );
const digestOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

const config = (generation: number, wanted: string): HostConfig => ({
  contract_version: 1,
  host: "alpha",
  generation,
  documents: [
    { kind: "disk", id: "dsk_a", generation: 1, digest: digestOf(bytesOf(wanted)), secret_digest: null },
  ],
});

async function openFull(withReserve: boolean) {
  mount();
  const reserve = new Reserve(join(folder, "reserve"));
  await reserve.topUp();
  if (withReserve) endings.push(useReserve(reserve));
  const ledger = await openLedger(join(folder, "ledger"), "alpha");
  await ledger.accept(config(1, "present"), async () => bytesOf("present"));
  fill();
  return { ledger, reserve };
}

asRoot(
  "what is to go is told and kept with no byte free, again and again, also by the next agent",
  async () => {
    const { ledger, reserve } = await openFull(true);
    for (let generation = 2; generation < 30; generation++) {
      const wanted = generation % 2 === 0 ? "released" : "present";
      await ledger.accept(config(generation, wanted), async () => bytesOf(wanted));
      // The guest takes what was given up at once.
      fill();
    }
    const again = await openLedger(join(folder, "ledger"), "alpha");
    expect(again.accepted).toMatchObject({ generation: 29, documents: { disk: [{ wanted: "present" }] } });
    rmSync(join(folder, "filler"));
    await reserve.topUp();
    expect(statSync(join(folder, "reserve")).size).toBe(8 * MIB);
  },
);

asRoot("without that it is not, and the ledger stays as it was", async () => {
  const { ledger } = await openFull(false);
  const accepting = ledger.accept(config(2, "released"), async () => bytesOf("released"));
  await expect(accepting).rejects.toMatchObject({ code: "ENOSPC" });
  expect(ledger.accepted?.generation).toBe(1);
});

asRoot("where everything was given up a write fails as ever, and nothing is left of it", async () => {
  await openFull(true);
  const write = async (): Promise<void> => {
    for (;;) {
      await writeFileAtomic(join(folder, "record.json"), Buffer.alloc(MIB));
      fill();
    }
  };
  await expect(write()).rejects.toMatchObject({ code: "ENOSPC" });
  expect(statSync(join(folder, "reserve")).size).toBe(0);
});

test("a file system without plenty is left to others", async () => {
  const reserve = new Reserve(join(folder, "reserve"), Number.MAX_SAFE_INTEGER / 2);
  await reserve.topUp();
  expect(existsSync(join(folder, "reserve"))).toBe(false);
  expect(await reserve.giveWay(1)).toBe(false);
});
