// The end of a network's tunnels on this host: an interface (VXLAN) that is a port of its bridge, and the entries that say on which
// host each card is. These follow from the document alone: nothing is learned from packets and nothing goes to all hosts, so a card
// that moved is where the document says at once.
//
//   none --> interface, down --> port of the bridge that neither learns nor floods --> guard --> entries --> up
//
// Who has an address is answered by the bridge itself (neighbor suppression) out of the same entries. The interface takes packets
// as large as the bridge's: the kernel says to a guest that sends larger ones than the way between hosts takes (RFC 1191), so
// guests that began with more go on.
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Run } from "../host/run.ts";
import { bridgeMtu } from "./bridge.ts";
import { type Link, loadRules, readTable, runIp, setSysctls } from "./host-view.ts";
import { aliasOf, bridgeName, linkLocalOf, tableName, tunnelName } from "./names.ts";
import { addressNumber } from "./range.ts";
import { TUNNEL_PORT, tunnelGuard } from "./tunnel-rules.ts";

type Spanning = NetworkDocument & { overlay: NonNullable<NetworkDocument["overlay"]> };

const spans = (document: NetworkDocument): document is Spanning => document.overlay !== undefined;

/** The rules that were loaded last for a tunnel, and what the kernel then said they are. */
export type LoadedGuards = Map<string, { rules: string; fingerprint: string | undefined }>;

/** Whether the interface is there as the document says, or is not where it says none. */
export function tunnelIsWhole(document: NetworkDocument, links: ReadonlyMap<string, Link>): boolean {
  const present = links.get(tunnelName(document.id));
  if (!spans(document)) return present === undefined;
  return present?.up === true && isSame(document, present) && isPort(document, present);
}

const isSame = ({ overlay }: Spanning, { tunnel }: Link): boolean =>
  tunnel !== null &&
  tunnel.vni === overlay.vni &&
  tunnel.port === TUNNEL_PORT &&
  !tunnel.learning &&
  tunnel.local !== null &&
  addressNumber(tunnel.local) === addressNumber(overlay.address);

const isPort = (document: Spanning, { master, mtu, port }: Link): boolean =>
  master === bridgeName(document.id) &&
  mtu === bridgeMtu(document) &&
  port !== null &&
  !port.learning &&
  !port.floods &&
  port.suppresses;

/** Brings the tunnels to the document; what was lacking of what this agent made for the very same cards, in words. */
export async function ensureTunnel(
  run: Run,
  document: NetworkDocument,
  links: ReadonlyMap<string, Link>,
  guards: LoadedGuards,
): Promise<string[]> {
  const present = links.get(tunnelName(document.id));
  if (!spans(document)) {
    guards.delete(document.id);
    if (present !== undefined) await removeTunnel(run, document.id, present);
    return [];
  }
  const stays = present !== undefined && isSame(document, present);
  if (present !== undefined && !stays) await removeTunnel(run, document.id, present);
  const known = guards.get(document.id)?.rules === tunnelGuard(document);
  const lacking = present !== undefined ? [] : ["the tunnel"];
  if (!stays) await makeTunnel(run, document);
  if (!stays || !isPort(document, present)) await joinBridge(run, document);
  if (stays && !isPort(document, present)) lacking.push("the tunnel's place in the bridge");
  if (await ensureGuard(run, document, guards)) lacking.push("the tunnel's rules");
  if ((await ensureEntries(run, document)) && stays) lacking.push("entries of other hosts' cards");
  if (!stays || !present.up) await runIp(run, [`link set dev ${tunnelName(document.id)} up`]);
  return known ? lacking : [];
}

/** Removes the interface, if it is Croft's or any VXLAN of that name (its alias comes after it), with the entries of the bridge that belong to it. */
export async function removeTunnel(run: Run, network: string, { name, alias, tunnel }: Link): Promise<void> {
  if (alias !== aliasOf(network) && tunnel === null) return;
  const table = `netdev ${tableName(network)}`;
  await runIp(run, [`link del dev ${name}`]);
  await loadRules(run, `add table ${table}\ndelete table ${table}\n`);
  const bridge = bridgeName(network);
  await run("ip", ["neighbor", "flush", "dev", bridge, "nud", "permanent"], {
    allowedExitCodes: [0, 1, 255],
  });
}

async function makeTunnel(run: Run, document: Spanning): Promise<void> {
  const name = tunnelName(document.id);
  const { vni, address } = document.overlay;
  await runIp(run, [
    `link add name ${name} type vxlan id ${vni} local ${address} dstport ${TUNNEL_PORT} nolearning ttl 64`,
  ]);
  // No address of the host's own, by which a guest could reach it.
  await setSysctls(run, [[`ipv6/conf/${name}/disable_ipv6`, 1]]);
}

async function joinBridge(run: Run, document: Spanning): Promise<void> {
  const name = tunnelName(document.id);
  await runIp(run, [
    `link set dev ${name} mtu ${bridgeMtu(document)} alias ${aliasOf(document.id)}`,
    `link set dev ${name} master ${bridgeName(document.id)}`,
  ]);
  const never = ["learning", "flood", "mcast_flood", "bcast_flood"].flatMap((flag) => [flag, "off"]);
  await run("bridge", ["link", "set", "dev", name, ...never, "neigh_suppress", "on"]);
}

/** Whether rules were gone that had been loaded. */
async function ensureGuard(run: Run, document: Spanning, guards: LoadedGuards): Promise<boolean> {
  const rules = tunnelGuard(document);
  const loaded = guards.get(document.id);
  const read = async () => (await readTable(run, "netdev", tableName(document.id)))?.fingerprint;
  const present = await read();
  if (loaded?.rules === rules && present !== undefined && loaded.fingerprint === present) return false;
  await loadRules(run, rules);
  guards.set(document.id, { rules, fingerprint: await read() });
  return loaded !== undefined && loaded.fingerprint !== present;
}

/** Entries of the bridge's and the tunnel's tables, by what they are about, with the command that makes each. */
type Entries = Map<string, string>;

function wantedEntries({ id, overlay, ipv6_cidr }: Spanning): { forwarding: Entries; neighbors: Entries } {
  const name = tunnelName(id);
  const forwarding: Entries = new Map();
  const neighbors: Entries = new Map();
  for (const { address, leases } of overlay.peers) {
    for (const { mac_address: mac, ipv4, ipv6 } of leases) {
      forwarding.set(
        `${mac} ${addressNumber(address)}`,
        `fdb replace ${mac} dev ${name} dst ${address} self permanent`,
      );
      forwarding.set(`${mac} bridge`, `fdb replace ${mac} dev ${name} master static`);
      const own = ipv6_cidr === null ? [] : [ipv6, linkLocalText(mac)];
      for (const one of [ipv4, ...own].filter((one) => one !== null)) {
        const words = `${one} lladdr ${mac} dev ${bridgeName(id)} nud permanent`;
        neighbors.set(`${addressNumber(one)} ${mac}`, `neighbor replace ${words}`);
      }
    }
  }
  return { forwarding, neighbors };
}

const linkLocalText = (mac: string): string => linkLocalOf(mac).replace(/(.{4})(?=.)/g, "$1:");

/** Makes what is missing and removes what is strange; whether anything was. */
async function ensureEntries(run: Run, document: Spanning): Promise<boolean> {
  const wanted = wantedEntries(document);
  const present = {
    forwarding: await readForwarding(run, document),
    neighbors: await readNeighbors(run, document),
  };
  const changes = (["forwarding", "neighbors"] as const).map((kind) => [
    ...[...present[kind]].flatMap(([about, remove]) => (wanted[kind].has(about) ? [] : [remove])),
    ...[...wanted[kind]].flatMap(([about, make]) => (present[kind].has(about) ? [] : [make])),
  ]);
  const [forwarding = [], neighbors = []] = changes;
  if (forwarding.length > 0) await run("bridge", ["-batch", "-"], { input: `${forwarding.join("\n")}\n` });
  await runIp(run, neighbors);
  return forwarding.length + neighbors.length > 0;
}

interface FdbEntry {
  mac: string;
  dst?: string;
  flags: string[];
  master?: string;
  state?: string;
}

/** What is there, with the command that removes each. */
async function readForwarding(run: Run, { id }: Spanning): Promise<Entries> {
  const name = tunnelName(id);
  const { stdout } = await run("bridge", ["-json", "fdb", "show", "dev", name]);
  const told = JSON.parse(stdout.trim() === "" ? "[]" : stdout) as FdbEntry[];
  return new Map(
    told.flatMap(({ mac, dst, flags, master, state }): [string, string][] => {
      if (flags.includes("self")) {
        const about = dst === undefined ? "nowhere" : String(addressNumber(dst));
        const where = dst === undefined ? "" : ` dst ${dst}`;
        return [[`${mac} ${about}`, `fdb del ${mac} dev ${name}${where} self`]];
      }
      // `permanent` is the interface's own address.
      if (master === undefined || state === "permanent") return [];
      return [[`${mac} bridge`, `fdb del ${mac} dev ${name} master`]];
    }),
  );
}

async function readNeighbors(run: Run, { id }: Spanning): Promise<Entries> {
  const bridge = bridgeName(id);
  const { stdout } = await run("ip", ["-json", "neighbor", "show", "dev", bridge, "nud", "permanent"]);
  const told = JSON.parse(stdout.trim() === "" ? "[]" : stdout) as { dst: string; lladdr?: string }[];
  return new Map(
    told.map(({ dst, lladdr }): [string, string] => [
      `${addressNumber(dst)} ${lladdr}`,
      `neighbor del ${dst} dev ${bridge}`,
    ]),
  );
}
