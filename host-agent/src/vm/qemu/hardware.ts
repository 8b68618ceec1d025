// The hardware of a VM that a running guest cannot take anew, each field in one place: what a document or a record of a run
// means that does not name it, which change of it restarts the guest, and what QEMU is started with. Pure.
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { TPM_SOCKET } from "../devices/tpm.ts";
import type { Launch } from "./launch.ts";
import { blockdev, escaped } from "./options.ts";

/** A document that names every field. */
type Named = Required<VmDocument>;
type Name = keyof VmDocument;
type IsOptional<N extends Name> = Partial<Pick<VmDocument, N>> extends Pick<VmDocument, N> ? true : false;

export interface HardwareField<N extends Name> {
  /**
   * What it is where it is not named: in documents of the ledger of an agent of before, and in records of guests that it
   * started. Null for a field that all of them name. Without it an updated agent would restart every running guest.
   */
  whenAbsent: IsOptional<N> extends true ? Named[N] : null;
  /** Which change restarts the guest. */
  restartsWhen: "changed" | "grown";
  /** Properties of QEMU's `-machine`. */
  machine?(value: Named[N], launch: Launch): string[];
  /** Arguments of QEMU besides. */
  argv?(value: Named[N], launch: Launch): string[];
}

export const HARDWARE = {
  cpus: { whenAbsent: null, restartsWhen: "changed", argv: (cpus) => ["-smp", String(cpus)] },
  memory_mib: { whenAbsent: null, restartsWhen: "changed", argv: (mib) => ["-m", String(mib)] },
  // Grown by QMP before the guest's first instruction.
  root_disk_gib: { whenAbsent: null, restartsWhen: "grown" },
  cpu_model: { whenAbsent: "auto", restartsWhen: "changed", argv: cpuModel },
  firmware: { whenAbsent: "bios", restartsWhen: "changed", machine: flashOf, argv: flashFiles },
  secure_boot: {
    whenAbsent: false,
    restartsWhen: "changed",
    machine: (secure) => (secure ? ["smm=on"] : []),
    // Else the guest's kernel could write the keys that are to check it.
    argv: (secure) => (secure ? ["-global", "driver=cfi.pflash01,property=secure,value=on"] : []),
  },
  tpm: { whenAbsent: false, restartsWhen: "changed", argv: tpmDevice },
  // By the boot indices of the disks (cd-drives.ts).
  boot_from: { whenAbsent: "disk", restartsWhen: "changed" },
} as const satisfies { readonly [N in Name]?: HardwareField<N> };

type HardwareName = keyof typeof HARDWARE;
/** The hardware of a VM with every field named. */
export type Hardware = Pick<Named, HardwareName>;

const FIELDS: { readonly [N in HardwareName]: HardwareField<N> } = HARDWARE;
const NAMES = Object.keys(HARDWARE) as readonly HardwareName[];

/** The hardware that a document, or a record of a run, means. */
export function hardwareOf(told: Pick<VmDocument, HardwareName>): Hardware {
  const entries = NAMES.map((name) => [name, told[name] ?? HARDWARE[name].whenAbsent]);
  return Object.fromEntries(entries) as Hardware;
}

/** The fields of which a running guest needs a restart to have them as wanted, each with both values. */
export function hardwareChanges(runs: Hardware, wanted: Hardware): string[] {
  const restarts = (name: HardwareName) =>
    HARDWARE[name].restartsWhen === "grown" ? runs[name] < wanted[name] : runs[name] !== wanted[name];
  return NAMES.filter(restarts).map((name) => `${name} ${runs[name]} to ${wanted[name]}`);
}

/** Properties of `-machine` besides its type. */
export const hardwareMachine = (hardware: Hardware, launch: Launch): string[] =>
  NAMES.flatMap((name) => machineOf(name, hardware[name], launch));

export const hardwareArgv = (hardware: Hardware, launch: Launch): string[] =>
  NAMES.flatMap((name) => argvOf(name, hardware[name], launch));

const machineOf = <N extends HardwareName>(name: N, value: Named[N], launch: Launch): string[] =>
  FIELDS[name].machine?.(value, launch) ?? [];

const argvOf = <N extends HardwareName>(name: N, value: Named[N], launch: Launch): string[] =>
  FIELDS[name].argv?.(value, launch) ?? [];

/** Fields whose place in the key of a start is from before this table. */
const KEYED_BY_PLACE: ReadonlySet<HardwareName> = new Set([
  "cpus",
  "memory_mib",
  "root_disk_gib",
  "boot_from",
]);

/**
 * What the hardware adds to the key of a start. Nothing for a VM that asks for nothing special, so that keys of guests that
 * agents of before started stay what they are.
 */
export function hardwareKey(hardware: Hardware): unknown[] {
  const { cpu_model, firmware, secure_boot, tpm, ...others } = hardware;
  const isSpecial = (name: HardwareName) => hardware[name] !== HARDWARE[name].whenAbsent;
  const cpuAndFirmware = isSpecial("cpu_model") || isSpecial("firmware") || isSpecial("secure_boot");
  const later = (Object.keys(others) as HardwareName[]).filter(
    (name) => !KEYED_BY_PLACE.has(name) && isSpecial(name),
  );
  return [
    ...(cpuAndFirmware ? [cpu_model, firmware, secure_boot] : []),
    ...(tpm ? ["tpm"] : []),
    ...later.map((name) => [name, hardware[name]]),
  ];
}

function cpuModel(model: string, { accelerator }: Launch): string[] {
  if (model !== "auto") return ["-cpu", model];
  return ["-cpu", accelerator === "kvm" ? "host" : "max"];
}

function flashOf(_firmware: unknown, { files }: Launch): string[] {
  return files.firmware === null ? [] : ["pflash0=fw-code", "pflash1=fw-variables"];
}

function flashFiles(_firmware: unknown, { files }: Launch): string[] {
  if (files.firmware === null) return [];
  const flash = (name: string, filename: string, readOnly: boolean) =>
    blockdev({
      driver: "raw",
      "node-name": name,
      "read-only": readOnly,
      file: { driver: "file", filename, "read-only": readOnly },
    });
  const { code, variables } = files.firmware;
  return [...flash("fw-code", code, true), ...flash("fw-variables", variables, false)];
}

function tpmDevice(has: boolean, { runtimeDir }: Launch): string[] {
  if (!has) return [];
  return [
    "-chardev",
    `socket,id=tpm,path=${escaped(`${runtimeDir}/${TPM_SOCKET}`)}`,
    "-tpmdev",
    "emulator,id=tpm0,chardev=tpm",
    "-device",
    "tpm-crb,tpmdev=tpm0",
  ];
}
