// What is looked at in a root disk that another host sent. A guest writes no header, but a host can: one that names a file beside it
// for its data would have QEMU open that file here, whatever else lies there. Its backing file is not looked at, because QEMU is told
// another one (vm/qemu/argv.ts).
//
//   0 magic "QFI\xfb"   4 version   32 encryption   72 features that must be known (version 3)
import { open } from "node:fs/promises";
import { CroftError } from "@croft/schemas/errors.ts";

const MAGIC = 0x514649fb;
const HEAD_BYTES = 104;
const CRYPT_METHOD_AT = 32;
const FEATURES_AT = 72;
/** Dirty, corrupt, kind of compression, extended entries. All others refused: an external data file, and what is not known here. */
const HARMLESS = 0b11011n;

/** Throws `invalid_request` for a file that is no qcow2, or one that is not all in itself. */
export async function refuseOtherThanOwnData(path: string): Promise<void> {
  const head = Buffer.alloc(HEAD_BYTES);
  const file = await open(path, "r");
  try {
    await file.read(head, 0, head.length, 0);
  } finally {
    await file.close();
  }
  if (head.readUInt32BE(0) !== MAGIC) throw refused("it is no qcow2");
  const version = head.readUInt32BE(4);
  if (version !== 2 && version !== 3) throw refused(`it is of version ${version}`);
  if (head.readUInt32BE(CRYPT_METHOD_AT) !== 0) throw refused("it is encrypted");
  const features = version === 3 ? head.readBigUInt64BE(FEATURES_AT) : 0n;
  if ((features & ~HARMLESS) !== 0n)
    throw refused("its data are in another file, or in a form that is not known here");
}

const refused = (why: string): CroftError =>
  new CroftError("invalid_request", `The other host sent a root disk that is not taken: ${why}.`);
