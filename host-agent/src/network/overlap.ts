// What of the host stands in the way of a network that is to be made. Pure.
import { CroftError } from "@croft/schemas/errors.ts";
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Link, Route } from "./host-view.ts";
import { aliasOf, BRIDGE_PREFIX, bridgeName } from "./names.ts";
import { overlap, parseRange, type Range } from "./range.ts";
import { LINK_PREFIX } from "./way-out/addresses.ts";

/** What the host has and needs, as it is now. */
export interface Surroundings {
  links: ReadonlyMap<string, Link>;
  routes: readonly Route[];
  /** Addresses that the host itself asks, with what they are. */
  needed: readonly { address: string; what: string }[];
  /** Projects of networks of Croft that this agent knows, by id; null of one that is shared. */
  projects: ReadonlyMap<string, string | null>;
}

/**
 * Throws `in_use` when the network's ranges hold addresses or routes of the host, or what the host needs to reach, or when the
 * host has another interface of its name.
 */
export function refuseOverlap(document: NetworkDocument, host: Surroundings): void {
  const own = bridgeName(document.id);
  const named = host.links.get(own);
  if (named !== undefined && named.alias !== aliasOf(document.id) && named.kind !== "bridge") {
    throw new CroftError("in_use", `making network ${document.name}: the host has another interface ${own}`, {
      detail: `Croft did not make it. When nothing on the host uses it, remove it (ip link del ${own}); it is tried again.`,
    });
  }
  for (const range of [document.cidr, document.ipv6_cidr].filter((one) => one !== null)) {
    const inTheWay = holderOf(parseRange(range), document, host);
    if (inTheWay === null) continue;
    throw new CroftError("in_use", `making network ${document.name}: ${range} overlaps ${inTheWay}`, {
      detail: "Choose another range for the network; nothing on the host was changed.",
    });
  }
}

function holderOf(range: Range, document: NetworkDocument, host: Surroundings): string | null {
  const own = bridgeName(document.id);
  for (const link of host.links.values()) {
    const taken = link.addresses.find((address) => overlap(range, parseRange(address)));
    if (taken !== undefined && link.name !== own) return holdingLink(link, taken, document, host);
  }
  const needed = host.needed.find(({ address }) => overlap(range, parseRange(address)));
  if (needed !== undefined) return `${needed.address}, ${needed.what}`;
  const route = host.routes.find(
    ({ destination, device }) => device !== own && overlapsRoute(range, destination),
  );
  if (route === undefined) return null;
  return foreign(route.device) ?? `${route.destination}, which the host reaches by ${route.device}`;
}

function holdingLink(
  { name, alias }: Link,
  taken: string,
  document: NetworkDocument,
  host: Surroundings,
): string {
  const held = `${taken}, which the host has on ${name}`;
  if (!name.startsWith(BRIDGE_PREFIX)) return foreign(name) ?? held;
  const id = alias?.startsWith(aliasOf("net_")) === true ? alias.slice(aliasOf("").length) : "";
  const project = host.projects.get(id);
  // Whoever may not see a network does not learn its id here either.
  const seen = project === null || (project !== undefined && project === document.project);
  return seen ? `${held} of network ${id}` : ANOTHER;
}

/** What other projects have, without their names: those of Croft's interfaces follow from ids. */
function foreign(device: string): string | null {
  if (device.startsWith(BRIDGE_PREFIX)) return ANOTHER;
  return device.startsWith(LINK_PREFIX) ? "the ways out of VMs on this host (way_out.range)" : null;
}

const ANOTHER = "another network of Croft on this host";

function overlapsRoute(range: Range, destination: string): boolean {
  // Words such as `broadcast` are of no range.
  if (!/^[0-9a-f.:]+(\/\d+)?$/i.test(destination)) return false;
  return overlap(range, parseRange(destination));
}
