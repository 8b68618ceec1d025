// VMs of a simulated machine, for the production reconcile of the agent: what `vm/lifecycle/machine.ts` decides, with guests
// that are simulated. Each step takes virtual time, and the agent may be killed in each.

import { CroftError } from "@croft/schemas/errors.ts";
import type { SeedDocument, VmDocument, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { Workers } from "../../../host-agent/src/kinds/kind.ts";
import { demandLease } from "../../../host-agent/src/vm/lifecycle/demand-lease.ts";
import type { SimulatedMachine, VmFile } from "./machine.ts";
import type { Mutation } from "./mutations.ts";
import type { Random } from "./random.ts";

export interface MachinesParts {
  machine: SimulatedMachine;
  random: Random;
  mutations: ReadonlySet<Mutation>;
  /** Never resolves once the agent is dead. */
  pause(milliseconds: number): Promise<void>;
  lease: { file: string; allows(document: VmDocument): boolean };
  hasLeave(): boolean;
  changed(): void;
}

interface Shown {
  state: VmReport["state"];
  code: string | null;
  message: string | null;
  answered: number;
  incarnation: number;
  fenced: boolean;
}

const NOTHING: Shown = {
  state: "creating",
  code: null,
  message: null,
  answered: 0,
  incarnation: 0,
  fenced: false,
};

export class SimulatedMachines {
  readonly #parts: MachinesParts;
  readonly #shown = new Map<string, Shown>();
  readonly #broken = new Set<string>();

  constructor(parts: MachinesParts) {
    this.#parts = parts;
    if (parts.mutations.has("adopts_nothing")) parts.machine.files.clear();
    for (const [id, { incarnation }] of parts.machine.files) {
      this.#shown.set(id, { ...NOTHING, state: "stopped", incarnation });
    }
  }

  worker(): Workers["machines"] {
    return {
      apply: (document, seed) => this.#apply(document, seed),
      breakOff: (id) => void this.#broken.add(id),
      reports: (wanted) => {
        for (const [id, { state }] of this.#shown) {
          if (!wanted.has(id) && state === "deleted") this.#shown.delete(id);
        }
        return [...this.#shown.keys()].map((id) => this.#report(id));
      },
    };
  }

  fenced(): boolean {
    return [...this.#parts.machine.guests.values()].some((guest) => guest.fenced);
  }

  async #apply(document: VmDocument, _seed: SeedDocument | null): Promise<VmReport> {
    const { machine, mutations } = this.#parts;
    const { id } = document;
    const shown = this.#shown.get(id) ?? { ...NOTHING };
    this.#shown.set(id, shown);
    const file: VmFile = machine.files.get(id) ?? { incarnation: 0, started: null, end: null };
    if (document.incarnation < shown.incarnation) return this.#report(id);
    shown.fenced = document.fenced === true;
    this.#broken.delete(id);
    this.#observe(id, file);
    try {
      if (document.wanted === "deleted" && !mutations.has("removes_nothing"))
        await this.#delete(document, shown);
      else if (document.power_state === "stopped") await this.#stop(document, file, shown);
      else await this.#run(document, file, shown);
      shown.answered = document.generation;
    } catch (error) {
      if (!(error instanceof CroftError)) throw error;
      Object.assign(shown, {
        state: "creating",
        code: error.code,
        message: error.message,
        answered: document.generation,
      });
    }
    this.#parts.changed();
    return this.#report(id);
  }

  #observe(id: string, file: VmFile): void {
    const { guests, bootId } = this.#parts.machine;
    if (file.started === null || guests.has(id)) return;
    if (file.started.boot !== bootId) file.end = "host_down";
    file.started = null;
  }

  async #run(document: VmDocument, file: VmFile, shown: Shown): Promise<void> {
    const { machine, random, pause, mutations } = this.#parts;
    if (file.started === null) {
      this.#demand(document);
      shown.state = "creating";
      this.#note(document, file, shown);
      // The image, which may take long.
      await pause(random.chance(0.1) ? random.between(5_000, 60_000) : random.between(20, 2_000));
      if (this.#broken.has(document.id)) return;
      if (document.fenced === true && !mutations.has("starts_without_lease")) this.#demandLease(document);
      file.started = { fenced: document.fenced === true, boot: machine.bootId };
      file.end = null;
      machine.spawn(document);
      shown.state = "starting";
      await pause(random.between(50, 500));
    }
    shown.state = machine.guests.has(document.id) ? "running" : "starting";
    shown.code = null;
    shown.message = null;
  }

  #demand(document: VmDocument): void {
    const { hasLeave, mutations } = this.#parts;
    if (document.start_needs_leave === true && !hasLeave()) {
      throw new CroftError("unavailable", "the reconciler was not reached since this host booted");
    }
    if (!mutations.has("starts_without_lease")) this.#demandLease(document);
  }

  #demandLease(document: VmDocument): void {
    demandLease({ lease: this.#parts.lease }, document);
  }

  async #stop(document: VmDocument, file: VmFile, shown: Shown): Promise<void> {
    this.#note(document, file, shown);
    await this.#end(document.id, shown);
    file.started = null;
    file.end = "stopped";
    shown.state = "stopped";
  }

  #note({ id, incarnation }: VmDocument, file: VmFile, shown: Shown): void {
    file.incarnation = incarnation;
    shown.incarnation = incarnation;
    this.#parts.machine.files.set(id, file);
  }

  async #delete(document: VmDocument, shown: Shown): Promise<void> {
    await this.#end(document.id, shown);
    this.#parts.machine.files.delete(document.id);
    shown.incarnation = document.incarnation;
    shown.state = "deleted";
  }

  async #end(id: string, shown: Shown): Promise<void> {
    const { machine, random, pause } = this.#parts;
    if (!machine.guests.has(id)) return;
    shown.state = "stopping";
    await pause(random.between(100, 5_000));
    machine.guests.delete(id);
  }

  #report(id: string): VmReport {
    const { machine } = this.#parts;
    const { state, code, message, answered, incarnation, fenced } = this.#shown.get(id) ?? NOTHING;
    const guest = machine.guests.get(id);
    return {
      kind: "vm",
      id,
      generation: answered,
      incarnation,
      state: state === "running" && guest === undefined ? "starting" : state,
      code,
      message,
      accelerator: "tcg",
      started_at: guest === undefined ? null : "2026-01-01T00:00:00.000Z",
      ssh_ready: false,
      drives: [],
      busy_ports: [],
      exit: null,
      restarts: 0,
      next_start_at: null,
      reboots: 0,
      boot_fault: null,
      guest: null,
      fenced: fenced && (guest === undefined || guest.fenced),
    };
  }
}
