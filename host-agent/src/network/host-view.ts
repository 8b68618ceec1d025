// What the host has of networks now, as `ip` and `nft` say it. Everything is asked anew: others change it too.
import { createHash } from "node:crypto";
import type { Run } from "../host/run.ts";

export interface Link {
  name: string;
  /** What the kernel calls its kind: `bridge`, `tun`, …; null for plain devices. */
  kind: string | null;
  alias: string | null;
  mac: string;
  mtu: number;
  master: string | null;
  up: boolean;
  vlanFiltering: boolean;
  /** Whether packets between its ports are shown to IP's rules; null when the kernel cannot. */
  callsIptables: boolean | null;
  /** Of an end of tunnels (VXLAN). */
  tunnel: Tunnel | null;
  /** As the port of a bridge. */
  port: PortFlags | null;
  /** With their lengths. */
  addresses: string[];
}

interface Tunnel {
  vni: number;
  local: string | null;
  port: number;
  learning: boolean;
}

/** What a bridge does with a port. */
interface PortFlags {
  learning: boolean;
  /** Whether frames go there whose place the bridge does not know, or that are for many. */
  floods: boolean;
  /** Whether the bridge itself answers who has an address there. */
  suppresses: boolean;
}

/** The parts that are used of `ip -json`. */
interface IpLink {
  ifname: string;
  ifalias?: string;
  address?: string;
  mtu: number;
  master?: string;
  flags: string[];
  linkinfo?: { info_kind?: string; info_data?: IpLinkData; info_slave_data?: IpPortData };
  addr_info: { local?: string; prefixlen?: number; scope?: string }[];
}

interface IpLinkData {
  vlan_filtering?: number;
  nf_call_iptables?: number;
  /** Of VXLAN. */
  id?: number;
  local?: string;
  local6?: string;
  port?: number;
  learning?: boolean;
}

interface IpPortData {
  learning?: boolean;
  flood?: boolean;
  mcast_flood?: boolean;
  bcast_flood?: boolean;
  neigh_suppress?: boolean;
}

/** All interfaces by their names. */
export async function readLinks(run: Run): Promise<Map<string, Link>> {
  const { stdout } = await run("ip", ["-json", "-details", "address", "show"]);
  const links = (JSON.parse(stdout) as Partial<IpLink>[]).filter(isLink).map(toLink);
  return new Map(links.map((link) => [link.name, link]));
}

// Interfaces that another namespace hides are empty objects.
const isLink = (link: Partial<IpLink>): link is IpLink => link.ifname !== undefined;

function toLink({ ifname, ifalias, address, mtu, master, flags, linkinfo, addr_info }: IpLink): Link {
  const data = linkinfo?.info_data;
  return {
    name: ifname,
    kind: linkinfo?.info_kind ?? null,
    alias: ifalias ?? null,
    mac: address ?? "",
    mtu,
    master: master ?? null,
    up: flags.includes("UP"),
    vlanFiltering: data?.vlan_filtering === 1,
    callsIptables: data?.nf_call_iptables === undefined ? null : data.nf_call_iptables === 1,
    tunnel: linkinfo?.info_kind === "vxlan" ? tunnelOf(data ?? {}) : null,
    port: linkinfo?.info_slave_data === undefined ? null : portOf(linkinfo.info_slave_data),
    addresses: addr_info.flatMap(({ local, prefixlen, scope }) =>
      local === undefined || scope === "link" ? [] : [`${local}/${prefixlen}`],
    ),
  };
}

const tunnelOf = ({ id, local, local6, port, learning }: IpLinkData): Tunnel => ({
  vni: id ?? 0,
  local: local ?? local6 ?? null,
  port: port ?? 0,
  learning: learning === true,
});

const portOf = (data: IpPortData): PortFlags => ({
  learning: data.learning !== false,
  floods: data.flood !== false || data.mcast_flood !== false || data.bcast_flood !== false,
  suppresses: data.neigh_suppress === true,
});

export interface Route {
  destination: string;
  device: string;
}

/** The routes of both families, without default routes. */
export async function readRoutes(run: Run): Promise<Route[]> {
  const routes: Route[] = [];
  for (const family of ["-4", "-6"]) {
    const { stdout } = await run("ip", ["-json", family, "route", "show", "table", "main"]);
    const told = JSON.parse(stdout === "" ? "[]" : stdout) as { dst: string; dev?: string }[];
    for (const { dst, dev } of told) {
      if (dst !== "default") routes.push({ destination: dst, device: dev ?? "no interface" });
    }
  }
  return routes;
}

/** The routers of all default routes, of both families. */
export async function readGateways(run: Run): Promise<string[]> {
  const found: string[] = [];
  for (const family of ["-4", "-6"]) {
    const { stdout } = await run("ip", ["-json", family, "route", "show", "default", "table", "all"]);
    const told = JSON.parse(stdout.trim() === "" ? "[]" : stdout) as DefaultRoute[];
    for (const { nexthops = [], ...route } of told) {
      for (const { gateway, via } of [route, ...nexthops]) {
        const router = gateway ?? via?.host;
        if (router !== undefined) found.push(router);
      }
    }
  }
  return [...new Set(found)];
}

interface Hop {
  gateway?: string;
  /** A router of the other family. */
  via?: { host: string };
}

type DefaultRoute = Hop & { nexthops?: Hop[] };

export interface Table {
  /** The same for the same rules, whatever was counted. */
  fingerprint: string;
  counters: Map<string, { packets: number; bytes: number }>;
}

interface NftObject {
  counter?: { name: string; packets: number; bytes: number };
}

/** An nftables table, or null when there is none. */
export async function readTable(run: Run, family: string, name: string): Promise<Table | null> {
  const options = { allowedExitCodes: [0, 1] };
  const { stdout, exitCode } = await run("nft", ["--json", "list", "table", family, name], options);
  if (exitCode !== 0) return null;
  const { nftables } = JSON.parse(stdout) as { nftables: NftObject[] };
  const counters = nftables.flatMap(({ counter }) => (counter === undefined ? [] : [counter]));
  return {
    fingerprint: createHash("sha256").update(JSON.stringify(nftables, withoutCounts)).digest("hex"),
    counters: new Map(counters.map(({ name, packets, bytes }) => [name, { packets, bytes }])),
  };
}

const COUNTS: ReadonlySet<string> = new Set(["packets", "bytes", "handle", "metainfo"]);

const withoutCounts = (key: string, value: unknown): unknown => (COUNTS.has(key) ? undefined : value);

/** Loads rules in one transaction: all of them, or an error and none. */
export async function loadRules(run: Run, rules: string): Promise<void> {
  await run("nft", ["-f", "-"], { input: rules });
}

/** Runs commands of `ip`, in their order, up to the first that fails. */
export async function runIp(run: Run, commands: readonly string[]): Promise<void> {
  if (commands.length > 0) await run("ip", ["-batch", "-"], { input: `${commands.join("\n")}\n` });
}

/** Sets values below /proc/sys/net, whose contents depend on the network namespace. */
export async function setSysctls(
  run: Run,
  values: readonly (readonly [path: string, value: number])[],
): Promise<void> {
  const input = values.map(([path, value]) => `${path} ${value}\n`).join("");
  await run("sh", ["-euc", SET_SYSCTLS], { input });
}

const SET_SYSCTLS = `while read -r path value; do
  [ "$(cat "/proc/sys/net/$path")" = "$value" ] || echo "$value" > "/proc/sys/net/$path"
done`;
