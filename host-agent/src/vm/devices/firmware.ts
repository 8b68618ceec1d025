// UEFI for guests: QEMU's firmware files as Debian's package `ovmf` has them, and the variables that are each VM's own.
import { access, copyFile, open, rename } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { isMissing, removeFile, syncFolder } from "../../host/files.ts";

export interface Firmware {
  /** Never written; the same for all guests. */
  code: string;
  /** Boot entries and keys of this guest. */
  variables: string;
}

const FOLDER = "/usr/share/OVMF";
const PLAIN = { code: "OVMF_CODE_4M.fd", variables: "OVMF_VARS_4M.fd", own: "uefi-variables.fd" };
/** These have Microsoft's keys enrolled, and are written from system management mode only. */
const SECURE = {
  code: "OVMF_CODE_4M.secboot.fd",
  variables: "OVMF_VARS_4M.ms.fd",
  own: "secure-variables.fd",
};

/** The firmware of a VM, its variables made once; null when it boots by BIOS. Throws `host_error` without `ovmf`. */
export async function ensureFirmware(folder: string, document: VmDocument): Promise<Firmware | null> {
  if (document.firmware !== "uefi") return null;
  const kind = document.secure_boot === true ? SECURE : PLAIN;
  const firmware = { code: join(FOLDER, kind.code), variables: join(folder, kind.own) };
  try {
    await access(firmware.code);
    await createOnce(folder, join(FOLDER, kind.variables), firmware.variables);
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new CroftError("host_error", `starting VM ${document.name}: this host has no UEFI firmware`, {
      detail: `Install it on the host (on Debian: the package ovmf, which has ${firmware.code}).`,
      cause: error,
    });
  }
  return firmware;
}

async function createOnce(folder: string, from: string, to: string): Promise<void> {
  const isThere = await access(to).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const unfinished = `${to}.new`;
  await removeFile(unfinished);
  await copyFile(from, unfinished);
  const file = await open(unfinished, "r+");
  await file.chmod(0o600);
  await file.sync();
  await file.close();
  await rename(unfinished, to);
  await syncFolder(folder);
}
