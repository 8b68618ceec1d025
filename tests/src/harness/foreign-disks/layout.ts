// One way in which a disk can belong to somebody else.
import type { TestDisk } from "./disk-bytes.ts";

/** Kinds of disks that a layout is tried on. `file`: sparse, of the agent; the others are loop devices. */
export type Carrier = "file" | "device512" | "device4096";

export interface Layout {
  name: string;
  /** What a person must be able to read in the refusal. */
  words: RegExp;
  lay(disk: TestDisk): Promise<unknown>;
  /** 160 MiB unless given: more than the two ends of 64 MiB that are read whole. */
  sizeMib?: number;
  /** The file and the device with sectors of 512 bytes unless given. */
  on?: readonly Carrier[];
}

export const EVERYWHERE: readonly Carrier[] = ["file", "device512", "device4096"];
