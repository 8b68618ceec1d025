// What the host's own network is at the moment: its addresses, its way to the internet, whether it forwards, whether something
// else on it drops what is forwarded. Read by `ip`, `nft` and /proc/sys; nothing is changed here.
import type { Run } from "../../host/run.ts";
import { LINK_PREFIX } from "./addresses.ts";
import { isGuarded, readSysctl } from "./namespace.ts";
import { chooseResolver, type Resolver } from "./resolver.ts";

export interface HostNetwork {
  addresses: string[];
  /** Interfaces that lead to the internet, to the name server and to what VMs may reach besides, over IPv4. */
  uplinks: string[];
  mtu: number;
  /** Whether the whole host forwards, by somebody's decision. */
  forwards: boolean;
  /**
   * Whether it has a way to IPv6 and forwards it. Nobody but its owner turns that on: a host that takes its own route from a
   * router's advertisements loses it then, unless `accept_ra` is 2.
   */
  ipv6: boolean;
  resolver: Resolver | null;
  /** Pairs of the range that have a route: of VMs, of this agent or another. */
  taken: Set<string>;
  /** A route of somebody else's that overlaps the range; null when there is none. */
  overlap: string | null;
}

interface Route {
  dst: string;
  dev?: string;
  protocol?: string;
}

interface Interface {
  ifname: string;
  mtu: number;
  addr_info: { local?: string }[];
}

const USUAL_MTU = 1500;

export async function readHostNetwork(
  run: Run,
  { range, allow }: { range: string; allow: readonly string[] },
): Promise<HostNetwork> {
  const [interfaces, within, around, routes6] = await Promise.all([
    json<Interface[]>(run, ["address", "show"]),
    // Never the whole table, which may be the internet's.
    json<Route[]>(run, ["-4", "route", "show", "table", "all", "root", range]),
    json<Route[]>(run, ["-4", "route", "show", "table", "all", "match", range]),
    json<Route[]>(run, ["-6", "route", "show", "default"]),
  ]);
  const routes = [...within, ...around];
  // VPNs write two halves of all addresses instead of a default route.
  const isDefault = ({ dst }: Route) => dst === "default" || Number(dst.split("/")[1]) < 8;
  const defaults = routes.filter(isDefault).flatMap(({ dev }) => dev ?? []);
  const resolver = await readResolver(run);
  const named = [
    ...(resolver?.direct === true ? [resolver.address] : []),
    ...allow.filter((one) => !one.includes(":")),
  ];
  const ways = await Promise.all(named.map((prefix) => deviceTo(run, prefix)));
  const own = (route: Route) => route.dev?.startsWith(LINK_PREFIX) === true;
  const foreign = routes.find((route) => !isDefault(route) && !own(route));
  return {
    addresses: interfaces.flatMap(({ addr_info }) => addr_info.flatMap(({ local }) => local ?? [])),
    uplinks: [...new Set([...defaults, ...ways.flatMap((device) => device ?? [])])],
    mtu: interfaces.find(({ ifname }) => ifname === defaults[0])?.mtu ?? USUAL_MTU,
    forwards: (await readSysctl(run, "net/ipv4/ip_forward")) === "1" && !(await isGuarded(run, "ip")),
    ipv6: routes6.some(isDefault) && (await readSysctl(run, "net/ipv6/conf/all/forwarding")) === "1",
    resolver,
    taken: new Set(routes.filter(own).map(({ dst }) => dst)),
    overlap: foreign === undefined ? null : `${foreign.dst} on ${foreign.dev ?? "no interface"}`,
  };
}

/** The interface by which the host reaches a range now; null for itself, and for what it does not reach. */
async function deviceTo(run: Run, prefix: string): Promise<string | null> {
  const [route] = await json<Route[]>(run, ["-4", "route", "get", prefix.replace(/\/.*/, "")]).catch(
    () => [],
  );
  return route?.dev === undefined || route.dev === "lo" ? null : route.dev;
}

async function readResolver(run: Run): Promise<Resolver | null> {
  const [named, ofResolved] = await readResolverFiles(run);
  return chooseResolver(named, ofResolved);
}

/** What says which name servers the host asks: the usual file, and that of systemd-resolved; empty where there is none. */
export async function readResolverFiles(run: Run): Promise<[named: string, ofResolved: string]> {
  const read = (path: string) =>
    run("cat", [path]).then(
      ({ stdout }) => stdout,
      () => "",
    );
  return [await read("/etc/resolv.conf"), await read("/run/systemd/resolve/resolv.conf")];
}

/**
 * Who else drops what this host forwards, with what to do; null when nobody is seen to. A verdict of ours does not count
 * against theirs: in nftables a packet passes only when every chain of the hook lets it.
 */
export async function readForwardBlocker(run: Run, range: string): Promise<string | null> {
  const listed = await run("nft", ["-j", "list", "chains"]).catch(() => null);
  if (listed === null) return null;
  for (const { chain } of chainsOf(listed.stdout)) {
    if (chain?.hook !== "forward" || chain.table.startsWith("croft_")) continue;
    const { family, table, name, policy } = chain;
    const firewalld = table === "firewalld";
    if (policy !== "drop" && !firewalld) continue;
    const { stdout } = await run("nft", ["list", "table", family, table]);
    if (stdout.includes(LINK_PREFIX) || stdout.includes(range)) continue;
    return firewalld
      ? `firewalld rejects what VMs send. Allow it: firewall-cmd --permanent --zone=trusted --add-source=${range} && firewall-cmd --reload`
      : `The chain ${name} of the table ${family} ${table} drops what this host forwards, as Docker sets it up. Allow it: ${allowing(stdout)}`;
  }
  return null;
}

function allowing(table: string): string {
  const chain = table.includes("chain DOCKER-USER") ? "DOCKER-USER" : "FORWARD";
  const back = "-m conntrack --ctstate RELATED,ESTABLISHED";
  return `iptables -I ${chain} -i ${LINK_PREFIX}+ -j ACCEPT && iptables -I ${chain} -o ${LINK_PREFIX}+ ${back} -j ACCEPT`;
}

interface ListedChain {
  chain?: { family: string; table: string; name: string; hook?: string; policy?: string };
}

const chainsOf = (text: string): ListedChain[] => (JSON.parse(text) as { nftables: ListedChain[] }).nftables;

/** `ip` prints nothing at all where a list is empty. */
async function json<T extends unknown[]>(run: Run, args: readonly string[]): Promise<T> {
  const { stdout } = await run("ip", ["-j", ...args]);
  return (stdout.trim() === "" ? [] : JSON.parse(stdout)) as T;
}
