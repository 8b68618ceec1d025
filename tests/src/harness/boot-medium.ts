// The assembled form of boot-medium.s, which says what it does and how to assemble it anew, as a disk and as a CD.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** As far as it is not zeros. */
const CODE = "+jHAjtiO0LwAfOoPfAAA+/y+7X25EQC6+AOs7uL89Lr9A+yoAXT3uvgD7DxSde+6+QywBu7r5w==";
const TEXT_AT = 493;

function sector(text: string): Buffer {
  const bytes = Buffer.alloc(512);
  bytes.set(Buffer.from(CODE, "base64"));
  bytes.write(`${text.padEnd(16)}\n`, TEXT_AT, 17, "latin1");
  bytes.writeUInt16LE(0xaa55, 510);
  return bytes;
}

/** A disk that a BIOS boots: it writes `text` (16 characters) to the serial port, and resets on an R. Returns its path. */
export function bootableDisk(file: string, text: string): string {
  const disk = Buffer.alloc(1024 ** 2);
  disk.set(sector(text));
  writeFileSync(file, disk);
  return file;
}

/** The same as a CD. */
export function bootableCd(file: string, text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-cd-"));
  try {
    mkdirSync(path.join(folder, "boot"));
    writeFileSync(path.join(folder, "boot/code.bin"), sector(text));
    const boot = ["-b", "boot/code.bin", "-no-emul-boot", "-boot-load-size", "1"];
    execFileSync("genisoimage", ["-quiet", ...boot, "-output", file, folder]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return file;
}
