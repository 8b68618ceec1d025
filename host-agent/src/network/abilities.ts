// What networks this host can have, found out by doing it once in a network namespace that nobody else sees.
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { findProgram } from "../host/programs.ts";
import { CommandFailed, type Run } from "../host/run.ts";
import { guardRules } from "./card-table.ts";
import { readLinks } from "./host-view.ts";
import { bridgeName, tapName } from "./names.ts";
import { networkRules } from "./network-table.ts";

type NetworkFacts = NonNullable<HostReport["facts"]["network"]>;
/** Without `way_out`, which VMs without networks have. */
export type Abilities = Pick<NetworkFacts, "nat" | "bridge" | "missing">;

/** The programs, and the Debian packages that bring them. */
const PROGRAMS = { ip: "iproute2", nft: "nftables", perl: "perl-base", dnsmasq: "dnsmasq-base" } as const;
const FOR_NAT_ONLY = "dnsmasq";

/** Tries it. `has` says whether a program is there. */
export async function findAbilities(
  run: Run,
  root: boolean,
  has: (program: string) => Promise<boolean> = async (program) => (await findProgram(program)) !== null,
): Promise<Abilities> {
  if (!root) return none("Networks of VMs need an agent with root.");
  const names = Object.keys(PROGRAMS) as (keyof typeof PROGRAMS)[];
  const present = await Promise.all(names.map(has));
  const lacking = names.filter((_, index) => !present[index]);
  const missing = lacking.map((name) => `The program ${name} is missing: apt-get install ${PROGRAMS[name]}.`);
  if (lacking.some((name) => name !== FOR_NAT_ONLY)) return { nat: false, bridge: false, missing };
  const refused = await tryRules(run);
  if (refused !== null) return none(`The kernel, or this container, refuses what networks need: ${refused}`);
  return { nat: lacking.length === 0, bridge: true, missing };
}

const none = (sentence: string): Abilities => ({ nat: false, bridge: false, missing: [sentence] });

const TRIAL_NETWORK = {
  kind: "network",
  id: "net_0000000000000000",
  generation: 1,
  project: null,
  name: "trial",
  mode: "nat",
  bridge: null,
  vlan: null,
  cidr: "192.0.2.0/24",
  ipv6_cidr: "2001:db8::/64",
  gateway: "192.0.2.1",
  ipv6_gateway: "2001:db8::1",
  dns: [],
  search_domain: null,
  mtu: null,
  reserved: [],
  firewall: [
    { direction: "in", protocol: "any", ports: ["1-2"], from: "any", to: "network", action: "allow" },
  ],
  leases: [],
  wanted: "present",
} as const;

/** The words of what failed, or null when a bridge, a card and all kinds of rules could be made. */
async function tryRules(run: Run): Promise<string | null> {
  const network = {
    ...TRIAL_NETWORK,
    dns: [],
    reserved: [],
    leases: [],
    firewall: TRIAL_NETWORK.firewall.map((rule) => ({ ...rule, ports: [...rule.ports] })),
  };
  const vm = "vm_0000000000000000";
  const tap = tapName(vm, 0);
  const nic = {
    network: network.id,
    mode: network.mode,
    mac_address: "52:54:00:00:00:01",
    ipv4: { address: "192.0.2.2", prefix_length: 24 },
    ipv6: { address: "2001:db8::2", prefix_length: 64 },
    mtu: null,
  };
  const guard = guardRules(vm, [{ tap, nic, ipv6: true, others: [] }]);
  const make = `ip link add ${bridgeName(network.id)} type bridge; ip tuntap add dev ${tap} mode tap; exec nft -f -`;
  try {
    await run("unshare", ["--net", "--", "sh", "-euc", make], {
      input: `${networkRules(network)}\n${guard}`,
    });
    return null;
  } catch (error) {
    const words = error instanceof CommandFailed ? error.stderr.trim() : String(error);
    return words.slice(0, 300);
  }
}

/** Bridges of the host that are not Croft's. */
export async function hostBridges(run: Run): Promise<string[]> {
  const links = await readLinks(run);
  const own = ({ alias }: { alias: string | null }) => alias?.startsWith("croft:") === true;
  return [...links.values()]
    .filter((link) => link.kind === "bridge" && !own(link))
    .map(({ name }) => name)
    .sort();
}

interface NftChain {
  chain?: { family: string; table: string; name: string; hook?: string; policy?: string };
}

/** Chains of others that drop what they do not allow, of packets that the host forwards: guests of `nat` networks are among these. */
export async function droppingChains(run: Run): Promise<string[]> {
  const { stdout } = await run("nft", ["--json", "list", "chains"]);
  const { nftables } = JSON.parse(stdout) as { nftables: NftChain[] };
  return nftables
    .flatMap(({ chain }) => chain ?? [])
    .filter(
      ({ hook, policy, table }) => hook === "forward" && policy === "drop" && !table.startsWith("croft_"),
    )
    .map(({ family, table, name }) => `${family} ${table} ${name}`);
}
