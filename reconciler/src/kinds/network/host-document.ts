// A network as its hosts are sent it.

import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Stored } from "../../store/store.ts";

type Rule = NonNullable<Stored<"network">["spec"]["firewall"]>[number];

const rule = ({
  direction,
  protocol,
  ports,
  from,
  to,
  action,
}: Rule): NetworkDocument["firewall"][number] => ({
  direction: direction ?? "in",
  protocol: protocol ?? "any",
  ports: ports ?? [],
  from: from ?? "any",
  to: to ?? "any",
  action: action ?? "allow",
});

export function networkDocument(
  { id, generation, project, name, spec, status, deleting }: Stored<"network">,
  leases: NetworkDocument["leases"] = [],
): NetworkDocument {
  return {
    kind: "network",
    id,
    generation,
    project,
    name: name ?? id,
    mode: spec.mode,
    bridge: spec.bridge ?? null,
    vlan: spec.vlan ?? null,
    cidr: spec.cidr ?? null,
    ipv6_cidr: spec.ipv6_cidr ?? null,
    gateway: status.gateway ?? null,
    ipv6_gateway: status.ipv6_gateway ?? null,
    dns: spec.dns ?? [],
    search_domain: spec.search_domain ?? null,
    mtu: spec.mtu ?? null,
    reserved: spec.reserved ?? [],
    firewall: (spec.firewall ?? []).map(rule),
    leases,
    wanted: deleting ? "deleted" : "present",
  };
}
