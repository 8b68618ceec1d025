// What a host that sends a VM can do to the one that it comes to: nothing but fail.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Duplex } from "node:stream";
import type { MoveDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { IncomingPartitions } from "../disk/partition/incoming.ts";
import { BLOCK_BYTES, dataFrame, ItemDigest, isZero } from "./frames.ts";
import { receiveMove } from "./receive.ts";
import { createStreamPair } from "./stream-pair.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-move-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const document: MoveDocument = {
  kind: "move",
  id: "mov_0123456789abcdef",
  generation: 2,
  vm: "vm_0123456789abcdef",
  incarnation: 1,
  role: "target",
  copy: true,
  partitions: [],
  root_disk_gib: 1,
  wanted: "present",
};

const note = (given: object): Buffer => {
  const text = Buffer.from(JSON.stringify(given));
  const head = Buffer.alloc(5);
  head.writeUInt32BE(text.length + 1);
  head[4] = 1;
  return Buffer.concat([head, text]);
};
const start = { note: "start", total_bytes: 4096, once_over: false };
const end = { note: "end" };

function fileOf(name: string, bytes: Buffer): Buffer[] {
  const digest = new ItemDigest();
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
    const block = bytes.subarray(at, at + BLOCK_BYTES);
    if (isZero(block)) continue;
    digest.add(at, block);
    blocks.push(dataFrame(at, block));
  }
  return [
    note({ note: "item", item: { kind: "file", name, size_bytes: bytes.length } }),
    ...blocks,
    note({ note: "item_end", sha256: digest.end() }),
  ];
}

/** The numbers that go into the report while it comes, and how it ends. */
async function receive(frames: readonly Buffer[]): Promise<{ told: unknown[]; fault: unknown }> {
  const [near, far] = createStreamPair();
  const told: unknown[] = [];
  near.on("error", () => undefined);
  near.resume();
  const sent = sendAll(near, frames);
  const fault = await receiveMove(document, far, {
    folder: path.join(folder, "to"),
    partitions: {} as IncomingPartitions,
    progress: (copied, total) => told.push(copied, total),
    signal: new AbortController().signal,
  }).catch((error: unknown) => error);
  await sent;
  return { told, fault };
}

async function sendAll(to: Duplex, frames: readonly Buffer[]): Promise<void> {
  for (const frame of frames) {
    if (to.destroyed) return;
    await new Promise<void>((written) => {
      to.once("close", written);
      to.write(frame, () => written());
    });
  }
}

/** A root disk as qemu-img makes it. */
function rootDisk(...options: string[]): Buffer {
  const file = path.join(folder, "made.qcow2");
  execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", ...options, file, "1M"]);
  return readFileSync(file);
}

test("a root disk whose data lie in a file of this host is refused, and one that has its own is taken", async () => {
  const stolen = rootDisk("-o", `data_file=${path.join(folder, "secret")},data_file_raw=on`);
  const refused = await receive([note(start), ...fileOf("root.qcow2", stolen), note(end)]);
  expect(refused.fault).toMatchObject({
    code: "invalid_request",
    message: expect.stringContaining("another file"),
  });
  expect(readdirSync(path.join(folder, "to"))).not.toContain("root.qcow2");

  for (const made of [
    rootDisk(),
    rootDisk("-o", "compat=0.10"),
    rootDisk("-o", "extended_l2=on,lazy_refcounts=on"),
  ]) {
    rmSync(path.join(folder, "to"), { recursive: true, force: true });
    expect((await receive([note(start), ...fileOf("root.qcow2", made), note(end)])).fault).toBeUndefined();
  }
});

test("a root disk that is no qcow2 is refused", async () => {
  const { fault } = await receive([note(start), ...fileOf("root.qcow2", Buffer.alloc(4096, 1)), note(end)]);
  expect(fault).toMatchObject({ code: "invalid_request" });
});

test("numbers that are none reach no report, which the reconciler would refuse as a whole", async () => {
  const item = (size_bytes: unknown) => ({
    note: "item",
    item: { kind: "file", name: "serial.log", size_bytes },
  });
  const wrong: object[][] = [
    [{ ...start, total_bytes: "many" }],
    [{ ...start, total_bytes: -1 }],
    [{ ...start, total_bytes: 0.5 }],
    [{ ...start, total_bytes: null }],
    [start, item(-1)],
    [start, item("7")],
    [start, item(0), { note: "at", offset: "far" }],
    [start, item(0), { note: "item_end", sha256: ["no", "text"] }],
    [start, { note: "item", item: null }],
    [start, { note: "toString" }],
  ];
  for (const notes of wrong) {
    const { told, fault } = await receive([
      ...notes.map(note),
      ...fileOf("serial.log", Buffer.from("x")),
      note(end),
    ]);
    expect([notes, fault]).toMatchObject([notes, { code: "invalid_request" }]);
    expect(told.every((one) => Number.isSafeInteger(one) && Number(one) >= 0)).toBe(true);
  }
});

test("files without number are not taken", async () => {
  const files = Array.from({ length: 40 }, (_, index) =>
    fileOf(`tpm/state-${index}`, Buffer.from("x")),
  ).flat();
  const { fault } = await receive([note(start), ...files, note(end)]);
  expect(fault).toMatchObject({ code: "invalid_request" });
  expect(readdirSync(path.join(folder, "to/tpm")).length).toBeLessThan(20);
});
