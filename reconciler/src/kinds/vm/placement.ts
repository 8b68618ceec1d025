// Where a VM goes, or that it waits for room.
//
//   POST --room on a host--> placed (host named)
//     | no room: 409; with on_no_capacity=wait:
//     `--> waiting: `pending` without a host --room appears, or a PATCH makes it fit--> placed
//              `-- DELETE --> (gone: nothing of it is anywhere)
//
// Who waits counts in its project's quota, and holds neither room nor ports of any host. The loop (`loop/place-waiting.ts`)
// looks at those that wait in the order of their creation. One host each is held for them, the one that lacks least of what
// they ask (`capacity.ts`): whoever came later takes nothing of that, so a large VM is not passed for ever by small ones.

import { CroftError } from "@croft/schemas/errors.ts";
import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { PortLease, Reads, Stored, Writes } from "../../store/store.ts";
import { type NewObject, withoutCondition } from "../kind-rules.ts";
import { chooseHost } from "./capacity.ts";
import { vmAmounts } from "./demand.ts";
import type { VmInternal } from "./internal.ts";
import { partitionsNamed } from "./neighbors.ts";
import { allocatedPorts, newLeases, portRequests } from "./ports.ts";

/** Host of a reservation that counts in its project's quota and on no host. */
export const NO_HOST = "";

type Lease = Omit<PortLease, "vm">;
type Placed = Pick<
  StatusOf<"vm">,
  | "host"
  | "host_region"
  | "host_zone"
  | "state_reason"
  | "state_code"
  | "conditions"
  | "incarnation"
  | "allocated_ports"
  | "ssh_port"
>;

export interface Place {
  /** Null while it waits. */
  host: string | null;
  status: Placed;
  leases: readonly Lease[];
  /** By host: name of the filter that refuses it. Undefined when placed. */
  no_room: VmInternal["no_room"];
  explanation: string;
}

const CONDITION = "placed";

export const waitsForRoom = (vm: Pick<Stored<"vm">, "status">): boolean => vm.status.host == null;

type Request = Pick<
  NewObject<"vm">,
  "id" | "project" | "name" | "spec" | "shared" | "waits" | "principal" | "adopts"
> & {
  /** Of one that is there. */
  internal?: VmInternal;
};

/** Throws `no_capacity` with the reason per host (unless it waits for room), or `port_in_use`. */
export async function findPlace(
  reads: Reads,
  request: Request,
  partitions: readonly Stored<"partition">[],
  conditions: StatusOf<"vm">["conditions"] = [],
): Promise<Place> {
  const others = withoutCondition(conditions, CONDITION);
  try {
    const { adopts } = request;
    const there =
      adopts === undefined ? request : { ...request, spec: { ...request.spec, host: adopts.host } };
    const { host, explanation } = await chooseHost(reads, there, partitions);
    const leases = await newLeases(reads.ports, host, request.id, portRequests(request.spec), []);
    const status: Placed = {
      state_reason: `Waits for the agent of host ${host.name}.`,
      state_code: null,
      conditions: others,
      host: host.name,
      host_region: host.spec.region ?? null,
      host_zone: host.spec.zone ?? null,
      incarnation: adopts?.incarnation ?? (request.internal?.last_incarnation ?? 0) + 1,
      allocated_ports: allocatedPorts(leases),
      ssh_port: leases.find(({ purpose }) => purpose === "ssh")?.port ?? null,
    };
    return { host: host.name, status, leases, no_room: undefined, explanation };
  } catch (error) {
    if (request.waits !== true || !(error instanceof CroftError) || error.code !== "no_capacity") throw error;
    return waiting(error, others);
  }
}

function waiting(error: CroftError, conditions: StatusOf<"vm">["conditions"]): Place {
  const why = error.detail;
  const condition = { type: CONDITION, status: "false" as const, reason: error.code, message: why };
  const status: Placed = {
    state_reason: `Waits for room. ${why}`,
    state_code: error.code,
    conditions: [...conditions, condition],
    host: null,
    host_region: null,
    host_zone: null,
    incarnation: 0,
    allocated_ports: {},
    ssh_port: null,
  };
  const no_room = (error.facts.filters ?? {}) as Record<string, string>;
  return { host: null, status, leases: [], no_room, explanation: status.state_reason ?? "" };
}

/** Places a VM that waits, if there is room now; else says why not, when that is another reason than before. */
export async function placeWaiting(tx: Writes, id: string): Promise<void> {
  const vm = await tx.documents.get("vm", id);
  if (!vm || vm.deleting || !waitsForRoom(vm)) return;
  const place = await placeAgain(tx, vm);
  if (place.host === null && JSON.stringify(place.no_room) === JSON.stringify(vm.internal.no_room)) return;
  const { no_room: _, ...internal } = vm.internal;
  const noted = place.no_room === undefined ? internal : { ...internal, no_room: place.no_room };
  const status = { ...vm.status, ...place.status };
  await tx.documents.updateStatus("vm", id, { status, internal: noted, host: place.host });
  if (place.host === null) return;
  const project = vm.project ?? "";
  await tx.reservations.put({ object: id, project, host: place.host, disk: null, ...vmAmounts(vm.spec) });
  for (const lease of place.leases) await tx.ports.lease({ ...lease, vm: id });
  const about = { kind: "vm", object: id, project: vm.project, name: vm.name };
  await tx.events.append({ ...about, type: "vm.placed", actor: "croft", data: { host: place.host } });
}

async function placeAgain(tx: Writes, vm: Stored<"vm">): Promise<Place> {
  const { conditions } = vm.status;
  try {
    return await findPlace(
      tx,
      { ...vm, principal: vm.created_by, waits: true },
      await partitionsNamed(tx, vm.spec),
      conditions,
    );
  } catch (error) {
    // Somebody took the port that it names while it waited, or the host no longer gives it out.
    if (error instanceof CroftError && ["port_in_use", "invalid_value"].includes(error.code)) {
      return waiting(error, withoutCondition(conditions, CONDITION));
    }
    throw error;
  }
}
