// The CD drives of a guest, and which of its disks its firmware looks at first. Pure.
//
// Drives of this kind cannot be plugged into a running guest, so every guest has all of them from its start, empty ones
// too. They hang on the controller that the machine type has in any case (AHCI), which every firmware and installer knows.
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";

const CD_DRIVES = 4;

export type Medium = NonNullable<NonNullable<VmDocument["cdroms"]>[number]>;

/** A medium that a guest has, as it is written down. */
export interface PluggedMedium {
  /** Id of the image. */
  id: string;
  sha256: string;
  /** Number of the descriptor that QEMU was started with for it; null for one that came later. */
  fdset: number | null;
  /** Set while it is being changed: only QEMU knows then what is in the drive. */
  changing: boolean;
}

/** The medium that each drive shall have, or null. */
export const mediaOf = ({ cdroms = [] }: Pick<VmDocument, "cdroms">): (Medium | null)[] =>
  Array.from({ length: CD_DRIVES }, (_, drive) => cdroms[drive] ?? null);

/** QEMU's name of a drive. */
export const cdDevice = (drive: number): string => `cd${drive}`;
/** QEMU's name of the medium in a drive: it tells which one that is, in the 31 characters that it may have. */
export const mediumNode = (drive: number, sha256: string): string =>
  `${cdDevice(drive)}-${sha256.slice(0, 24)}`;

/** The arguments of `blockdev-add` (and of `-blockdev`) for a medium, opened at `filename`. */
export const mediumBlockdev = (
  node: string,
  file: { driver: "file" | "host_device"; filename: string },
): Record<string, unknown> => ({
  driver: "raw",
  "node-name": node,
  "read-only": true,
  file: { ...file, "read-only": true },
});

// The firmware takes the lowest; the first of them is left for the root disk after a reset.
const ROOT_FIRST = 1;
const FIRST_CD = 2;
const ROOT_LAST = FIRST_CD + CD_DRIVES;

/** The place of the root disk among what the firmware looks at. */
export const rootBootIndex = (cdFirst: boolean): number => (cdFirst ? ROOT_LAST : ROOT_FIRST);

/** The arguments of `-device` for one drive. */
export const cdDeviceOf = (drive: number, node: string | null): Record<string, unknown> => ({
  driver: "ide-cd",
  id: cdDevice(drive),
  bus: `ide.${drive}`,
  serial: `cdrom${drive}`,
  bootindex: FIRST_CD + drive,
  ...(node === null ? {} : { drive: node }),
});

/**
 * How a start goes about `boot_from`. `once`: the CD drives come first, and after the guest's first reset the disk does.
 * That is over when a start with it has ended, until the document asks for something else in between.
 */
export function bootOrder(
  { boot_from = "disk" }: Pick<VmDocument, "boot_from">,
  onceOver: boolean,
): { cdFirst: boolean; once: boolean } {
  const once = boot_from === "cdrom_once" && !onceOver;
  return { cdFirst: once || boot_from === "cdrom", once };
}

/** A medium of a start, as it is written down. */
export const asPlugged = ({ id, sha256 }: Medium, fdset: number | null): PluggedMedium => ({
  id,
  sha256,
  fdset,
  changing: false,
});
