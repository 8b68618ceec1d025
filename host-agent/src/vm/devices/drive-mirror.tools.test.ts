// A drive that moves while its guest writes to it without end.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  lastPiece,
  piecesWritten,
  WRITTEN_BYTES,
  writingGuest,
} from "../../../../tests/src/harness/writing-guest.ts";
import { connectQmp, type Qmp } from "../qemu/qmp.ts";
import { changeOver, endMirror, mirrorDrive, nodeInUse } from "./drive-mirror.ts";
import { blockdevOf, type DriveSource, deviceOf, movedNodeName } from "./drive-source.ts";

const PARTITION = "prt_0000000000000001";
const SIZE = WRITTEN_BYTES;
const CHUNK = 64 * 1024;
/** By how much it is copied slower than the guest writes: far more than a machine that becomes busy slows a guest down. */
const SLOWER = 16;

let folder: string;
let guest: ChildProcess;
let qmp: Qmp;

const at = (offsetBytes: number): DriveSource => ({
  kind: "window",
  path: join(folder, "disk"),
  descriptor: null,
  offsetBytes,
  sizeBytes: SIZE,
});
const bytesAt = async (offset: number): Promise<Buffer> => {
  const file = await open(join(folder, "disk"), "r");
  try {
    return (await file.read(Buffer.alloc(WRITTEN_BYTES), 0, WRITTEN_BYTES, offset)).buffer;
  } finally {
    await file.close();
  }
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-mirror-"));
  await writeFile(join(folder, "disk"), "");
  await truncate(join(folder, "disk"), 4 * SIZE);
  const source = at(0);
  const socket = join(folder, "qmp.sock");
  guest = spawn("qemu-system-x86_64", [
    ...["-machine", "q35,accel=tcg", "-m", "64", "-nodefaults", "-display", "none"],
    ...["-device", "pcie-root-port,id=rp0,chassis=1,slot=1"],
    ...["-blockdev", JSON.stringify(blockdevOf(PARTITION, source, false, source.path))],
    ...["-device", JSON.stringify(deviceOf(PARTITION, { serial: "one", slot: 0, source }))],
    ...["-drive", `if=none,id=boot,format=raw,file=${writingGuest(join(folder, "boot"))}`],
    ...["-device", "virtio-blk-pci,drive=boot,bootindex=0"],
    ...["-qmp", `unix:${socket},server=on,wait=off`, "-serial", "stdio"],
  ]);
  await once(guest.stdout as NonNullable<typeof guest.stdout>, "data");
  qmp = await connectQmp(socket);
});
afterEach(async () => {
  const gone = once(guest, "exit");
  guest.kill("SIGKILL");
  await gone;
  qmp.close();
  await rm(folder, { recursive: true });
});

async function until(met: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 120_000; !(await met()); ) {
    if (Date.now() > end) throw new Error("the guest does not write");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** How many bytes the guest writes a second, once it wrote all of its disk. */
async function bytesASecond(): Promise<number> {
  const number = async () => lastPiece(await bytesAt(0));
  await until(async () => (await number()) > 16);
  const [first, began] = [await number(), Date.now()];
  await until(async () => (await number()) >= first + 16);
  return ((await number()) - first) * 32 * 1024 * (1_000 / (Date.now() - began));
}

/** QEMU, which copies no more than that in a second; notes how each copy was begun. */
function slowly(modes: unknown[], speed: number): Qmp {
  return {
    onEvent: (listener) => qmp.onEvent(listener),
    closed: qmp.closed,
    close: () => qmp.close(),
    execute: async (command, args) => {
      if (command !== "blockdev-mirror") return await qmp.execute(command, args);
      modes.push(args?.["copy-mode"]);
      return await qmp.execute(command, { ...args, speed, "buf-size": CHUNK, granularity: CHUNK });
    },
  };
}

test("a guest that writes faster than it is copied is copied all the same, with every write", async () => {
  const modes: unknown[] = [];
  const slow = slowly(modes, Math.ceil((await bytesASecond()) / SLOWER));
  const to = await mirrorDrive(slow, PARTITION, at(2 * SIZE));
  expect(to).toBe(movedNodeName(PARTITION));
  expect(modes).toEqual(["background", "write-blocking"]);
  await qmp.execute("stop");
  await changeOver(slow, PARTITION);
  expect(await nodeInUse(qmp, PARTITION)).toBe(to);
  const before = piecesWritten(await bytesAt(2 * SIZE));
  expect((await bytesAt(0)).equals(await bytesAt(2 * SIZE))).toBe(true);
  await endMirror(slow, PARTITION);
  // It goes on there, and nowhere else.
  const left = await bytesAt(0);
  await qmp.execute("cont");
  await until(async () => lastPiece(await bytesAt(2 * SIZE)) > before);
  await qmp.execute("stop");
  expect(piecesWritten(await bytesAt(2 * SIZE))).toBeGreaterThan(before);
  expect((await bytesAt(0)).equals(left)).toBe(true);
}, 180_000);
