// What QEMU opens for a partition. Made by the disk side, used by argv and by live changes.

/**
 * `device`: a block device node of its own, which can grow while the guest runs.
 * `window`: a range of a file that other drives share, which keeps its size until the next start.
 * `descriptor`: an open, claimed descriptor of this process to be inherited by QEMU at start; null where `path` is
 * opened by QEMU itself.
 * `thin`: the device lies in a sparse file, of which a write fails when the host's file system is full.
 */
export type DriveSource =
  | { kind: "device"; path: string; descriptor: number | null; sizeBytes: number; thin?: boolean }
  | { kind: "window"; path: string; descriptor: number | null; offsetBytes: number; sizeBytes: number };

/** The door to the disk side. */
export interface Drives {
  /**
   * Opens a partition for a VM, or, when the VM has it already, tells its present size. `owner` is the user that QEMU
   * runs as, when it is not the agent's own. Throws a CroftError with the code that the drive's report shall carry.
   */
  open(partition: string, who: DriveUser): Promise<DriveSource>;
  /** Gives the partition back once QEMU has let it go; a partition that is not open is no error. */
  close(partition: string, vm: string): Promise<void>;
  /** Whether a VM's guest is held by the disk side for a moment, which alone lets it go on. */
  isHeld(vm: string): Promise<boolean>;
  /** Lends a file of the agent's, to be read, to a VM whose QEMU runs. */
  lend(path: string, who: Omit<DriveUser, "readOnly">): Promise<LentFile>;
}

/** A file that QEMU can open at `path`; `done` is called when it has, and nothing of the loan is left but what it holds. */
export interface LentFile {
  path: string;
  driver: "file" | "host_device";
  done(): Promise<void>;
}

export interface DriveUser {
  vm: string;
  readOnly: boolean;
  owner: { uid: number; gid: number } | null;
}

/** The parts of QEMU's block device that belong to one partition; names of nodes must begin with a letter. */
export const nodeName = (partition: string): string => `node-${partition}`;
export const deviceId = (partition: string): string => `dev-${partition}`;

/** The node that it has after it was moved while the guest has it; the next move goes back to the other name. */
export const movedNodeName = (partition: string): string => `moved-${partition}`;

/** The arguments of `blockdev-add` (and of `-blockdev`) for a partition, opened at `filename`. */
export function blockdevOf(
  partition: string,
  source: DriveSource,
  readOnly: boolean,
  filename: string,
): Record<string, unknown> {
  return {
    driver: "raw",
    "node-name": nodeName(partition),
    "read-only": readOnly,
    discard: "unmap",
    ...(source.kind === "window" ? { offset: source.offsetBytes, size: source.sizeBytes } : {}),
    file: fileOf(source, readOnly, filename),
  };
}

/** What lies below the node of a partition. */
export function fileOf(source: DriveSource, readOnly: boolean, filename: string): Record<string, unknown> {
  return {
    driver: source.kind === "device" ? "host_device" : "file",
    filename,
    "read-only": readOnly,
    discard: "unmap",
    ...(source.kind === "device" && source.thin === true ? WRITE_THROUGH : {}),
  };
}

/**
 * A write that fails stops the guest, and is done again when it goes on: for disks that lie in files, where most often a full
 * file system is why. (The kernel tells users of a loop device EIO for it, which QEMU by itself hands to the guest.) A disk
 * of its own that fails is the guest's to deal with.
 */
export const STOP_ON_FAILED_WRITE = { werror: "stop" } as const;

/**
 * Past the page cache of the loop device, so that it is the write that fails. Of a write that fails later, when the cache is
 * written back, the kernel forgets the bytes and QEMU refuses every flush from then on. The file behind has a cache too.
 */
const WRITE_THROUGH = { cache: { direct: true } } as const;

const isThin = (source: DriveSource): boolean => source.kind === "window" || source.thin === true;

/** The arguments of `device_add` (and of `-device`) that plug a partition into one of the slots. */
export function deviceOf(
  partition: string,
  drive: { serial: string; slot: number; source: DriveSource },
): Record<string, unknown> {
  return {
    driver: "virtio-blk-pci",
    id: deviceId(partition),
    drive: nodeName(partition),
    serial: drive.serial,
    bus: slotName(drive.slot),
    // Locks cover the whole file: without this on every device a second range of the same file is refused.
    "share-rw": drive.source.kind === "window",
    ...(isThin(drive.source) ? STOP_ON_FAILED_WRITE : {}),
  };
}

/** PCIe port of a slot; q35 plugs one device into each. */
export const slotName = (slot: number): string => `rp${slot}`;
