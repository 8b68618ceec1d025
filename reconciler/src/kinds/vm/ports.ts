// Host ports of a VM: the ones that a user names must be free, the others are taken from the host's range, and one more
// leads to the guest's SSH. What a VM has it keeps, however its list is ordered.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { HostFacts, PortLease, PortReads, Reads } from "../../store/store.ts";

type Lease = Omit<PortLease, "vm">;
type Protocol = PortLease["protocol"];

export interface PortRequest {
  guest_port: number;
  protocol: Protocol;
  host_address: string;
  /** Absent: Croft chooses. */
  host_port: number | undefined;
  pointer: string;
}

const LOOPBACK = "127.0.0.1";
const SSH_GUEST_PORT = 22;

export const portRequests = (spec: SpecOf<"vm">): PortRequest[] =>
  (spec.ports ?? []).map(({ guest_port, protocol, host_address, host_port }, index) => ({
    guest_port,
    protocol: protocol ?? "tcp",
    host_address: host_address ?? LOOPBACK,
    host_port,
    pointer: `/spec/ports/${index}`,
  }));

const guestKey = ({ guest_port, protocol }: { guest_port: number; protocol: Protocol }): string =>
  `${guest_port}/${protocol}`;
export const hostKey = (protocol: Protocol, port: number): string => `${port}/${protocol}`;

/** What is wrong with a list of ports by itself. */
export function portFaults(requests: readonly PortRequest[]): FieldError[] {
  const guests = new Set<string>();
  const hosts = new Set<string>();
  return requests.flatMap((request): FieldError[] => {
    const faults: FieldError[] = [];
    const fault = (pointer: string, message: string) =>
      faults.push({ code: "invalid_value", pointer, message });
    if (guests.has(guestKey(request)))
      fault(`${request.pointer}/guest_port`, `${guestKey(request)} is forwarded twice`);
    guests.add(guestKey(request));
    if (request.host_port !== undefined) {
      const key = hostKey(request.protocol, request.host_port);
      if (hosts.has(key)) fault(`${request.pointer}/host_port`, `host port ${key} is given twice`);
      hosts.add(key);
    }
    if (!isAddress(request.host_address)) fault(`${request.pointer}/host_address`, "must be an IPv4 address");
    return faults;
  });
}

const isAddress = (text: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split(".").every((part) => Number(part) <= 255);

/** A port that a VM cannot have; `port` as `2201/tcp`. */
export interface TakenPort {
  request: PortRequest;
  host: string;
  port: string;
  /** Id of the VM that has it; null when that is another project's, which is told neither its name nor its id. */
  holder: string | null;
  /** What the caller is told of that VM. */
  title: string;
}

/** Ports that the user named and that another VM of the host has. */
export async function takenPorts(
  { ports, documents }: Pick<Reads, "ports" | "documents">,
  host: string,
  requests: readonly PortRequest[],
  vm: { id: string; project: string | null },
): Promise<TakenPort[]> {
  const taken: TakenPort[] = [];
  for (const request of requests) {
    if (request.host_port === undefined) continue;
    const holder = await ports.holder(host, request.protocol, request.host_port);
    if (!holder || holder.vm === vm.id) continue;
    const other = await documents.get("vm", holder.vm);
    const seen = other !== undefined && other.project === vm.project;
    const title = seen ? `VM ${other.project}/${other.name} (${other.id})` : "another VM";
    const port = hostKey(request.protocol, request.host_port);
    taken.push({ request, host, port, holder: seen ? other.id : null, title });
  }
  return taken;
}

function faultOf(host: string, { request, port, holder, title }: TakenPort): FieldError {
  const fault: FieldError = {
    code: "port_in_use",
    pointer: `${request.pointer}/host_port`,
    message: `${port} of host ${host} belongs to ${title}`,
  };
  if (holder !== null) fault.holder = holder;
  return fault;
}

/**
 * Throws `port_in_use` for every port that the user named and cannot have. Its fact `held` are the ports that stand in
 * the way on this host and on all others that come into question (`everywhere`).
 */
export function refuseTaken(
  host: string,
  taken: readonly TakenPort[],
  everywhere: readonly TakenPort[] = taken,
): void {
  if (taken.length === 0) return;
  const named = taken.map(({ port }) => port).join(", ");
  const holders = [...new Set(taken.map(({ title }) => title))].join(", ");
  throw new CroftError("port_in_use", `Port ${named} of host ${host} belongs to ${holders}.`, {
    detail:
      "Give another host_port, leave it out (then Croft allocates a free one), or let its holder give it up.",
    errors: taken.map((one) => faultOf(host, one)),
    facts: {
      ports: everywhere.map(({ request: { protocol, host_port }, host }) => ({
        host,
        protocol,
        port: host_port,
      })),
    },
  });
}

/** Leases that a VM shall have on its host beside `kept`, SSH's among them. */
export async function newLeases(
  ports: PortReads,
  host: HostFacts,
  vm: string,
  requests: readonly PortRequest[],
  kept: readonly Lease[],
): Promise<Lease[]> {
  const made: Lease[] = [];
  const free = async (protocol: Protocol): Promise<number> => {
    const [first = 0, last = 0] = host.facts?.port_range ?? [];
    const others = [...made, ...named(requests)].filter((lease) => lease.protocol === protocol);
    const busy = [...others.map(({ port }) => port), ...(host.facts?.own_ports ?? [])];
    const from = firstTried(vm, first, last);
    const port = await ports.free(host.name, protocol, { first, last, from, busy });
    if (port !== undefined) return port;
    throw new CroftError(
      "no_capacity",
      `Host ${host.name} has no free ${protocol} port from ${first} to ${last}.`,
      {
        detail:
          "Place it on another host, forward fewer ports of VMs there, or let that host's admin widen port_range.",
      },
    );
  };
  for (const { guest_port, protocol, host_address, host_port } of requests) {
    const port = host_port ?? (await free(protocol));
    const allocated = host_port === undefined;
    made.push({ host: host.name, protocol, port, guest_port, host_address, purpose: "forward", allocated });
  }
  if (!kept.some(({ purpose }) => purpose === "ssh")) {
    const port = await free("tcp");
    const ssh = {
      host: host.name,
      protocol: "tcp",
      port,
      guest_port: SSH_GUEST_PORT,
      host_address: LOOPBACK,
    } as const;
    made.push({ ...ssh, purpose: "ssh", allocated: true });
  }
  return made;
}

/**
 * Where the search begins: somewhere in the range, by the VM's id. A port that a VM gave back is not the next one's at
 * once, and what else runs on the host rarely has just these.
 */
function firstTried(vm: string, first: number, last: number): number {
  let mixed = 0;
  for (const character of vm) mixed = (Math.imul(mixed, 31) + character.charCodeAt(0)) >>> 0;
  return first + (mixed % (last - first + 1));
}

const named = (requests: readonly PortRequest[]): { protocol: Protocol; port: number }[] =>
  requests.flatMap(({ protocol, host_port }) =>
    host_port === undefined ? [] : [{ protocol, port: host_port }],
  );

/** Splits what a VM has by what it shall have: kept as it is, given back, and still to be made. */
export function compareLeases(
  leases: readonly Lease[],
  requests: readonly PortRequest[],
): { kept: Lease[]; released: Lease[]; wanted: PortRequest[] } {
  const satisfies = (lease: Lease, request: PortRequest): boolean =>
    lease.purpose === "forward" &&
    guestKey(lease) === guestKey(request) &&
    lease.host_address === request.host_address &&
    // A port that Croft chose becomes the user's own when named: it is leased anew, as one that is never exchanged.
    (request.host_port === undefined || (request.host_port === lease.port && !lease.allocated));
  const wanted = requests.filter((request) => !leases.some((lease) => satisfies(lease, request)));
  const kept = leases.filter(
    (lease) => lease.purpose === "ssh" || requests.some((request) => satisfies(lease, request)),
  );
  return { kept, released: leases.filter((lease) => !kept.includes(lease)), wanted };
}

/** `"22/tcp" = 2201` for each forwarded port. */
export const allocatedPorts = (leases: readonly Lease[]): Record<string, number> =>
  Object.fromEntries(
    leases
      .filter(({ purpose }) => purpose === "forward")
      .map((lease): [string, number] => [guestKey(lease), lease.port])
      .sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true })),
  );
