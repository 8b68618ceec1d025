// Every disk of the host and every file disk of the agent: what it is, what it holds, whether it can be adopted.
import { lstat, open, readdir, realpath } from "node:fs/promises";
import { crc32 } from "node:zlib";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { isMissing } from "../../host/files.ts";
import type { Paths } from "../../host/paths.ts";
import { CommandFailed, type Run } from "../../host/run.ts";
import { type AdoptionRecord, isOlder, loadAdoptionRecords } from "../adoption-record.ts";
import { readTable } from "../table/table.ts";
import { readUsage } from "../table/usage-record.ts";
import { type InspectedDisk, oldPartitions, tableAndSignatures } from "./contents.ts";
import { createDeviceFilter, type DeviceFilter, type DeviceRules, EVERY_DEVICE } from "./device-filter.ts";
import { type Device, listDevices, loopsOver, SYSTEM, type SystemRoots } from "./devices.ts";
import { type DiskRecord, recordOfGuid } from "./identity.ts";
import { fileUses, readSystem, type SystemFacts, systemUses } from "./uses.ts";
import { findByte } from "./zeros.ts";

/** A disk as it was found. */
export interface FoundDisk extends InspectedDisk {
  identity: string;
  aliases: string[];
  model: string | null;
  serial: string | null;
  /** What Croft's record on it says, read from whichever copy is whole. */
  record: DiskRecord | null;
  /** Tells an older copy from a newer one (`table/usage-record.ts`); null where there is none. */
  counter: number | null;
  /** Why the system needs it, in words that follow "it". */
  uses: string[];
  /** Why it can never be adopted as it stands, in words that follow "it". */
  hindrance: string | null;
  device: Device | null;
  /** Loop devices over the file, whoever made them. */
  loops: Device[];
}

export interface InventoryOptions {
  run: Run;
  paths: Paths;
  /** Name of this host: part of the identity of its file disks. */
  host: string;
  root: boolean;
  roots?: SystemRoots;
  /** Which block devices the agent may inspect; without it all of them. */
  devices?: DeviceRules;
}

const QUICK = 1024 ** 2;
const NO_RECORD = { record: null, counter: null };

export class Inventory {
  readonly #options: InventoryOptions;
  readonly #roots: SystemRoots;
  readonly #allowed: DeviceFilter;
  /** What tools said of a disk, until its ends change. */
  readonly #holds = new Map<string, { mark: string; holds: string[] }>();

  constructor(options: InventoryOptions) {
    this.#options = options;
    this.#roots = options.roots ?? SYSTEM;
    this.#allowed = createDeviceFilter(options.devices ?? EVERY_DEVICE);
  }

  /** The identity of a file disk of this host. */
  fileIdentity(name: string): string {
    return `file-${this.#options.host}/${name}`;
  }

  /** Every disk, without what it holds: few reads and no commands. */
  async find(): Promise<FoundDisk[]> {
    const { paths, root } = this.#options;
    const system = await readSystem(this.#roots, paths.stateDir);
    const disksFolder = await realpath(paths.disks).catch(() => paths.disks);
    const devices = (await listDevices(this.#roots)).filter(
      (device) => !(device.backingFile ?? "").startsWith(`${disksFolder}/`),
    );
    const found = await this.#files(system);
    for (const device of devices.filter(this.#allowed)) {
      const uses = systemUses(device, system);
      const { identity, aliases, model, serial, path, sizeBytes, sectorSize } = device;
      const looked = { kind: "device" as const, path, sizeBytes, sectorSize };
      const { record, counter } = uses.length === 0 ? await this.#record(looked) : NO_RECORD;
      const twin = devices.find((other) => other !== device && other.identity === device.identity);
      const hindrance =
        uses[0] !== undefined
          ? uses[0]
          : device.readOnly
            ? "is read-only"
            : twin !== undefined && record?.state !== "used"
              ? `has the same identity as ${twin.path}, so the two cannot be told apart`
              : root
                ? null
                : "is a device, and the agent has no root";
      found.push({
        ...looked,
        identity,
        aliases,
        model,
        serial,
        record,
        counter,
        uses,
        hindrance,
        device,
        loops: [],
      });
    }
    return found;
  }

  /** Block devices that the agent's setting `devices` excludes. */
  async excluded(): Promise<Device[]> {
    return (await listDevices(this.#roots)).filter((device) => !this.#allowed(device));
  }

  /** The rows of the host's report. */
  async report(): Promise<HostReport["disks"]> {
    const found = await this.find();
    const excluded = new Set((await this.excluded()).map(({ identity }) => identity));
    const rows: HostReport["disks"] = new Array(found.length);
    const adopted = await loadAdoptionRecords(this.#options.paths);
    const left = found.entries();
    // Beside each other: most of a look is waiting for tools, and a disk that hangs keeps only itself waiting.
    const looker = async (): Promise<void> => {
      for (const [index, disk] of left) {
        const known = adopted.find(({ identity }) => identity === disk.identity)?.disk;
        rows[index] = rowOf(disk, await this.holds(disk), {
          known,
          copyOf: copiedDisk(disk, found, adopted),
        });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, looker));
    for (const memory of adopted) {
      const here = found.some(
        (disk) => disk.record?.disk === memory.disk || disk.identity === memory.identity,
      );
      if (!here) rows.push(away(memory, excluded.has(memory.identity)));
    }
    for (const path of this.#holds.keys()) {
      if (!found.some((disk) => disk.path === path)) this.#holds.delete(path);
    }
    return rows;
  }

  /** What a disk holds as far as a quick look tells, one sentence each. Never throws. */
  async holds(disk: FoundDisk): Promise<string[]> {
    const uses = [...disk.uses.map((use) => `it ${use}`), ...knownPartitions(disk)];
    try {
      const mark = await this.#mark(disk);
      const known = this.#holds.get(disk.path);
      if (known?.mark === mark) return [...uses, ...known.holds];
      const holds = await this.#look(disk);
      if (holds.length === 0 && !mark.startsWith(EMPTY))
        holds.push("bytes that are not zero near one of its ends");
      this.#holds.set(disk.path, { mark, holds });
      return [...uses, ...holds];
    } catch (error) {
      if (!(error instanceof CommandFailed) && !hasCode(error)) throw error;
      return [
        ...uses,
        `contents that this agent cannot read (${hasCode(error) ? error.code : error.message})`,
      ];
    }
  }

  async #look(disk: FoundDisk): Promise<string[]> {
    const { run } = this.#options;
    const holds = await tableAndSignatures(run, disk);
    if (disk.record !== null) return holds;
    holds.push(...(await oldPartitions(run, disk)));
    if (holds.length > 0 || disk.kind !== "file") return holds;
    // Of a sparse file the system tells where data is; of a device only adopting takes the time to look.
    const { blocks } = await lstat(disk.path);
    if (blocks * 512 > MOST_DATA) return holds;
    const byte = await findByte(run, disk, { start: 0, end: disk.sizeBytes });
    return byte === null ? [] : [`bytes that are not zero, the first that was found at byte ${byte}`];
  }

  async #files(system: SystemFacts): Promise<FoundDisk[]> {
    const { paths } = this.#options;
    const files = await readdir(paths.disks).catch(() => []);
    const found: FoundDisk[] = [];
    for (const file of files.filter((name) => /^[^.].*\.img$/.test(name)).sort()) {
      const disk = await this.file(file.slice(0, -".img".length), system);
      if (disk !== null) found.push(disk);
    }
    return found;
  }

  /** A file disk by its name, or null when there is no such file. */
  async file(name: string, system?: SystemFacts): Promise<FoundDisk | null> {
    const path = this.#options.paths.diskFile(name);
    const facts = await lstat(path).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (facts === null) return null;
    const looked = { kind: "file" as const, path, sizeBytes: facts.size, sectorSize: 512 };
    const plain = facts.isFile();
    const real = await realpath(path).catch(() => path);
    const loops = plain ? await loopsOver(this.#roots, real) : [];
    const known = system ?? (await readSystem(this.#roots, this.#options.paths.stateDir));
    const uses = plain ? fileUses(real, loops, known) : [];
    return {
      ...looked,
      identity: this.fileIdentity(name),
      aliases: [name],
      model: "file",
      serial: null,
      ...(plain ? await this.#record(looked) : NO_RECORD),
      uses,
      hindrance: plain ? (uses[0] ?? null) : "is no plain file",
      device: null,
      loops,
    };
  }

  async #record(disk: InspectedDisk): Promise<Pick<FoundDisk, "record" | "counter">> {
    try {
      const table = await readTable({ table: disk.path, ...disk });
      const record = table.state === "none" || table.gpt === null ? null : recordOfGuid(table.gpt.guid);
      return { record, counter: record === null ? null : await readUsage(disk.path, record.disk) };
    } catch (error) {
      // Without permission, or on a disk that fails: what it holds says so.
      if (!hasCode(error)) throw error;
      return NO_RECORD;
    }
  }

  /** Changes when either end of the disk does; begins with EMPTY while both are zero. */
  async #mark(disk: FoundDisk): Promise<string> {
    const file = await open(disk.path, "r");
    try {
      const buffer = Buffer.alloc(QUICK);
      let sum = 0;
      let zero = true;
      for (const at of [0, Math.max(0, disk.sizeBytes - QUICK)]) {
        const { bytesRead } = await file.read(buffer, 0, QUICK, at);
        const read = buffer.subarray(0, bytesRead);
        sum = crc32(read, sum);
        zero &&= read.equals(Buffer.alloc(bytesRead));
      }
      // Files of others tell when they were written to; ours are all the time.
      const { mtimeMs } = await file.stat();
      const changed = disk.kind === "file" && disk.record === null ? mtimeMs : "";
      const sequence = disk.device?.sequence ?? "";
      return `${zero ? EMPTY : ""} ${sum} ${disk.sizeBytes} ${sequence} ${changed}`;
    } finally {
      await file.close();
    }
  }
}

/** `known`: the disk that this host recorded it to be; `copyOf`: the one that it is a copy of, in words. */
function rowOf(
  disk: FoundDisk,
  holds: string[],
  { known, copyOf }: { known: string | undefined; copyOf: string | null },
): HostReport["disks"][number] {
  return {
    identity: disk.identity,
    path: disk.path,
    aliases: disk.aliases,
    model: disk.model,
    serial: disk.serial,
    size_bytes: disk.sizeBytes,
    sector_size: disk.sectorSize,
    holds,
    ...(copyOf !== null && disk.hindrance === null
      ? {
          adoptable: true,
          reason: `it is ${copyOf}: adopting it as another disk destroys what it holds and needs wipe = "${disk.identity}"`,
        }
      : adoptable(disk, holds, known)),
    disk: disk.record?.disk ?? known ?? null,
  };
}

/** The disk of this host that another one is a copy of, as words that follow "it is", or null. */
function copiedDisk(
  disk: FoundDisk,
  all: readonly FoundDisk[],
  adopted: readonly AdoptionRecord[],
): string | null {
  const { record, identity } = disk;
  if (record === null) return null;
  const original = adopted.find((one) => one.disk === record.disk || one.former === record.disk);
  if (original === undefined || original.identity === identity) return null;
  const older = isOlder(disk, original);
  const there = all.find((one) => one.identity === original.identity && one.record?.disk === original.disk);
  if (there !== undefined) {
    return `${older ? "an older copy" : "a copy"} of disk ${original.disk}, which is on ${there.path}`;
  }
  return older ? `an older copy of disk ${original.disk}, which is not connected` : null;
}

/** Disks that are looked at at once. */
const AT_ONCE = 8;
const EMPTY = "empty";
/** Files with more data than this are not read through for the inventory. */
const MOST_DATA = 256 * 1024 ** 2;

/** Partitions that have nodes although the disk is not ours: somebody may be about to use them. */
export function knownPartitions({ record, device, loops }: FoundDisk): string[] {
  const names = [...(device?.partitions ?? []), ...loops.flatMap(({ partitions }) => partitions)];
  return record !== null || names.length === 0
    ? []
    : [`partitions that this host knows: ${names.join(", ")}`];
}

/** The row of a disk that was adopted here and that the agent does not see now: it has no path. */
function away({ disk, identity }: AdoptionRecord, excluded: boolean): HostReport["disks"][number] {
  const why = excluded ? "which the agent's setting `devices` excludes" : "which is gone: connect it again";
  return {
    identity,
    path: "",
    aliases: [],
    model: null,
    serial: null,
    size_bytes: 0,
    sector_size: 512,
    holds: [],
    adoptable: false,
    reason: `it is disk ${disk}, ${why}`,
    disk,
  };
}

/** Whether and how a disk can be adopted. */
function adoptable(
  disk: FoundDisk,
  holds: readonly string[],
  known: string | undefined,
): { adoptable: boolean; reason: string | null } {
  if (disk.record?.state === "used")
    return { adoptable: false, reason: `it is adopted as ${disk.record.disk}` };
  if (disk.hindrance !== null) return { adoptable: false, reason: `it ${disk.hindrance}` };
  if (disk.record === null && known !== undefined)
    return { adoptable: false, reason: `it is disk ${known}, whose table or record is damaged` };
  if (disk.record?.state === "released") return { adoptable: true, reason: null };
  if (holds.length === 0) return { adoptable: true, reason: null };
  return {
    adoptable: true,
    reason: `adopting it destroys what it holds and needs wipe = "${disk.identity}"`,
  };
}

/** Errors of the file system carry a code; everything else is a mistake of ours. */
function hasCode(error: unknown): error is { code: string } {
  return typeof (error as { code?: unknown } | null)?.code === "string";
}
