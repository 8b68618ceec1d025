// Names that are derived from ids, so that every step finds its own work again after a crash.
//
// Croft's record on a disk is the disk GUID of its GPT alone: the five letters "croft", a bit for remnants and one for
// the state, and the 80 bits of the disk's id. It needs no room and no partition number, other tools keep it when they edit the
// table, it is written in the same moment as the table itself (in both copies), and whoever reads it knows the id,
// so a disk is recognised wherever it turns up, on another path or another host.
//
//   63726f66-74sx-8xxx-vxxx-xxxxxxxxxxxx     s: remnants, state; 8: version, v: variant, x: id
//   c r o f  t
import { createHash } from "node:crypto";

/** What the disk GUID tells. */
export interface DiskRecord {
  /** Id of the disk. */
  disk: string;
  /** `released`: the bytes are kept and nobody uses them; it may be adopted again without `wipe`. */
  state: "used" | "released";
  /**
   * It was adopted with `wipe`: what others left in its unused room may be overwritten unseen. Without, a partition gets
   * a place only where every byte was read and found zero.
   */
  remnants: boolean;
}

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const MAGIC = 0x63726f6674n;
const LOW_12 = 0xfffn;
const LOW_62 = (1n << 62n) - 1n;
const STATES = ["used", "released"] as const;

/** The disk GUID that records a disk's id, in lower case. */
export function diskGuid(record: DiskRecord): string {
  const match = /^dsk_([0-9a-hjkmnp-tv-z]{16})$/.exec(record.disk);
  if (match === null) throw new RangeError(`"${record.disk}" is no id of a disk`);
  let bits = BigInt(STATES.indexOf(record.state)) | (record.remnants ? 2n : 0n);
  for (const letter of match[1]!) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(letter));
  // 82 bits: 8 before the version's four, 12 after them, 62 after the variant's two.
  const high = (MAGIC << 8n) | (bits >> 74n);
  const middle = 0x8000n | ((bits >> 62n) & LOW_12);
  const low = (2n << 62n) | (bits & LOW_62);
  return guidText((high << 80n) | (middle << 64n) | low);
}

/** The record that a disk GUID carries, or null when it is none of Croft's. */
export function recordOfGuid(guid: string): DiskRecord | null {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(guid)) return null;
  const value = BigInt(`0x${guid.replaceAll("-", "")}`);
  if (value >> 88n !== MAGIC) return null;
  if ((value >> 76n) % 16n !== 8n || (value >> 62n) % 4n !== 2n) return null;
  let bits = (((value >> 80n) & 0xffn) << 74n) | (((value >> 64n) & LOW_12) << 62n) | (value & LOW_62);
  let letters = "";
  for (let i = 0; i < 16; i++) {
    letters = ALPHABET[Number(bits & 31n)] + letters;
    bits >>= 5n;
  }
  return { disk: `dsk_${letters}`, state: STATES[Number(bits & 1n)]!, remnants: (bits & 2n) !== 0n };
}

/** Unique GUID of a partition's entry, made of its id: a repeated create finds its own entry. Lower case. */
export function partUuid(partition: string): string {
  return hashedGuid(`croft partition ${partition}`);
}

/** What the type of an entry says about its partition. */
export const PARTITION_TYPES = {
  /** Linux file system data: an ordinary partition, made and usable. */
  usable: "0fc63daf-8483-4772-8e79-3d69d8477de4",
  /** Reserved, and not a byte of it was touched: whether others left something there is being looked at. */
  reserved: hashedGuid("croft partition type: reserved"),
  /** To be overwritten: its old contents are not gone or its file system is not whole. Nobody may use it. */
  making: hashedGuid("croft partition type: being made"),
  /** Its contents are being destroyed. Nobody may use it, and there is no way back. */
  wiping: hashedGuid("croft partition type: being wiped"),
} as const;

function hashedGuid(text: string): string {
  const bytes = createHash("sha256").update(text).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return guidText(BigInt(`0x${bytes.toString("hex")}`));
}

function guidText(value: bigint): string {
  const hex = value.toString(16).padStart(32, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
