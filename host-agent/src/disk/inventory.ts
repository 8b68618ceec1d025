// Every disk of the host and every file disk of the agent: what it is, what it holds, whether it can be adopted.
import { lstat, open, readdir, readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { isMissing } from "../host/files.ts";
import type { Paths } from "../host/paths.ts";
import { CommandFailed, type Run } from "../host/run.ts";
import { type Looked, tableAndSignatures } from "./contents.ts";
import { type Device, listDevices, SYSTEM, type SystemRoots } from "./devices.ts";
import { type DiskRecord, recordOfGuid } from "./identity.ts";
import { parseMounts, parseSwaps } from "./mounts.ts";
import { readTable } from "./table.ts";
import { systemUse } from "./uses.ts";

/** A disk as it was found. */
export interface FoundDisk extends Looked {
  identity: string;
  aliases: string[];
  model: string | null;
  serial: string | null;
  /** What Croft's record on it says, read from whichever copy is whole. */
  record: DiskRecord | null;
  /** Why the system needs it, in words that follow "it". */
  use: string | null;
  /** Why it can never be adopted as it stands, in words that follow "it". */
  hindrance: string | null;
  device: Device | null;
}

export interface InventoryOptions {
  run: Run;
  paths: Paths;
  /** Name of this host: part of the identity of its file disks. */
  host: string;
  root: boolean;
  roots?: SystemRoots;
}

const QUICK = 1024 ** 2;

export class Inventory {
  readonly #options: InventoryOptions;
  readonly #roots: SystemRoots;
  /** What tools said of a disk, until its ends change. */
  readonly #holds = new Map<string, { mark: string; holds: string[] }>();

  constructor(options: InventoryOptions) {
    this.#options = options;
    this.#roots = options.roots ?? SYSTEM;
  }

  /** The identity of a file disk of this host. */
  fileIdentity(name: string): string {
    return `file-${this.#options.host}/${name}`;
  }

  /** Every disk, without what it holds: few reads and no commands. */
  async find(): Promise<FoundDisk[]> {
    const { paths, root } = this.#options;
    const mounts = parseMounts(await readFile(join(this.#roots.proc, "self/mountinfo"), "utf8"));
    const swaps = parseSwaps(await readFile(join(this.#roots.proc, "swaps"), "utf8").catch(() => ""));
    const disksFolder = await realpath(paths.disks).catch(() => paths.disks);
    const stateDir = await realpath(paths.stateDir).catch(() => paths.stateDir);
    const devices = (await listDevices(this.#roots)).filter(
      (device) => !(device.backingFile ?? "").startsWith(`${disksFolder}/`),
    );
    const found = await this.#files();
    for (const device of devices) {
      const use = systemUse(device, { mounts, swaps, stateDir, devFolder: this.#roots.dev });
      const twin = devices.find((other) => other !== device && other.identity === device.identity);
      const hindrance =
        use !== null
          ? use
          : device.readOnly
            ? "is read-only"
            : twin !== undefined
              ? `has the same identity as ${twin.path}, so the two cannot be told apart`
              : root
                ? null
                : "is a device, and the agent has no root";
      const { identity, aliases, model, serial, path, sizeBytes, sectorSize } = device;
      const looked = { kind: "device" as const, path, sizeBytes, sectorSize };
      const record = use === null ? await this.#record(looked) : null;
      found.push({ ...looked, identity, aliases, model, serial, record, use, hindrance, device });
    }
    return found;
  }

  /** The rows of the host's report. */
  async report(): Promise<HostReport["disks"]> {
    const rows: HostReport["disks"] = [];
    const found = await this.find();
    for (const disk of found) {
      const holds = await this.holds(disk);
      rows.push({
        identity: disk.identity,
        path: disk.path,
        aliases: disk.aliases,
        model: disk.model,
        serial: disk.serial,
        size_bytes: disk.sizeBytes,
        sector_size: disk.sectorSize,
        holds,
        ...adoptable(disk, holds),
        disk: disk.record?.disk ?? null,
      });
    }
    for (const path of this.#holds.keys()) {
      if (!found.some((disk) => disk.path === path)) this.#holds.delete(path);
    }
    return rows;
  }

  /** What a disk holds as far as a quick look tells, one sentence each. Never throws. */
  async holds(disk: FoundDisk): Promise<string[]> {
    const uses = disk.use === null ? [] : [`it ${disk.use}`];
    try {
      const mark = await this.#mark(disk);
      const known = this.#holds.get(disk.path);
      if (known?.mark === mark) return [...uses, ...known.holds];
      const holds = await tableAndSignatures(this.#options.run, disk);
      if (holds.length === 0 && !mark.startsWith(EMPTY))
        holds.push("bytes that are not zero near one of its ends");
      this.#holds.set(disk.path, { mark, holds });
      return [...uses, ...holds];
    } catch (error) {
      if (!(error instanceof CommandFailed) && !hasCode(error)) throw error;
      return [...uses, "contents that this agent cannot read"];
    }
  }

  async #files(): Promise<FoundDisk[]> {
    const { paths } = this.#options;
    const files = await readdir(paths.disks).catch(() => []);
    const found: FoundDisk[] = [];
    for (const file of files.filter((name) => /^[^.].*\.img$/.test(name)).sort()) {
      const disk = await this.file(file.slice(0, -".img".length));
      if (disk !== null) found.push(disk);
    }
    return found;
  }

  /** A file disk by its name, or null when there is no such file. */
  async file(name: string): Promise<FoundDisk | null> {
    const path = this.#options.paths.diskFile(name);
    const facts = await lstat(path).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (facts === null) return null;
    const looked = { kind: "file" as const, path, sizeBytes: facts.size, sectorSize: 512 };
    const plain = facts.isFile();
    return {
      ...looked,
      identity: this.fileIdentity(name),
      aliases: [name],
      model: "file",
      serial: null,
      record: plain ? await this.#record(looked) : null,
      use: null,
      hindrance: plain ? null : "is no plain file",
      device: null,
    };
  }

  async #record(disk: Looked): Promise<DiskRecord | null> {
    try {
      const table = await readTable({ table: disk.path, ...disk });
      return table.state === "none" || table.gpt === null ? null : recordOfGuid(table.gpt.guid);
    } catch (error) {
      // Without permission, or on a disk that fails: what it holds says so.
      if (!hasCode(error)) throw error;
      return null;
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
      return `${zero ? EMPTY : ""} ${sum} ${disk.sizeBytes} ${disk.device?.sequence ?? ""}`;
    } finally {
      await file.close();
    }
  }
}

const EMPTY = "empty";

/** Whether and how a disk can be adopted. */
function adoptable(disk: FoundDisk, holds: readonly string[]): { adoptable: boolean; reason: string | null } {
  if (disk.record?.state === "used")
    return { adoptable: false, reason: `it is adopted as ${disk.record.disk}` };
  if (disk.hindrance !== null) return { adoptable: false, reason: `it ${disk.hindrance}` };
  if (disk.record?.state === "released") return { adoptable: true, reason: null };
  if (holds.length === 0) return { adoptable: true, reason: null };
  return {
    adoptable: true,
    reason: `adopting it destroys what it holds and needs wipe = "${disk.identity}"`,
  };
}

/** Errors of the file system carry a code; everything else is a mistake of ours. */
function hasCode(error: unknown): boolean {
  return typeof (error as { code?: unknown } | null)?.code === "string";
}
