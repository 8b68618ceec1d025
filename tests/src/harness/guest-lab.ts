// Machines of the agent without the rest of it: a folder, an image, files as drives.
import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import type { SeedDocument, VmDocument, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import { createId } from "@croft/schemas/ids.ts";
import { SYSTEM } from "../../../host-agent/src/disk/device/devices.ts";
import { shareFile } from "../../../host-agent/src/disk/device/share-file.ts";
import { createPaths, type Paths } from "../../../host-agent/src/host/paths.ts";
import { run } from "../../../host-agent/src/host/run.ts";
import { createImageCache } from "../../../host-agent/src/images/cache.ts";
import { Cards } from "../../../host-agent/src/network/cards.ts";
import { NO_WAY_OUT } from "../../../host-agent/src/network/way-out/no-way-out.ts";
import type { DriveSource } from "../../../host-agent/src/vm/devices/drive-source.ts";
import { Machine } from "../../../host-agent/src/vm/lifecycle/machine.ts";
import type { MachineContext } from "../../../host-agent/src/vm/lifecycle/machine-context.ts";
import { freePort } from "./free-port.ts";
import { keepLogs } from "./run/kept-logs.ts";
import { SerialShell, waitForText } from "./serial-shell.ts";
import { type TinyGuest, tinyGuest } from "./tiny-guest.ts";

export class LabVm {
  readonly lab: GuestLab;
  readonly document: VmDocument;
  machine: Machine;
  wakes = 0;
  #shells: SerialShell[] = [];

  constructor(lab: GuestLab, document: VmDocument, machine: Machine) {
    this.lab = lab;
    this.document = document;
    this.machine = machine;
  }

  /** The image of one that has one. */
  get image(): NonNullable<VmDocument["image"]> {
    if (this.document.image === null) throw new Error("it has no image");
    return this.document.image;
  }
  get folder(): string {
    return this.lab.paths.vm(this.document.id);
  }
  get runtime(): string {
    return this.lab.paths.vmRuntime(this.document.id);
  }
  /** Of its QEMU, which must run. */
  get pid(): number {
    return JSON.parse(readFileSync(path.join(this.folder, "record.json"), "utf8")).run.mark.pid;
  }

  /** Changes the document and brings the machine to it. */
  async apply(change: Partial<VmDocument> = {}, seeded: Partial<SeedDocument> = {}): Promise<VmReport> {
    Object.assign(this.document, change);
    const seed: SeedDocument = {
      kind: "seed",
      id: this.document.id,
      user_data: "#!/bin/sh\n",
      vendor_data: "#cloud-config\n{}\n",
      meta_data: JSON.stringify({ "instance-id": this.document.id }),
      ...seeded,
    };
    await this.machine.apply(structuredClone(this.document), seed);
    return this.report();
  }

  report = (): VmReport => this.machine.report();

  /** Waits for the guest's own first line. */
  async ready(): Promise<void> {
    await waitForText(path.join(this.folder, "serial.log"), "READY", 300_000).catch((error: Error) => {
      throw new Error(`${error.message}\nof ${JSON.stringify(this.report())}`);
    });
  }

  async shell(): Promise<SerialShell> {
    const shell = await SerialShell.connect(path.join(this.runtime, "serial.sock"));
    this.#shells.push(shell);
    return shell;
  }

  /** Another agent takes the place of this one, which knows nothing but what is on disk. */
  async newAgent(): Promise<void> {
    this.machine.leave();
    this.machine = await this.lab.load(this);
  }

  async remove(): Promise<void> {
    for (const shell of this.#shells) shell.close();
    await this.apply({ wanted: "deleted", drives: [] });
  }
}

export class GuestLab {
  readonly folder: string;
  readonly paths: Paths;
  readonly guest: TinyGuest;
  readonly context: MachineContext;
  /** Files that serve as partitions, by id. */
  readonly drives = new Map<string, DriveSource>();
  readonly closed: string[] = [];
  /** Files that images are made of, by hash. */
  readonly #blobs = new Map<string, string>();
  #vms: LabVm[] = [];
  #mounted = false;

  private constructor(folder: string, guest: TinyGuest) {
    this.folder = folder;
    this.guest = guest;
    // Beside it: the user of a VM's QEMU must be able to reach the one and not the other.
    this.paths = createPaths(path.join(folder, "state"), mkdtempSync(path.join(tmpdir(), "croft-run-")));
    for (const file of [guest.kernel, guest.initrd, this.image]) this.blob(file);
    this.context = {
      paths: this.paths,
      run,
      images: createImageCache(
        this.paths.images,
        async (sha256, offset) =>
          [
            readFileSync(this.#blobs.get(sha256) as string).subarray(offset),
          ] as unknown as AsyncIterable<Uint8Array>,
        Date.now,
        () => new Set(),
      ),
      drives: {
        open: async (partition) => {
          const source = this.drives.get(partition);
          if (source === undefined) throw new CroftError("reference_not_found", `no partition ${partition}`);
          return source;
        },
        close: async (partition) => void this.closed.push(partition),
        isHeld: async () => false,
        lend: (file, who) => shareFile({ paths: this.paths, run, roots: SYSTEM }, file, who),
      },
      cards: new Cards({ run, paths: this.paths, network: () => undefined }),
      accelerator: async () => "tcg",
      qemu: "qemu-system-x86_64",
      bootId: "this boot",
      root: process.geteuid?.() === 0,
      wayOut: NO_WAY_OUT,
      walls: { units: false, emptyFolder: null, ownProcesses: false },
      now: () => new Date(),
      log: () => {},
      limits: { powerdownMs: 10_000, repeatMs: 1_000, quitMs: 5_000 },
      detachMs: 5_000,
      isHeld: () => false,
      hasLeave: () => true,
      lease: { file: "", allows: () => true },
      usersTaken: () => new Set(),
    };
  }

  /** `stateMib`: gives the state dir a file system of its own, of that size; needs root. */
  static async open(options: { stateMib?: number } = {}): Promise<GuestLab> {
    const folder = mkdtempSync(path.join(tmpdir(), "croft-guest-"));
    const state = path.join(folder, "state");
    mkdirSync(state, { mode: 0o700 });
    if (options.stateMib !== undefined) {
      execFileSync("mount", [
        "-t",
        "tmpfs",
        "-o",
        `size=${options.stateMib}m,mode=0700`,
        "croft-test",
        state,
      ]);
    }
    writeFileSync(path.join(folder, "image.raw"), Buffer.alloc(1024 ** 2));
    const lab = new GuestLab(folder, await tinyGuest());
    lab.#mounted = options.stateMib !== undefined;
    return lab;
  }

  get image(): string {
    return path.join(this.folder, "image.raw");
  }

  /** What a document says of a file, which machines can fetch from now on. */
  blob(file: string): { sha256: string; size_bytes: number } {
    const sha256 = hashOf(file);
    this.#blobs.set(sha256, file);
    return { sha256, size_bytes: statSync(file).size };
  }

  async machine(change: Partial<VmDocument> = {}): Promise<LabVm> {
    const initrd = this.blob(this.guest.initrd);
    const document: VmDocument = {
      kind: "vm",
      id: createId("vm", randomBytes(10)),
      generation: 1,
      incarnation: 1,
      project: "p",
      name: "tiny",
      image: {
        id: createId("image", randomBytes(10)),
        ...this.blob(this.image),
        format: "raw",
        virtual_size_bytes: 1024 ** 2,
        kernel: {
          ...this.blob(this.guest.kernel),
          initrd_sha256: initrd.sha256,
          initrd_size_bytes: initrd.size_bytes,
          command_line: this.guest.commandLine,
        },
      },
      cpus: 1,
      memory_mib: 160,
      root_disk_gib: 1,
      drives: [],
      detaching: [],
      ports: [],
      ssh_port: await freePort(),
      power_state: "running",
      start_number: 0,
      probe_ssh: false,
      restart_allowed: true,
      wanted: "present",
      ...change,
    };
    const vm = new LabVm(this, document, undefined as never);
    vm.machine = await this.load(vm);
    this.#vms.push(vm);
    return vm;
  }

  load = (vm: LabVm): Promise<Machine> =>
    Machine.load(this.context, vm.document.id, { wake: () => vm.wakes++, changed: () => {} });

  async clean(): Promise<void> {
    for (const vm of this.#vms.splice(0)) await vm.remove();
  }

  close(): void {
    keepLogs("guests", this.folder);
    if (this.#mounted) execFileSync("umount", [this.paths.stateDir]);
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(this.paths.runtimeDir, { recursive: true, force: true });
  }
}

/** Waits for something that no event tells of. */
export async function until(holds: () => boolean | Promise<boolean>, limitMs: number): Promise<void> {
  for (const end = Date.now() + limitMs; !(await holds()); await sleep(50)) {
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${holds}`);
  }
}

const hashOf = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");
