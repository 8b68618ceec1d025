// The block devices of this host as the kernel shows them under /sys: names, sizes, and what tells one disk from
// every other. Needs no udev; where udev made links by id and path, they count as aliases.
import { readdir, readFile, readlink, realpath } from "node:fs/promises";
import { basename, join } from "node:path";

/** Roots of the kernel's file systems; others only in tests. */
export interface SystemRoots {
  sys: string;
  dev: string;
  proc: string;
}

export const SYSTEM: SystemRoots = { sys: "/sys", dev: "/dev", proc: "/proc" };

/** A device that is made of others: a RAID, a logical volume, an encrypted volume. */
interface Holder {
  name: string;
  /** Its kernel name and what it is. */
  words: string;
  /** `major:minor` */
  number: string;
}

/** A whole disk. */
export interface Device {
  name: string;
  path: string;
  identity: string;
  aliases: string[];
  model: string | null;
  serial: string | null;
  sizeBytes: number;
  sectorSize: number;
  readOnly: boolean;
  /** The file behind a loop device. */
  backingFile: string | null;
  /** `major:minor` of the disk and of all its partitions. */
  numbers: string[];
  /** Kernel names of its partitions. */
  partitions: string[];
  /** What is made of it or of its partitions, and what is made of that. */
  holders: Holder[];
  /** Changes when another medium or file is behind the same name. */
  sequence: string;
}

/** Kernel names of what is memory, optical, floppy or a hidden corner of a flash chip, and never a disk to keep data. */
const NO_DISK = /^(ram|zram|sr|fd|mtdblock)\d+$|^mmcblk\d+(boot\d+|rpmb)$/;

/** Every disk of the host that has a size. Loop devices only when a file is behind them. */
export async function listDevices(roots: SystemRoots = SYSTEM): Promise<Device[]> {
  const links = await aliasLinks(roots);
  const found: Device[] = [];
  for (const name of await namesIn(join(roots.sys, "block"))) {
    if (NO_DISK.test(name)) continue;
    const device = await readDevice(roots, name, links);
    if (device !== null) found.push(device);
  }
  return found;
}

/** Loop devices over any part of a file, which is named by its real path. */
export async function loopsOver(roots: SystemRoots, file: string): Promise<Device[]> {
  const found: Device[] = [];
  for (const name of await namesIn(join(roots.sys, "block"))) {
    if (!/^loop\d+$/.test(name)) continue;
    if ((await attribute(join(roots.sys, "block", name, "loop/backing_file"))) !== file) continue;
    const device = await readDevice(roots, name, new Map());
    if (device !== null) found.push(device);
  }
  return found;
}

async function readDevice(
  roots: SystemRoots,
  name: string,
  links: ReadonlyMap<string, string[]>,
): Promise<Device | null> {
  const folder = join(roots.sys, "block", name);
  const text = (path: string) => attribute(join(folder, path));
  const sizeBytes = Number(await text("size")) * 512;
  if (!(sizeBytes > 0) || (await text("hidden")) === "1") return null;
  const backingFile = await text("loop/backing_file");
  if (name.startsWith("loop") && backingFile === null) return null;

  const partitions: string[] = [];
  const numbers = [(await text("dev")) ?? ""];
  const holders = await holdersOf(roots, join(folder, "holders"));
  for (const child of await namesIn(folder)) {
    if ((await text(`${child}/partition`)) === null) continue;
    partitions.push(child);
    numbers.push((await text(`${child}/dev`)) ?? "");
    holders.push(...(await holdersOf(roots, join(folder, child, "holders"))));
  }

  const path = join(roots.dev, name.replaceAll("!", "/"));
  const model = await text("device/model");
  const serial = (await text("serial")) ?? (await text("device/serial"));
  const wwn = (await text("wwid")) ?? (await text("device/wwid"));
  const made = (await text("dm/uuid")) ?? (await text("md/uuid"));
  const identity = identityOf({
    wwn,
    serial,
    model,
    made,
    backingFile,
    place: await realpath(folder).catch(() => folder),
  });
  const aliases = [
    ...(links.get(path) ?? []),
    ...(wwn === null ? [] : [wwn]),
    ...(serial === null ? [] : [serial]),
  ];
  return {
    name,
    path,
    identity,
    aliases,
    model: model ?? (backingFile === null ? null : "loop device"),
    serial,
    sizeBytes,
    sectorSize: Number((await text("queue/logical_block_size")) ?? "512"),
    readOnly: (await text("ro")) === "1",
    backingFile,
    numbers,
    partitions,
    holders,
    sequence: (await text("diskseq")) ?? "",
  };
}

/** What is made of a device, and of that in turn. */
async function holdersOf(roots: SystemRoots, folder: string, depth = 0): Promise<Holder[]> {
  const found: Holder[] = [];
  for (const name of await namesIn(folder)) {
    const own = join(roots.sys, "block", name);
    const what = await holderInWords(own);
    const number = (await attribute(join(own, "dev"))) ?? "";
    found.push({ name, number, words: what === null ? name : `${name} (${what})` });
    // Deeper stacks than this are not made, and a loop would never end.
    if (depth < 8) found.push(...(await holdersOf(roots, join(own, "holders"), depth + 1)));
  }
  return found;
}

async function holderInWords(folder: string): Promise<string | null> {
  const level = await attribute(join(folder, "md/level"));
  if (level !== null) return `software RAID, ${level}`;
  const name = await attribute(join(folder, "dm/name"));
  if (name === null) return null;
  const made = /^(LVM|CRYPT|mpath|DMRAID)/.exec((await attribute(join(folder, "dm/uuid"))) ?? "")?.[1] ?? "";
  return `${MAPPED[made] ?? "mapped device"} ${name}`;
}

const MAPPED: Readonly<Record<string, string>> = {
  LVM: "LVM volume",
  CRYPT: "encrypted volume",
  mpath: "multipath device",
  DMRAID: "RAID",
};

/**
 * What tells a disk from every other: its world-wide name, else its serial with its model, else what it is made of,
 * else its model and the place it is plugged in. At most 200 characters, none of them a blank.
 */
export function identityOf(facts: {
  wwn: string | null;
  serial: string | null;
  model: string | null;
  made: string | null;
  backingFile: string | null;
  place: string;
}): string {
  const text =
    facts.wwn !== null
      ? `wwn-${facts.wwn}`
      : facts.serial !== null
        ? `serial-${facts.model === null ? "" : `${facts.model}-`}${facts.serial}`
        : facts.made !== null
          ? `made-${facts.made}`
          : facts.backingFile !== null
            ? `loop-${facts.backingFile}`
            : `place-${facts.model === null ? "" : `${facts.model}-`}${facts.place.replace(/^.*\/devices\//, "")}`;
  const plain = text.replace(/[^\x21-\x7e]+/g, "_");
  // The end of a path tells more than its beginning.
  return plain.length <= 200 ? plain : `${plain.slice(0, 60)}...${plain.slice(-137)}`;
}

/** Links that udev made, by the node they lead to. */
async function aliasLinks(roots: SystemRoots): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const kind of ["by-id", "by-path"]) {
    const folder = join(roots.dev, "disk", kind);
    for (const name of await namesIn(folder)) {
      const target = await readlink(join(folder, name)).catch(() => null);
      if (target === null) continue;
      const path = join(roots.dev, basename(target));
      found.set(path, [...(found.get(path) ?? []), join(folder, name)]);
    }
  }
  return found;
}

/** Names in a folder in their order; none when it is not there. */
export async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

/** An attribute's text without blanks around it, or null when there is none or it is empty. */
export async function attribute(path: string): Promise<string | null> {
  const text = (await readFile(path, "utf8").catch(() => "")).replaceAll("\0", "").trim();
  return text === "" ? null : text;
}
