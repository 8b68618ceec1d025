// Which ports of a host a VM may have. A forwarded port is one more server of its host, so who chooses it is limited:
//
//   a port of Croft's own (REST, agents, an agent's status) --> nobody, wherever it listens just now
//   outside the host's `port_range` -------------------------> admins
//   on an address that the host's admin did not allow -------> admins
//
// What a VM has it keeps: only ports that are asked for anew are looked at.
import type { FieldError } from "@croft/schemas/errors.ts";
import type { HostFacts } from "../../store/store.ts";
import type { PortRequest } from "./ports.ts";

const LOOPBACK = "127.0.0.1";

/** What is wrong with the ports that a VM asks of a host. */
export function forbiddenPorts(
  host: HostFacts,
  requests: readonly PortRequest[],
  admin: boolean,
): FieldError[] {
  const own = host.facts?.own_ports ?? [];
  const [first = 0, last = 0] = host.facts?.port_range ?? [];
  const addresses = host.facts?.port_addresses ?? [LOOPBACK];
  return requests.flatMap(({ pointer, host_port, host_address }): FieldError[] => {
    const fault = (field: string, message: string): FieldError => ({
      code: "invalid_value",
      pointer: `${pointer}/${field}`,
      message,
    });
    const faults: FieldError[] = [];
    if (host_port !== undefined && own.includes(host_port)) {
      faults.push(fault("host_port", `${host_port} is a port of Croft itself on host ${host.name}`));
    } else if (host_port !== undefined && !admin && (host_port < first || host_port > last)) {
      const range = `from ${first} to ${last}, the range of host ${host.name}`;
      faults.push(fault("host_port", `must be ${range}; leave it out to get one, or let an admin choose it`));
    }
    if (!admin && !addresses.includes(host_address)) {
      const allowed = addresses.join(", ");
      faults.push(
        fault("host_address", `must be one that host ${host.name} allows (port_addresses): ${allowed}`),
      );
    }
    return faults;
  });
}

/** The same of ports that the reconciler itself has: no VM of any host gets them, because hosts may be one machine. */
export const ownPortFaults = (requests: readonly PortRequest[], own: readonly number[] = []): FieldError[] =>
  requests
    .filter(({ host_port }) => host_port !== undefined && own.includes(host_port))
    .map(({ pointer, host_port }) => ({
      code: "invalid_value",
      pointer: `${pointer}/host_port`,
      message: `${host_port} is a port of Croft itself`,
    }));
