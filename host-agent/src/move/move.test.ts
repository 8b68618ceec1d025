// The bytes of a VM from one folder to another, by the streams that carry them: what is written there is what was here, and a
// stream that breaks anywhere goes on with what is lacking.
import { randomBytes } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Duplex } from "node:stream";
import type { MoveDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { IncomingPartitions } from "../disk/partition/incoming.ts";
import type { Drives } from "../vm/devices/drive-source.ts";
import { readIncoming, receiveMove } from "./receive.ts";
import { sendMove } from "./send.ts";

const MIB = 1024 ** 2;
const PARTITION = "prt_0123456789abcdef";
let folder: string;
let ended: number;
let closed: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-move-"));
  [ended, closed] = [0, []];
  mkdirSync(file("from/tpm"), { recursive: true });
  // Holes, random bytes, an odd length, and nothing at all.
  const root = Buffer.alloc(3 * MIB + 12_345);
  randomBytes(MIB).copy(root, MIB);
  root[root.length - 1] = 1;
  // Version 3, without features.
  root.write("QFI\xfb", 0, "latin1");
  root.writeUInt32BE(3, 4);
  writeFileSync(file("from/root.qcow2"), root);
  writeFileSync(file("from/tpm/tpm2-00.permall"), randomBytes(999));
  writeFileSync(file("from/serial.log"), "");
  writeFileSync(file("from/qemu.log"), "stays");
  writeFileSync(
    file("disk-a"),
    Buffer.concat([Buffer.alloc(MIB), randomBytes(2 * MIB), Buffer.alloc(2 * MIB)]),
  );
  writeFileSync(file("disk-b"), "");
  truncateSync(file("disk-b"), 6 * MIB);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string): string => path.join(folder, name);
const document: MoveDocument = {
  kind: "move",
  id: "mov_0123456789abcdef",
  generation: 2,
  vm: "vm_0123456789abcdef",
  incarnation: 1,
  role: "target",
  copy: true,
  partitions: [{ partition: PARTITION, disk: "dsk_0123456789abcdef", size_bytes: 4 * MIB }],
  root_disk_gib: 1,
  wanted: "present",
};
const drives = {
  open: async () => ({
    kind: "window",
    path: file("disk-a"),
    descriptor: null,
    offsetBytes: MIB,
    sizeBytes: 4 * MIB,
  }),
  close: async (partition: string) => void closed.push(partition),
} as unknown as Drives;
const partitions = {
  receive: (_coming: unknown, write: (to: object) => Promise<void>) =>
    write({ path: file("disk-b"), start: 2 * MIB, size_bytes: 4 * MIB }),
} as unknown as IncomingPartitions;

const send = (): Duplex =>
  sendMove(document, {
    folder: file("from"),
    drives,
    onceOver: true,
    ended: () => {
      ended += 1;
    },
  });
const receive = (bytes: Duplex): Promise<void> =>
  receiveMove(document, bytes, {
    folder: file("to"),
    partitions,
    progress: () => undefined,
    signal: new AbortController().signal,
  });

/** What of disk b is the partition, and what is around it. */
function expectWhole(): void {
  expect(readFileSync(file("to/root.qcow2")).equals(readFileSync(file("from/root.qcow2")))).toBe(true);
  expect(
    readFileSync(file("to/tpm/tpm2-00.permall")).equals(readFileSync(file("from/tpm/tpm2-00.permall"))),
  ).toBe(true);
  const [a, b] = [readFileSync(file("disk-a")), readFileSync(file("disk-b"))];
  expect(b.subarray(2 * MIB).equals(a.subarray(MIB))).toBe(true);
  expect(b.subarray(0, 2 * MIB).equals(Buffer.alloc(2 * MIB))).toBe(true);
  expect(JSON.parse(readFileSync(file("to/record.json"), "utf8"))).toMatchObject({
    run: null,
    once_over: true,
  });
}

test("every byte of the files that go with a VM and of its partitions arrives, and nothing else", async () => {
  await receive(send());
  expectWhole();
  expect(await readIncoming(file("to"))).toMatchObject({
    received: true,
    total_bytes: 3 * MIB + 12_345 + 999 + 4 * MIB,
    done: {
      "root.qcow2": expect.any(String),
      [PARTITION]: expect.any(String),
      "serial.log": expect.any(String),
    },
  });
  expect(() => readFileSync(file("to/qemu.log"))).toThrow();
  expect([ended, closed]).toEqual([1, [PARTITION]]);
});

test("a link in the folder that belongs to the TPM's user leads to nothing that is sent", async () => {
  writeFileSync(file("secret"), "of the host");
  symlinkSync(file("secret"), file("from/tpm/tpm2-01.permall"));
  await receive(send());
  expectWhole();
  expect(() => readFileSync(file("to/tpm/tpm2-01.permall"))).toThrow("ENOENT");
});

test("a stream that breaks after any number of reads lets go of everything, and the next goes on", async () => {
  for (let reads = 1; ; reads++) {
    const bytes = send();
    let left = reads;
    bytes.on("data", () => {
      left -= 1;
      if (left === 0) bytes.destroy();
    });
    const broken = await receive(bytes).then(
      () => false,
      () => true,
    );
    while (ended < reads) await new Promise(setImmediate);
    if (!broken) break;
  }
  expectWhole();
  expect(await readIncoming(file("to"))).toMatchObject({ received: true });
});

test("other bytes than were sent are found when they are read again", async () => {
  const lying = {
    receive: async (coming: unknown, write: (to: object) => Promise<void>) => {
      // A disk on which a byte is already that nobody wrote.
      const disk = readFileSync(file("disk-b"));
      disk[5 * MIB] = 1;
      writeFileSync(file("disk-b"), disk);
      await partitions.receive(coming as never, write as never);
    },
  } as unknown as IncomingPartitions;
  const taking = receiveMove(document, send(), {
    folder: file("to"),
    partitions: lying,
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  await expect(taking).rejects.toMatchObject({ code: "checksum_mismatch" });
  expect(await readIncoming(file("to"))).toMatchObject({ received: false });
});
