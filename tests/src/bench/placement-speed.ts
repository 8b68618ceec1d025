// Placing VMs on simulated fleets in the pure scheduler, beside a look at every host: with few and with many hosts and VMs,
// and with groups that spread.
import { Fleet } from "../../../reconciler/src/scheduling/fleet.ts";
import type { HostRoom } from "../../../reconciler/src/scheduling/host-room.ts";
import { type Demand, place } from "../../../reconciler/src/scheduling/place-vm.ts";
import type { Spread } from "../../../reconciler/src/scheduling/topology.ts";
import { type Figure, figure, type Round } from "./figures.ts";

const ROUNDS = 3;
/** So many are placed for one value, and so many by looking at all. */
const PLACED = 2_000;
const LOOKED = 80;
const MOST_VMS = 100_000;
const MEMBERS = 40;
const GIB = 1024 ** 3;

/** Whole numbers below `end`, the same ones in every run. */
function randomBelow(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

const SIZES = [
  { cpus: 32, memory_gib: 128 },
  { cpus: 64, memory_gib: 256 },
  { cpus: 64, memory_gib: 512 },
];

/** Machines of three sizes in ten zones. No two have quite the same memory, as in life. */
function hosts(count: number, random: (end: number) => number): HostRoom[] {
  return Array.from({ length: count }, (_, number) => {
    const { cpus, memory_gib } = SIZES[random(SIZES.length)] ?? { cpus: 1, memory_gib: 1 };
    return {
      name: `host-${number}`,
      state: "ready",
      spec: { region: `r${number % 2}`, zone: `z${number % 5}`, labels: { rack: `k${number % 200}` } },
      facts: {
        cpus,
        memory_mib: memory_gib * 1024 - random(64),
        memory_reserved_mib: 2048,
        cpu_overcommit: 4,
        storage_bytes: 4096 * GIB,
        storage_free_bytes: 4096 * GIB,
        vm_overhead_mib: 176,
        architecture: "x86_64",
        kernel: "6.1",
        accelerator: "kvm",
        root: true,
        port_range: [20_000, 29_999],
      },
      used: { vms: 0, cpus: 0, memory_mib: 0, root_gib: 0, partition_gib: 0 },
    };
  });
}

const demand = (random: (end: number) => number): Demand => ({
  cpus: 1 + random(4),
  memory_mib: 512 * (1 + random(16)),
  root_gib: 4 + random(40),
  starts: true,
  partitionHosts: [],
});

/** Puts a VM on the host that was chosen for it; returns whether there was one. */
function take(
  fleet: Fleet,
  name: string | null | undefined,
  { cpus, memory_mib, root_gib }: Demand,
): boolean {
  const host = name == null ? undefined : fleet.get(name);
  if (host === undefined) return false;
  const { used } = host;
  fleet.setUsed(host.name, {
    vms: used.vms + 1,
    cpus: used.cpus + cpus,
    memory_mib: used.memory_mib + memory_mib,
    root_gib: used.root_gib + root_gib,
    partition_gib: 0,
  });
  return true;
}

function filled(count: number, vms: number): Fleet {
  const random = randomBelow(count);
  const fleet = new Fleet(hosts(count, random));
  for (let number = 0; number < vms; number++) {
    const asked = demand(random);
    if (!take(fleet, fleet.place(asked).host, asked)) throw new Error(`VM ${number} found no place`);
  }
  return fleet;
}

type Choose = (fleet: Fleet, asked: Demand) => string | null;
const byIndex: Choose = (fleet, asked) => fleet.place(asked).host;
const byLook: Choose = (fleet, asked) => place(fleet.all(), asked).host;

/** Placements per second of the processor, in groups of which each is taken away again. */
function perSecond(fleet: Fleet, count: number, choose: Choose, spreads: boolean): number {
  const random = randomBelow(count);
  const begun = process.cpuUsage();
  for (let number = 0; number < count; number += MEMBERS) {
    const taken = new Map<string, number>();
    const before: HostRoom[] = [];
    const spread: Spread = { group: "g", over: "host", mode: "required", taken };
    for (let member = 0; member < MEMBERS; member++) {
      const asked = spreads ? { ...demand(random), spread } : demand(random);
      const host = fleet.get(choose(fleet, asked) ?? "");
      if (host === undefined) throw new Error("a VM found no place");
      before.push(host);
      take(fleet, host.name, asked);
      taken.set(host.name, 1);
    }
    for (const { name, used } of before.reverse()) fleet.setUsed(name, used);
  }
  const { user, system } = process.cpuUsage(begun);
  return (1e6 * count) / (user + system);
}

function compare(name: string, fleet: Fleet, spreads: boolean): Figure {
  const rounds: Round[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const croft = perSecond(fleet, PLACED, byIndex, spreads);
    const theirs = perSecond(fleet, LOOKED, byLook, spreads);
    if (round > 0) rounds.push({ croft, theirs });
  }
  const limit = "the processor";
  return figure({ name, unit: "per s", yardstick: "a look at every host", limit }, rounds);
}

/** Placements per second in the pure scheduler. */
export async function placementSpeed(note: (text: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const count of [50, 500, 5_000, 20_000]) {
    const most = Math.min(20 * count, MOST_VMS);
    for (const vms of count === 5_000 ? [0, most] : [most]) {
      note(`${count} hosts with ${vms} VMs`);
      const fleet = filled(count, vms);
      const where = `on ${count} hosts with ${vms} VMs`;
      figures.push(compare(`placements ${where}`, fleet, false));
      figures.push(compare(`placements with required spread ${where}`, fleet, true));
    }
  }
  return figures;
}
