// All VMs of this host, those of the config and those that are only found.
import { readdir } from "node:fs/promises";
import type { SeedDocument, VmDocument, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { Running } from "../../network/way-out/way-out.ts";
import type { VmCounters } from "../qemu/counters.ts";
import { Machine } from "./machine.ts";
import type { MachineContext } from "./machine-context.ts";
import { readRecord } from "./record.ts";

/** VMs that are asked at the same time what they used. */
const COUNTED_AT_ONCE = 8;

export interface Machines {
  apply(document: VmDocument, seed: SeedDocument | null): Promise<VmReport>;
  /** One per VM of the config, and per VM that is on the host without being in it. */
  reports(wanted: ReadonlySet<string>): VmReport[];
  /** What each VM that runs used since its start. */
  counters(): Promise<VmCounters[]>;
  /** Ends what an `apply` of the VM under way waits for, because another document is to be applied. */
  breakOff(id: string): void;
  /** Blobs that VMs of this host are made of, whether their documents still are there or not. */
  imagesInUse(): Set<string>;
  /** VMs that run with a way out. */
  withWayOut(): Map<string, Running>;
  /** Record and connection of a VM; undefined when this host has none of that id. */
  guest(id: string): Machine["guest"] | undefined;
  /** Whether a guest runs that ends with the lease. */
  fenced(): boolean;
  /** Leaves all guests running. */
  leave(): void;
}

/** Finds what runs; nothing is started or stopped. `wake` is called with the id of a VM that something happened to. */
export async function loadMachines(
  makeContext: (usersTaken: () => ReadonlySet<number>) => MachineContext,
  tell: { wake(id: string): void; changed(): void },
): Promise<Machines> {
  const machines = new Map<string, Machine>();
  const usersTaken = () => new Set([...machines.values()].flatMap((machine) => machine.user ?? []));
  const context = makeContext(usersTaken);
  const load = async (id: string): Promise<Machine> => {
    const machine = await Machine.load(context, id, { wake: () => tell.wake(id), changed: tell.changed });
    machines.set(id, machine);
    return machine;
  };
  const names = await readdir(context.paths.vms).catch(() => []);
  // All at once: a QEMU that does not answer is waited for, and must keep nobody from the others.
  await Promise.all(
    names.map(async (name) => {
      // Without a record nothing of it was ever started. One that cannot be read is its VM's trouble alone.
      const record = await readRecord(context.paths.vm(name)).catch(() => undefined);
      if (record !== null) await load(name);
    }),
  );
  return {
    async apply(document, seed) {
      const machine = machines.get(document.id) ?? (await load(document.id));
      await machine.apply(document, seed);
      return machine.report();
    },
    reports(wanted) {
      for (const [id, machine] of machines) {
        // Said once and for all when its document went away too.
        if (!wanted.has(id) && machine.report().state === "deleted") machines.delete(id);
      }
      return [...machines.values()].map((machine) => machine.report());
    },
    async counters() {
      const all: (VmCounters | null)[] = [];
      const each = [...machines.values()];
      // A few at a time: it shall not be felt, and those that hang shall not make the others late.
      for (let from = 0; from < each.length; from += COUNTED_AT_ONCE)
        all.push(
          ...(await Promise.all(each.slice(from, from + COUNTED_AT_ONCE).map((one) => one.counters()))),
        );
      return all.filter((counters) => counters !== null);
    },
    breakOff: (id) => machines.get(id)?.breakOff(),
    imagesInUse: () => new Set([...machines.values()].flatMap((machine) => machine.images)),
    withWayOut() {
      const running = [...machines.values()].flatMap(({ id, guest }): [string, Running][] => {
        const { run } = guest.record;
        return run?.passage === undefined || run.mark === null
          ? []
          : [[id, { passage: run.passage, mark: run.mark }]];
      });
      return new Map(running);
    },
    fenced: () => [...machines.values()].some((machine) => machine.fenced),
    guest: (id) => machines.get(id)?.guest,
    leave() {
      for (const machine of machines.values()) machine.leave();
    },
  };
}
