// A move that is taken back, or over, while the other host reads or only says that it does: the VM's bytes are let go.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { MoveDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { IncomingPartitions } from "../disk/partition/incoming.ts";
import { createPaths } from "../host/paths.ts";
import type { Drives } from "../vm/devices/drive-source.ts";
import { noteFrame } from "./frames.ts";
import { Moves } from "./moves.ts";

const VM = "vm_0123456789abcdef";
const PARTITION = "prt_0123456789abcdef";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-back-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const document: MoveDocument = {
  kind: "move",
  id: "mov_0123456789abcdef",
  generation: 2,
  vm: VM,
  incarnation: 1,
  role: "source",
  copy: true,
  partitions: [{ partition: PARTITION, disk: "dsk_0123456789abcdef", size_bytes: 4 * 1024 ** 2 }],
  root_disk_gib: 1,
  wanted: "present",
};

const over: MoveDocument = { ...document, generation: 3, copy: false };

test.each<[how: string, next: MoveDocument[]]>([
  ["asks for nothing", []],
  ["reads nothing", []],
  ["has all, and stays", [over]],
])(
  "by a host that %s",
  async (how, next) => {
    const paths = createPaths(path.join(folder, "state"), path.join(folder, "run"));
    mkdirSync(paths.vm(VM), { recursive: true });
    const bytes = path.join(folder, "disk");
    writeFileSync(bytes, Buffer.alloc(4 * 1024 ** 2, 1));
    const claims = new Set<string>();
    const window = {
      kind: "window",
      path: bytes,
      descriptor: null,
      offsetBytes: 0,
      sizeBytes: 4 * 1024 ** 2,
    };
    const drives = {
      open: async (partition: string) => {
        claims.add(partition);
        return window;
      },
      close: async (partition: string) => void claims.delete(partition),
    } as unknown as Drives;
    let documents: MoveDocument[] = [document];
    let changed: () => void = () => undefined;
    const moves = new Moves({
      paths,
      documents: () => documents,
      guest: () => ({ record: { run: null } }),
      drives,
      partitions: {} as IncomingPartitions,
      dial: () => Promise.reject(new Error("nothing comes")),
      log: () => undefined,
      changed: () => changed(),
    });
    await moves.apply(document);
    const stream = await moves.open(VM);
    if (how !== "asks for nothing") {
      stream.write(noteFrame({ note: "request", done: [] }));
      while (!claims.has(PARTITION)) await new Promise(setImmediate);
    }
    expect(moves.isHeld(VM)).toBe(true);
    documents = next;
    const ended = new Promise<void>((resolve) => {
      changed = resolve;
    });
    for (const one of next) await moves.apply(one);
    moves.isHeld(VM);
    await ended;
    expect([moves.isHeld(VM), claims.size, stream.destroyed]).toEqual([next.length > 0, 0, true]);
  },
  5_000,
);
