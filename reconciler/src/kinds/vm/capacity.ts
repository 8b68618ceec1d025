// Where a VM finds room, and what is said when there is none.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Fleet } from "../../scheduling/fleet.ts";
import { type HostRoom, roomForOne } from "../../scheduling/host-room.ts";
import { type Demand, type Placement, place } from "../../scheduling/place-vm.ts";
import type { HostFacts, Reads, Stored } from "../../store/store.ts";
import { isAdmin } from "../admin.ts";
import { label, type NewObject, refuseFaults } from "../kind-rules.ts";
import { demandOf, vmAmounts } from "./demand.ts";
import { heldAgainst, longestWaiting, spreadOf } from "./neighbors.ts";
import { networkDemands } from "./network-demand.ts";
import { forbiddenPorts } from "./port-limits.ts";
import { hostKey, portRequests, refuseTaken, type TakenPort, takenPorts } from "./ports.ts";

type VmSpec = SpecOf<"vm">;

type Placed = Pick<NewObject<"vm">, "id" | "project" | "spec">;

/** Ports that the VM names and that another VM has, by host, as `80/tcp`. */
async function takenOn(reads: Reads, { id, spec }: Placed): Promise<Map<string, string[]>> {
  const taken = new Map<string, string[]>();
  for (const { protocol, host_port } of portRequests(spec)) {
    if (host_port === undefined) continue;
    for (const { host, vm } of await reads.ports.holders(protocol, host_port)) {
      if (vm !== id) taken.set(host, [...(taken.get(host) ?? []), hostKey(protocol, host_port)]);
    }
  }
  return taken;
}

/** Why a host does not give the ports that the VM names to who asks; undefined when it names none. */
async function portFaultsOn(
  reads: Reads,
  { spec, principal }: Pick<NewObject<"vm">, "spec" | "principal">,
): Promise<((host: HostFacts) => FieldError[]) | undefined> {
  const requests = portRequests(spec);
  if (requests.length === 0) return undefined;
  const admin = await isAdmin(reads, principal);
  return (host) => forbiddenPorts(host, requests, admin);
}

/** Name of the filter by which a host cannot have the VM now; undefined when it can. */
export async function refusalOn(
  reads: Reads,
  fleet: Fleet,
  host: HostRoom,
  vm: Placed & { demand: Demand; waiting: Parameters<typeof heldAgainst>[1] },
): Promise<string | undefined> {
  const demand = {
    ...vm.demand,
    takenPorts: await takenOn(reads, vm),
    spread: await spreadOf(reads, fleet, vm),
    held: heldAgainst(vm, vm.waiting),
    oldCopies: new Set(await reads.hostConfigs.hostsRemoving(vm.id)),
  };
  return place([host], demand).refusals[0]?.filter;
}

type Request = Pick<NewObject<"vm">, "id" | "project" | "name" | "spec" | "principal">;

/** Where a new VM goes. Throws `no_capacity` with the reason per host, or `port_in_use`. */
export async function chooseHost(
  reads: Reads,
  request: Request,
  partitions: readonly Stored<"partition">[],
): Promise<{ host: HostRoom; explanation: string }> {
  const { id, spec } = request;
  const fleet = await reads.hosts.fleet();
  const portFaults = await portFaultsOn(reads, request);
  const placement = fleet.place({
    ...demandOf(spec, partitions, await networkDemands(reads, request)),
    takenPorts: await takenOn(reads, request),
    ...(portFaults && { forbiddenPorts: (host) => portFaults(host)[0]?.message }),
    spread: await spreadOf(reads, fleet, request),
    held: heldAgainst(request, await longestWaiting(reads, fleet)),
    oldCopies: new Set(await reads.hostConfigs.hostsRemoving(id)),
  });
  const host = fleet.get(placement.host ?? "");
  if (host) return { host, explanation: placement.explanation };
  await refuseForPorts(reads, fleet, placement, request, portFaults);
  throw new CroftError("no_capacity", `There is no host for VM ${request.project}/${request.name}.`, {
    detail: placement.explanation,
    facts: {
      hosts: Object.fromEntries(placement.refusals.map((refusal) => [refusal.host, refusal.reason])),
      filters: Object.fromEntries(placement.refusals.map((refusal) => [refusal.host, refusal.filter])),
      never: placement.never,
    },
  });
}

/** Filters by which hosts never came into question. */
const ELSEWHERE: ReadonlySet<string> = new Set(["pinned", "partitions", "network_host", "network_overlay"]);

/** When ports are all that stands in the way, the error is theirs. */
async function refuseForPorts(
  reads: Reads,
  fleet: Fleet,
  { refusals, refused }: Placement,
  { id, project, name, spec }: Request,
  portFaults: ((host: HostFacts) => FieldError[]) | undefined,
): Promise<void> {
  const others = [...refused.keys()].filter((filter) => !ELSEWHERE.has(filter));
  if (others.some((filter) => filter !== "ports" && filter !== "port_range")) return;
  const ranged = fleet.get(refusals.find(({ filter }) => filter === "port_range")?.host ?? "");
  if (ranged && portFaults)
    refuseFaults(`VM ${project}/${name} cannot have these ports.`, portFaults(ranged));
  const taken: TakenPort[] = [];
  for (const { host, filter } of refusals) {
    if (filter !== "ports") continue;
    taken.push(...(await takenPorts(reads, host, portRequests(spec), { id, project })));
  }
  const [first] = taken;
  if (first === undefined) return;
  refuseTaken(
    first.host,
    taken.filter(({ host }) => host === first.host),
    taken,
  );
}

/** Throws `no_capacity` when the VM's own host cannot give it more, or a TPM. */
export async function checkRoomToGrow(reads: Reads, before: Stored<"vm">, spec: VmSpec): Promise<void> {
  const [had, wants] = [vmAmounts(before.spec), vmAmounts(spec)];
  const more = {
    cpus: Math.max(0, wants.cpus - had.cpus),
    memory_mib: Math.max(0, wants.memory_mib - had.memory_mib),
    root_gib: Math.max(0, wants.root_gib - had.root_gib),
  };
  const starts = had.cpus === 0 && wants.cpus > 0;
  const tpm = spec.tpm === true && before.spec.tpm !== true;
  if (more.cpus + more.memory_mib + more.root_gib === 0 && !tpm) return;
  const own = (await reads.hosts.fleet()).get(before.status.host ?? "");
  const { host, explanation, refusals } = place(own ? [own] : [], {
    ...more,
    starts,
    tpm,
    partitionHosts: [],
  });
  // A host that is silent says nothing about its room: what was promised of it is what the reservations say.
  if (host !== null || refusals.every(({ filter }) => filter === "heard")) return;
  const what = refusals.some(({ filter }) => filter === "tpm")
    ? `cannot give ${label(before)} a TPM`
    : `has no room for ${label(before)} to grow`;
  throw new CroftError("no_capacity", `Host ${before.status.host} ${what}.`, {
    detail: explanation,
  });
}

/**
 * Throws `no_capacity` (with the fact `never`) for what no host has even when it is empty: neither waiting nor another
 * change of the same plan cures it. Hosts that have not reported yet may be of any size. Of a VM that is there only what
 * grows is looked at: its host may have become smaller.
 */
export async function refuseImpossible(
  reads: Reads,
  what: string,
  spec: VmSpec,
  before?: VmSpec,
): Promise<void> {
  const hosts = (await reads.hosts.facts()).filter(({ facts }) => facts !== null);
  if (hosts.length === 0) return;
  const largest = (name: "cpus" | "memory_mib" | "root_gib"): number =>
    Math.max(...hosts.map((host) => roomForOne(host)[name]));
  const asked = [
    { field: "cpus", asked: spec.cpus, had: before?.cpus, most: largest("cpus"), unit: "" },
    {
      field: "memory_mib",
      asked: spec.memory_mib,
      had: before?.memory_mib,
      most: largest("memory_mib"),
      unit: " MiB",
    },
    {
      field: "root_disk_gib",
      asked: spec.root_disk_gib,
      had: before?.root_disk_gib,
      most: largest("root_gib"),
      unit: " GiB",
    },
  ];
  const errors = asked
    .filter(({ asked, had = 0, most }) => asked > most && asked > had)
    .map(({ field, asked, most, unit }): FieldError => {
      const message = `${field}: ${asked}${unit} asked, and the largest host has ${most}${unit} in all`;
      return { code: "no_capacity", pointer: `/spec/${field}`, message };
    });
  if (errors.length === 0) return;
  throw new CroftError("no_capacity", `No host is large enough for ${what}.`, {
    detail: `${errors.map(({ message }) => message).join("\n")}\nAsk for less, or add a larger host.`,
    errors,
    facts: { never: true },
  });
}
