// Where hosts are, as placing sees it: regions, zones and labels as they are declared, and groups that spread over them. Pure.

import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";

export interface Located {
  name: string;
  spec: Pick<SpecOf<"host">, "region" | "zone" | "labels">;
}

/** Where something may be; what is absent says nothing. */
export interface Where {
  region?: string | undefined;
  zone?: string | undefined;
  host_labels?: Record<string, string> | undefined;
}

/** Why a host is not where something may be, by the name of its filter; undefined when it is. */
export function misplaced({ spec }: Located, where: Where): { filter: string; reason: string } | undefined {
  for (const filter of ["region", "zone"] as const) {
    const [asked, has] = [where[filter], spec[filter]];
    if (asked === undefined || asked === has) continue;
    return { filter, reason: has === undefined ? `it has no ${filter}` : `it is in ${filter} ${has}` };
  }
  const lacking = Object.entries(where.host_labels ?? {}).find(
    ([key, value]) => spec.labels?.[key] !== value,
  );
  if (lacking === undefined) return undefined;
  const [key, value] = lacking;
  const has = spec.labels?.[key];
  const reason = has === undefined ? `it has no label ${key}` : `its label ${key} is ${has}, not ${value}`;
  return { filter: "labels", reason };
}

export interface Spread {
  group: string;
  over: "host" | "zone" | "region";
  mode: "required" | "preferred";
  /** Members of the group but this one, by the domain of their host. */
  taken: ReadonlyMap<string, number>;
}

/** What no two members of a group may share; undefined for a host that is in none. */
export function domainOf(
  { name, spec: { region, zone } }: Located,
  over: Spread["over"],
): string | undefined {
  if (over === "host") return name;
  if (over === "region") return region;
  return zone === undefined || region === undefined ? zone : `${region}/${zone}`;
}

/** Members of the group that are in the domain of this host. */
export const membersBeside = (host: Located, { over, taken }: Spread): number =>
  taken.get(domainOf(host, over) ?? "") ?? 0;

/** Why a required spread keeps a VM from a host. */
export function spreadRefusal(host: Located, spread: Spread | undefined): string | undefined {
  if (spread?.mode !== "required") return undefined;
  const { over, group } = spread;
  if (domainOf(host, over) === undefined) return `it has no ${over}, over which group ${group} spreads`;
  if (membersBeside(host, spread) === 0) return undefined;
  return over === "host"
    ? `another VM of group ${group} is on it`
    : `another VM of group ${group} is in its ${over}`;
}
