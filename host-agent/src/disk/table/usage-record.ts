// A counter on the disk that tells an older copy from a newer one. It rises each time a VM gets a partition to write to and
// each time the disk is taken over from another device, so of two disks with the same contents the one with the lower
// counter lacks what was written since.
//
//   0 .. 24 KiB        32 KiB     36 KiB     40 KiB          1 MiB
//   | table            | slot 0   | slot 1   |               | partitions
//
// The slots are written in turn, so that one of them is whole whenever the power fails. A byte there that is neither zero nor
// a record of Croft's is somebody's and stays: such a disk has no counter, and neither has one of an agent before this.
import { type FileHandle, open } from "node:fs/promises";
import { crc32 } from "node:zlib";

const SLOT = 4096;
const SLOTS = [32 * 1024, 36 * 1024] as const;
const MAGIC = "croftuse";
const VERSION = 1;
/** Magic, version, counter, the disk's id; then the checksum of all of that. */
const SUMMED = 8 + 4 + 8 + 32;

interface Usage {
  disk: string;
  counter: number;
}

/** The counter of a disk, or null when it has none. `path`: the device or the file itself. */
export async function readUsage(path: string, disk: string): Promise<number | null> {
  const file = await open(path, "r");
  try {
    const counters = (await readSlots(file)).flatMap((slot) =>
      slot !== null && slot !== "foreign" && slot.disk === disk ? [slot.counter] : [],
    );
    return counters.length === 0 ? null : Math.max(...counters);
  } finally {
    await file.close();
  }
}

/**
 * Writes a counter that is larger than the present one; false where there is no place for it. Under the disk's lock.
 * Errors: those of the file system.
 */
export async function writeUsage(path: string, disk: string, counter: number): Promise<boolean> {
  const file = await open(path, "r+");
  try {
    const slots = await readSlots(file);
    if (slots.includes("foreign")) return false;
    const [first, second] = slots.map((slot) => (slot === null || slot === "foreign" ? -1 : slot.counter));
    const position = (first ?? -1) <= (second ?? -1) ? SLOTS[0] : SLOTS[1];
    await file.write(slotOf({ disk, counter }), 0, SLOT, position);
    await file.sync();
    return true;
  } finally {
    await file.close();
  }
}

async function readSlots(file: FileHandle): Promise<(Usage | "foreign" | null)[]> {
  return await Promise.all(
    SLOTS.map(async (position) => {
      const slot = Buffer.alloc(SLOT);
      await file.read(slot, 0, SLOT, position);
      if (slot.every((byte) => byte === 0)) return null;
      // One of ours that is not whole was cut off while it was written, and is written anew.
      return slot.toString("latin1", 0, MAGIC.length) === MAGIC ? usageOf(slot) : "foreign";
    }),
  );
}

function usageOf(slot: Buffer): Usage | null {
  if (slot.readUInt32LE(8) !== VERSION) return null;
  if (slot.readUInt32LE(SUMMED) !== crc32(slot.subarray(0, SUMMED))) return null;
  const disk = slot.toString("latin1", 20, SUMMED).split("\0", 1)[0] ?? "";
  return { disk, counter: Number(slot.readBigUInt64LE(12)) };
}

function slotOf({ disk, counter }: Usage): Buffer {
  const slot = Buffer.alloc(SLOT);
  slot.write(MAGIC, 0, "latin1");
  slot.writeUInt32LE(VERSION, 8);
  slot.writeBigUInt64LE(BigInt(counter), 12);
  slot.write(disk, 20, 32, "latin1");
  slot.writeUInt32LE(crc32(slot.subarray(0, SUMMED)), SUMMED);
  return slot;
}
