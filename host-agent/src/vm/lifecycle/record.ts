// What the agent remembers of one VM, in vms/<id>/record.json: written before each step that it explains, so that an
// agent that starts later knows what a QEMU that it finds, or does not find, was.
import { createHash } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { VmDocument, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import { readTextIfThere, writeFileAtomic } from "../../host/files.ts";
import type { ProcessMark } from "../../host/proc.ts";
import type { Nic } from "../../network/card-table.ts";
import type { Passage } from "../../network/way-out/addresses.ts";
import type { PluggedMedium } from "../devices/cd-drives.ts";
import type { GuestTold } from "../guest/guest-side.ts";
import { type Hardware, hardwareKey, hardwareOf } from "../qemu/hardware.ts";
import type { Forward } from "../qemu/launch.ts";
import type { Platform } from "../qemu/platform.ts";

export interface VmRecord {
  version: 1;
  id: string;
  incarnation: number;
  /** The user that its QEMU runs as, where the agent has root. */
  owner: { uid: number; gid: number } | null;
  /** Blobs that its root disk and its kernel are made of, or that are in its drives; they stay as long as the VM is here. */
  images: string[];
  /** SHA-256 of what seed.iso was made of. */
  seed: string | null;
  /** The public SSH host key that its guest got at its first boot; absent where none is known. */
  host_key?: string;
  /** The present start; null when no QEMU is to be there. */
  run: Run | null;
  /** How the last start ended, while that decides about the next one. */
  end: End | null;
  /** The same as it is shown, which stays. */
  exit: ExitReport | null;
  /** Whether the boot that `cdrom_once` asks for was had; absent when not. */
  once_over?: true;
}

export type ExitReport = NonNullable<VmReport["exit"]>;

export interface Run extends Hardware {
  /** Which start it is, in the name of its status file; absent when an agent without watchers started it. */
  start?: string;
  /** Null from just before the start until the process is known. */
  mark: ProcessMark | null;
  boot_id: string;
  started_at: string;
  accelerator: "kvm" | "tcg";
  /** The machine and CPU that QEMU made; absent until it was asked. */
  platform?: Platform;
  /** Of the document that it was started for. */
  key: string;
  /** Whether it is the one start of `cdrom_once`; absent when not. */
  once?: true;
  /** What is in each CD drive; absent for a guest that was started before there were any. */
  cdroms?: (PluggedMedium | null)[];
  forwards: Forward[];
  /** Its place in a network namespace; absent when it has none, and reaches nothing. */
  passage?: Passage;
  /** Forwards that another process of the host stood in the way of, for the document of this generation. */
  refused?: { generation: number; forwards: string[] };
  drives: PluggedDrive[];
  slots: number;
  /** Its cards on networks, in their order; absent for a VM without. */
  nics?: Nic[];
  /** An address that the guest was last seen to have; absent before. */
  address?: string;
  /** How many cards it has room for. */
  card_ports?: number;
  /** A card at the end that the guest was asked to let go; absent when none was. */
  leaving_card?: true;
  /** Where this start begins in serial.log. */
  serial_log_offset: number;
  /** Set before the agent ends it: what the guest does then is not its own decision. */
  stopping: boolean;
  /** Whether the guest's SSH server was seen since this start. */
  ssh_seen: boolean;
  /** The restart that was ordered last when it was started: that one and all before it are done. */
  restart_number: number;
  /** Starts in a row by `restart_policy`, this one included. */
  restarts: number;
  /** How often the guest reset itself since this start; absent before it did. */
  reboots?: number;
  /** Why it found nothing to boot; absent when nobody said so. */
  boot_fault?: string;
  /** Whether its guest ends with the lease of the host; absent when not. */
  fenced?: true;
  /** What the guest told of itself since this start; absent before it told anything. */
  guest?: GuestTold;
}

export interface PluggedDrive {
  partition: string;
  serial: string;
  read_only: boolean;
  slot: number;
  kind: "device" | "window";
  size_bytes: number;
  /** Set once the guest was asked to let go. */
  leaving: boolean;
}

export interface End extends ExitReport {
  code: string | null;
  boot_id: string;
  key: string;
  busy_ports: number[];
  /** Starts in a row by `restart_policy` before it ended. */
  restarts: number;
}

const file = (folder: string) => join(folder, "record.json");

/** Where the watcher of a start writes; null when it has none. */
export const statusFileOf = (folder: string, { start }: Pick<Run, "start">): string | null =>
  start === undefined ? null : join(folder, `qemu-${start}.status`);

/** Removes what watchers of earlier starts wrote. */
export async function removeStatusFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/^qemu-[0-9a-f]+\.status$/.test(name)) await rm(join(folder, name), { force: true });
  }
}

/** The record in a VM's folder, or null when there is none. Throws `host_error` when it cannot be read. */
export async function readRecord(folder: string): Promise<VmRecord | null> {
  try {
    const text = await readTextIfThere(file(folder));
    return text === null ? null : upToDate(JSON.parse(text));
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new CroftError("host_error", `The record ${file(folder)} of a VM cannot be read: ${words}.`, {
      detail:
        "Nothing is done with the VM meanwhile. Bring the file back; or, when no QEMU of the VM runs, remove it: " +
        "the VM is then started with the disks it has.",
      cause,
    });
  }
}

/** A record that an older agent wrote: a guest outlives its agent's version. */
function upToDate(record: VmRecord): VmRecord {
  const { run, end } = record;
  return {
    ...record,
    run: run === null ? null : withDefaults(run),
    end: end === null ? null : withReason(end),
    exit: record.exit ?? null,
  };
}

/** What runs of older agents were without saying so. */
const withDefaults = (run: Run): Run => ({
  ...run,
  ...hardwareOf(run),
  restart_number: run.restart_number ?? 0,
  restarts: run.restarts ?? 0,
});

function withReason(end: End & { by?: "guest" | "agent" | "failure" }): End {
  if (end.reason !== undefined) return end;
  const { by, ...rest } = end;
  const failure = end.code === "vm_exited" ? ("lost" as const) : ("not_started" as const);
  return {
    ...rest,
    reason: by === "guest" ? "shutdown" : by === "agent" ? "stopped" : failure,
    at: new Date(0).toISOString(),
    exit_code: null,
    signal: null,
    restarts: 0,
  };
}

export async function writeRecord(folder: string, record: VmRecord): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFileAtomic(file(folder), `${JSON.stringify(record)}\n`);
}

/**
 * Tells whether a VM that ended shall be started anew: only a document that asks for something else does, not one that
 * merely has a new name.
 */
export function startKey(document: VmDocument): string {
  const { incarnation, image, drives, ports, ssh_port, start_number, cdroms = [], nics = [] } = document;
  const hardware = hardwareOf(document);
  const { cpus, memory_mib, root_disk_gib, boot_from } = hardware;
  // Both only rise, so their sum rises with either.
  const asks = (start_number ?? 0) + (document.restart_number ?? 0);
  const bootsPlainly = cdroms.length === 0 && boot_from === "disk";
  const asked = [
    [incarnation, image?.sha256, image?.kernel, cpus, memory_mib, root_disk_gib, ssh_port, asks],
    drives.map((d) => [d.partition, d.serial, d.read_only]),
    ports.map((p) => [p.guest_port, p.host_port, p.host_address, p.protocol]),
    ...hardwareKey(hardware),
    ...(nics.length === 0 ? [] : [nics]),
    ...(bootsPlainly ? [] : [cdroms.map((medium) => medium?.sha256), boot_from]),
  ];
  return createHash("sha256").update(JSON.stringify(asked)).digest("hex");
}

/** A UUID (version 8: of our own making) that says which VM a QEMU is. */
export function uuidOf(id: string): string {
  const bytes = createHash("sha256").update(`croft vm ${id}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The address of the VM's card on user networking, where it meets no other. */
export function macOf(id: string): string {
  const hex = createHash("sha256").update(`croft mac ${id}`).digest("hex");
  return ["52:54:00", hex.slice(0, 2), hex.slice(2, 4), hex.slice(4, 6)].join(":");
}
