// A simulated machine: power, a network cable, a clock that counts since the boot, files that outlive a power cut and files
// that do not, QEMU processes, and the watchers that end fenced ones with the lease. What runs here is the truth that
// invariants are checked against; what anybody reports of it is not.
//
//   on --power cut--> off --switched on--> on, as another boot, nothing runs
//    `-- frozen (a hypervisor's pause): nothing runs, the clock since the boot goes on

import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { createPaths, type Paths } from "../../../host-agent/src/host/paths.ts";
import type { Mutation } from "./mutations.ts";
import type { Random } from "./random.ts";
import type { VirtualTime } from "./virtual-time.ts";

export interface SimulatedGuest {
  vm: string;
  incarnation: number;
  fenced: boolean;
  /** Such as `20007/tcp`. */
  ports: readonly string[];
  partitions: readonly string[];
}

/** What the agent wrote down of a VM; on the disk of the machine. */
export interface VmFile {
  incarnation: number;
  /** Whether a guest was started and its end was not seen yet. */
  started: { fenced: boolean; boot: string } | null;
  end: "lease_expired" | "host_down" | "stopped" | null;
}

const KEEPER_MS = 1000;
/** Between SIGTERM and SIGKILL. */
const KILL_MS = 2000;
const LATE_SECONDS = 3;

export class SimulatedMachine {
  readonly name: string;
  readonly paths: Paths;
  readonly files = new Map<string, VmFile>();
  readonly guests = new Map<string, SimulatedGuest>();
  on = false;
  frozen = false;
  cableOut = false;
  bootId = "";
  /** A guest that was started beside itself. */
  doubled: string | undefined;
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #mutations: ReadonlySet<Mutation>;
  /** Seconds of this machine per second: no two clocks are alike. */
  readonly #rate: number;
  #bootedAt = 0;
  #boots = 0;

  constructor(
    name: string,
    folder: string,
    parts: { time: VirtualTime; random: Random; mutations: ReadonlySet<Mutation> },
  ) {
    this.name = name;
    this.#time = parts.time;
    this.#random = parts.random;
    this.#mutations = parts.mutations;
    this.#rate = 1 + (parts.random.next() - 0.5) / 1000;
    this.paths = createPaths(path.join(folder, name, "state"), path.join(folder, name, "run"));
    mkdirSync(this.paths.stateDir, { recursive: true });
  }

  switchOn(): void {
    this.on = true;
    this.frozen = false;
    this.#boots += 1;
    this.bootId = `${this.name}-boot-${this.#boots}`;
    this.#bootedAt = this.#time.now;
    rmSync(this.paths.runtimeDir, { recursive: true, force: true });
    mkdirSync(this.paths.runtimeDir, { recursive: true });
    this.#keep(this.bootId);
  }

  cutPower(): void {
    this.on = false;
    this.guests.clear();
  }

  /** Seconds since the boot. */
  uptime = (): number => ((this.#time.now - this.#bootedAt) / 1000) * this.#rate + 3;

  /** Guests whose processors run now. */
  running(): SimulatedGuest[] {
    return this.on && !this.frozen ? [...this.guests.values()] : [];
  }

  spawn(document: VmDocument): void {
    if (this.guests.has(document.id)) this.doubled = `VM ${document.id} was started twice on ${this.name}`;
    this.guests.set(document.id, {
      vm: document.id,
      incarnation: document.incarnation,
      fenced: document.fenced === true,
      ports: document.ports.map(({ host_port, protocol }) => `${host_port}/${protocol}`),
      partitions: document.drives.filter((drive) => !drive.read_only).map(({ partition }) => partition),
    });
  }

  /** The machine goes on after a pause: what ends guests is looked at before they run on. */
  thaw(): void {
    this.frozen = false;
    this.#look();
  }

  /** Watchers look each second, whatever the agent does. */
  #keep(boot: string): void {
    if (!this.on || this.bootId !== boot) return;
    if (!this.frozen) this.#look();
    this.#time.after(KEEPER_MS, () => this.#keep(boot));
  }

  #look(): void {
    if (this.#mutations.has("keeper_sleeps") || this.uptime() <= this.#leaseEnd()) return;
    for (const guest of this.guests.values()) {
      if (guest.fenced) this.#end(guest);
    }
  }

  #leaseEnd(): number {
    try {
      return Number(readFileSync(this.paths.lease, "utf8").split(" ")[0]);
    } catch {
      return 0;
    }
  }

  #end(guest: SimulatedGuest): void {
    const gone = (): void => {
      if (this.guests.get(guest.vm) !== guest) return;
      this.guests.delete(guest.vm);
      const file = this.files.get(guest.vm);
      if (file !== undefined) file.end = "lease_expired";
    };
    // One in four takes no SIGTERM; where the lease was over long ago, as after a pause of the machine, it gets none.
    if (this.uptime() - this.#leaseEnd() < LATE_SECONDS && this.#random.chance(0.25))
      this.#time.after(KILL_MS, gone);
    else gone();
  }
}
