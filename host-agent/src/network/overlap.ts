// What of the host stands in the way of a network that is to be made. Pure.
import { CroftError } from "@croft/schemas/errors.ts";
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Link, Route } from "./host-view.ts";
import { aliasOf, bridgeName } from "./names.ts";
import { overlap, parseRange } from "./range.ts";

/** Throws `in_use` when the host has addresses or routes in the network's ranges, or another interface of its name. */
export function refuseOverlap(
  document: NetworkDocument,
  links: ReadonlyMap<string, Link>,
  routes: readonly Route[],
): void {
  const own = bridgeName(document.id);
  const named = links.get(own);
  if (named !== undefined && named.alias !== aliasOf(document.id) && named.kind !== "bridge") {
    throw new CroftError("in_use", `making network ${document.name}: the host has another interface ${own}`, {
      detail: `Remove it (ip link del ${own}), or replace the network.`,
    });
  }
  for (const range of [document.cidr, document.ipv6_cidr].filter((one) => one !== null)) {
    const inTheWay = holderOf(range, links, routes, own);
    if (inTheWay === null) continue;
    throw new CroftError("in_use", `making network ${document.name}: ${range} overlaps ${inTheWay}`, {
      detail: "Choose another range for the network; nothing on the host was changed.",
    });
  }
}

function holderOf(
  text: string,
  links: ReadonlyMap<string, Link>,
  routes: readonly Route[],
  own: string,
): string | null {
  const range = parseRange(text);
  for (const { name, alias, addresses } of links.values()) {
    const taken = addresses.find((address) => overlap(range, parseRange(address)));
    if (taken === undefined || name === own) continue;
    const croft =
      alias?.startsWith(aliasOf("net_")) === true ? ` of network ${alias.slice(aliasOf("").length)}` : "";
    return `${taken}, which the host has on ${name}${croft}`;
  }
  const route = routes.find(({ destination, device }) => device !== own && overlapsRoute(range, destination));
  return route === undefined ? null : `${route.destination}, which the host reaches by ${route.device}`;
}

function overlapsRoute(range: ReturnType<typeof parseRange>, destination: string): boolean {
  // Words such as `broadcast` are of no range.
  if (!/^[0-9a-f.:]+(\/\d+)?$/i.test(destination)) return false;
  return overlap(range, parseRange(destination));
}
