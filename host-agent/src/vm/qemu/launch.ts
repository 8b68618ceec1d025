// What one start of QEMU is given, all looked up and opened before.
import type { Passage } from "../../network/way-out/addresses.ts";
import type { DriveSource } from "../devices/drive-source.ts";
import type { Firmware } from "../devices/firmware.ts";

export interface Launch {
  uuid: string;
  mac: string;
  /** Its place in a network namespace of its own; null when it stands in the host's, from which the guest is shut off. */
  passage: Passage | null;
  accelerator: "kvm" | "tcg";
  /** 0700; holds sockets and QEMU's lock. */
  runtimeDir: string;
  /** Names under which QEMU opens its files: paths, or descriptors that it inherits. */
  files: {
    root: string;
    /** Null when the root disk began empty. */
    image: string | null;
    /** Of each CD drive; null for an empty one. */
    media: readonly (string | null)[];
    /** NoCloud's disk, or null. */
    seed: string | null;
    /** Null when the guest is not to find any. */
    ignition: string | null;
    serialLog: string;
    kernel: string | null;
    initrd: string | null;
    /** Null: BIOS. */
    firmware: Firmware | null;
  };
  /** Inherited descriptors that are spoken of as /dev/fdset/<number>. */
  descriptors: readonly number[];
  drives: readonly LaunchDrive[];
  /** PCIe ports for drives, at most 32. */
  slots: number;
  /** Whether the firmware looks at the CD drives before it looks at the root disk. */
  cdFirst: boolean;
}

export interface LaunchDrive {
  partition: string;
  serial: string;
  readOnly: boolean;
  slot: number;
  source: DriveSource;
  filename: string;
}

export interface Forward {
  guest_port: number;
  host_port: number;
  host_address: string;
  protocol: "tcp" | "udp";
}
