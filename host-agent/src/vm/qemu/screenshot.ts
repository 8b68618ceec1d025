// A picture of a guest's screen. QEMU writes it into the VM's runtime folder, which belongs to the VM's own user: what
// lies there afterwards is read as something that a hostile QEMU may have put in its place.
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { type Qmp, QmpRefused } from "./qmp.ts";

/** A screen of 8K, hardly compressed. */
const MOST_BYTES = 64 * 1024 ** 2;
const PNG = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** The screen as PNG. `uid` is the user that QEMU runs as. Throws `unavailable` when there is no screen. */
export async function takeScreenshot(
  qmp: Pick<Qmp, "execute">,
  runtimeDir: string,
  uid: number,
): Promise<Buffer> {
  const path = join(runtimeDir, `screen-${randomBytes(8).toString("hex")}.png`);
  try {
    await qmp.execute("screendump", { filename: path, format: "png" }).catch((error: Error) => {
      if (!(error instanceof QmpRefused)) throw error;
      throw new CroftError("unavailable", `QEMU has no picture of the screen: ${error.message}`, {
        detail: "A guest that was started by an older agent has no screen until it is started anew.",
      });
    });
    return await readOwn(path, uid);
  } finally {
    await rm(path, { force: true });
  }
}

/** Reads a plain file of that user; follows no link, waits for no pipe. */
async function readOwn(path: string, uid: number): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile() || found.uid !== uid || found.nlink !== 1 || found.size > MOST_BYTES) {
      throw new CroftError("host_error", "QEMU left something else than a picture of the screen.");
    }
    const bytes = Buffer.alloc(found.size);
    const { bytesRead } = await file.read(bytes, 0, found.size, 0);
    if (bytesRead !== found.size || !bytes.subarray(0, PNG.length).equals(PNG)) {
      throw new CroftError("host_error", "QEMU left something else than a picture of the screen.");
    }
    return bytes;
  } finally {
    await file.close();
  }
}
