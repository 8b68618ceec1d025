// What placing a VM looks at beyond its own size: the group that it keeps apart from, and those that wait longer for room.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Fleet } from "../../scheduling/fleet.ts";
import type { Held } from "../../scheduling/place-vm.ts";
import { domainOf, misplaced, type Spread, spreadRefusal } from "../../scheduling/topology.ts";
import type { Reads, Stored } from "../../store/store.ts";
import { label, type NewObject } from "../kind-rules.ts";
import { demandOf } from "./demand.ts";
import { networkDemands } from "./network-demand.ts";

type VmSpec = SpecOf<"vm">;
type Placed = Pick<NewObject<"vm">, "id" | "project" | "spec">;

/** The group that a VM keeps apart from, with where its other members are. */
export async function spreadOf(
  reads: Reads,
  fleet: Fleet,
  { id, project, spec }: Placed,
): Promise<Spread | undefined> {
  if (spec.spread === undefined) return undefined;
  const { group, over = "host", mode = "required" } = spec.spread;
  const taken = new Map<string, number>();
  for (const member of await reads.documents.spreadGroup(project ?? "", group)) {
    const host = fleet.get(member.host);
    const domain = host && domainOf(host, over);
    if (domain !== undefined && member.vm !== id) taken.set(domain, (taken.get(domain) ?? 0) + 1);
  }
  return { group, over, mode, taken };
}

/** So many of those that wait have the room of a host held for them: one host each. */
const MOST_HELD = 20;

/** What a VM that waits holds: nothing where no host could ever have it. */
interface Waiting {
  vm: string;
  project: string | null;
  holds: (Held & { host: string }) | undefined;
}

/**
 * The VMs that wait longest, in their order, each with the host that lacks least of what it asks: of that, others that come later
 * take nothing.
 */
export async function longestWaiting(reads: Reads, fleet: Fleet): Promise<Waiting[]> {
  const found: Waiting[] = [];
  const held = new Set<string>();
  for (const waiting of await reads.documents.unplaced(MOST_HELD)) {
    const spread = await spreadOf(reads, fleet, waiting);
    const partitions = await partitionsNamed(reads, waiting.spec);
    const networks = await networkDemands(reads, waiting);
    const demand = { ...demandOf(waiting.spec, partitions, networks), spread };
    const { cpus, memory_mib, root_gib } = demand;
    const host = fleet.leastLacking(demand, (name) => held.has(name))?.name;
    if (host !== undefined) held.add(host);
    const holds = host === undefined ? undefined : { host, cpus, memory_mib, root_gib, by: label(waiting) };
    found.push({ vm: waiting.id, project: waiting.project, holds });
  }
  return found;
}

/** What is held against a VM, by host: what those hold that wait longer. Those of other projects are not named. */
export function heldAgainst(
  { id, project }: Pick<Placed, "id" | "project">,
  waiting: readonly Waiting[],
): Map<string, Held> {
  const own = waiting.findIndex((one) => one.vm === id);
  const longer = own < 0 ? waiting : waiting.slice(0, own);
  return new Map(
    longer.flatMap(({ holds, project: theirs }) => {
      if (holds === undefined) return [];
      return [
        [holds.host, theirs === project ? holds : { ...holds, by: "a VM of another project" }] as const,
      ];
    }),
  );
}

/** The partitions that a spec names, as far as they are there. */
export async function partitionsNamed(reads: Reads, spec: VmSpec): Promise<Stored<"partition">[]> {
  const ids = (spec.partitions ?? []).map(({ partition }) => partition);
  const found = ids.length === 0 ? [] : await reads.documents.findAll(ids);
  return found.flatMap((document) => (document.kind === "partition" ? [document] : []));
}

/** Why a VM's own host is not where it may be by this spec, for those fields that count here. */
export async function misfits(
  reads: Reads,
  before: Stored<"vm">,
  spec: VmSpec,
  fields: (field: "host_labels" | "spread") => boolean,
): Promise<FieldError[]> {
  const counted = (["host_labels", "spread"] as const).filter(fields);
  if (counted.length === 0) return [];
  const fleet = await reads.hosts.fleet();
  const host = fleet.get(before.status.host ?? "");
  if (host === undefined) return [];
  const spread = await spreadOf(reads, fleet, { ...before, spec });
  const reasons = {
    host_labels: misplaced(host, { host_labels: spec.host_labels })?.reason,
    spread: spreadRefusal(host, spread),
  };
  return counted.flatMap((field): FieldError[] => {
    const message = reasons[field];
    return message === undefined ? [] : [{ code: "invalid_value", pointer: `/spec/${field}`, message }];
  });
}

/** Of one that is pinned to a host that is not fit for it. */
export const pinnedMisfit = (vm: Stored<"vm">, errors: FieldError[]): CroftError =>
  new CroftError(
    "invalid_value",
    `${label(vm)} is pinned to host ${vm.status.host}, which is not fit for it then.`,
    {
      detail: `${errors.map(({ message }) => message).join("\n")}\nName a host that fits (\`host\`), or none: it moves there with its bytes.`,
      errors,
    },
  );
