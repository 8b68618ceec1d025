// The networks of this host. An activation compares what is there with the document and makes what is missing:
//
//   ranges free? --> rules --> bridge, cards back into it --> tunnel to other hosts --> forwarding --> dnsmasq --> ready
//        | no: refused, nothing changed           (every step can be repeated after a kill)
//   deleted: dnsmasq --> tunnel --> bridge --> rules --> folder
//
// Rules come before the bridge and go after it, so there is no moment in which a guest is not held by them.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { CroftError, fullText } from "@croft/schemas/errors.ts";
import type { NetworkDocument, NetworkReport } from "@croft/schemas/generated/typescript/messages.ts";
import { createFolder, readTextIfThere, writeFileAtomic } from "../host/files.ts";
import type { Paths } from "../host/paths.ts";
import type { Run } from "../host/run.ts";
import { type Log, sentenceOf } from "../log.ts";
import { type Abilities, findAbilities, hostBridges } from "./abilities.ts";
import { bridgeIsWhole, ensureBridge } from "./bridge.ts";
import { ensureDnsmasq, removeDnsmasq, serves } from "./dnsmasq.ts";
import { ensureForwarding, keepGuard } from "./forwarding.ts";
import { Glance, WHOLE_MS } from "./glance.ts";
import {
  type Link,
  loadRules,
  readGateways,
  readLinks,
  readRoutes,
  readTable,
  runIp,
  type Table,
} from "./host-view.ts";
import { aliasOf, bridgeName, tableName, tunnelName } from "./names.ts";
import { networkRules, type Present } from "./network-table.ts";
import type { Outside } from "./outside.ts";
import { refuseOverlap, type Surroundings } from "./overlap.ts";
import { type OverlayFacts, type OverlaySettings, overlayFacts } from "./overlay-facts.ts";
import { countsOf } from "./rule-counts.ts";
import { chooseTracking } from "./tracking.ts";
import { ensureTunnel, type LoadedGuards, removeTunnel, tunnelIsWhole } from "./tunnel.ts";
import { readResolverFiles } from "./way-out/host-network.ts";
import { serversElsewhere } from "./way-out/resolver.ts";

interface NetworkParts {
  run: Run;
  paths: Pick<Paths, "runtimeNetworks" | "runtimeNetwork" | "forwarding">;
  log: Log;
  now(): Date;
  root: boolean;
  /** Whether what outlives the agent gets units of systemd. */
  units: boolean;
  /** What guests never reach. */
  outside(): Promise<Outside>;
  /** Where other hosts reach this one for networks that span hosts; absent for none. */
  overlay?: OverlaySettings | null;
}

/** What was loaded last, to know it again: gone after a boot, when everything else is. */
interface Loaded {
  rules: string;
  fingerprint: string;
}

/** The last time that a network was brought to its document. */
interface Last {
  document: NetworkDocument;
  report: NetworkReport;
  at: number;
}

/** How long a report goes without new counts, because each of them is written to a database. */
const COUNTS_MS = 60_000;

export class Networks {
  readonly #parts: NetworkParts;
  readonly #last = new Map<string, Last>();
  readonly #known = new Map<
    string,
    { counts: NetworkReport["firewall_counters"]; at: number; message: string | null; generation: number }
  >();

  /** Of networks that were applied, to know whose they are. */
  readonly #projects = new Map<string, string | null>();

  /** Rules of tunnels that were loaded by this agent. */
  readonly #guards: LoadedGuards = new Map();

  #abilities: Promise<Abilities> | undefined;
  #lastMtu = 0;

  readonly #glance: Glance;

  constructor(parts: NetworkParts, glance = new Glance(parts.run)) {
    this.#parts = parts;
    this.#glance = glance;
  }

  /** What networks this host can have; tried once. */
  async facts(): Promise<Abilities & { bridges: string[]; overlay: OverlayFacts | null }> {
    const { run, root, overlay = null } = this.#parts;
    this.#abilities ??= findAbilities(run, root);
    const abilities = await this.#abilities;
    return {
      nat: abilities.nat,
      bridge: abilities.bridge,
      missing: abilities.missing,
      bridges: abilities.bridge ? await hostBridges(run) : [],
      overlay: overlay === null ? null : await this.#overlayNow(overlay, abilities),
    };
  }

  /** While the address is away, as when its interface is made anew, the networks stay as they are: its packets' size is the last one. */
  async #overlayNow(settings: OverlaySettings, abilities: Abilities): Promise<OverlayFacts> {
    const overlay = await overlayFacts(this.#parts.run, settings, abilities);
    if (overlay.mtu > 0) this.#lastMtu = overlay.mtu;
    return { ...overlay, mtu: this.#lastMtu };
  }

  /** Brings a network to its document. Never throws: what goes wrong is in the report. */
  async apply(document: NetworkDocument): Promise<NetworkReport> {
    try {
      if (!this.#parts.root) throw noRoot(document);
      this.#projects.set(document.id, document.project);
      const last = this.#last.get(document.id);
      if (last !== undefined && (await this.#looksWhole(last, document))) return last.report;
      this.#last.delete(document.id);
      this.#glance.forget();
      if (document.wanted === "deleted") return await this.#delete(document);
      const { repaired, table } =
        document.mode === "nat" ? await this.#nat(document) : await this.#bridge(document);
      const report = this.#ready(document, repaired, table);
      this.#last.set(document.id, { document, report, at: this.#parts.now().getTime() });
      return report;
    } catch (error) {
      this.#parts.log("warn", "network not as wanted", { network: document.id, error: sentenceOf(error) });
      return failure(document, error);
    }
  }

  /** Whether it was compared in whole a while ago, and nothing of it is missing at a glance. */
  async #looksWhole({ document, at }: Last, wanted: NetworkDocument): Promise<boolean> {
    const age = this.#parts.now().getTime() - at;
    if (age > WHOLE_MS || !isDeepStrictEqual(document, wanted)) return false;
    const { id, mode } = wanted;
    const { links, tables } = await this.#glance.look();
    if (!tables.has(`inet ${tableName(id)}`)) return false;
    if (mode === "bridge") return links.has(wanted.bridge ?? "");
    if (!bridgeIsWhole(wanted, links) || !tunnelIsWhole(wanted, links)) return false;
    if (wanted.overlay !== undefined && !tables.has(`netdev ${tableName(id)}`)) return false;
    return serves(this.#parts.paths.runtimeNetwork(id));
  }

  async #nat(document: NetworkDocument): Promise<{ repaired: string[]; table: Table }> {
    const { run, paths, units, log } = this.#parts;
    const folder = paths.runtimeNetwork(document.id);
    const links = await readLinks(run);
    if (!links.has(bridgeName(document.id))) refuseOverlap(document, await this.#surroundings(links));
    await createFolder(paths.runtimeNetworks, 0o711);
    const wasMade = (await this.#loaded(folder)) !== null;
    const { table, lacking } = await this.#rules(document, folder);
    const missing = await ensureBridge(run, document, links);
    const tunnel = await ensureTunnel(run, document, links, this.#guards);
    if (await ensureForwarding({ run, note: paths.forwarding }, document, links)) log("info", FORWARDS);
    const unit = units ? `croft-${document.id}.scope` : null;
    const killed = await ensureDnsmasq(
      { run, folder, unit, unsure: !this.#known.has(document.id) },
      document,
    );
    const repaired = [...lacking, ...missing, ...tunnel, ...(killed ? ["dnsmasq"] : [])];
    return { repaired: wasMade ? repaired : [], table };
  }

  async #surroundings(links: ReadonlyMap<string, Link>): Promise<Surroundings> {
    const { run, outside } = this.#parts;
    const servers = serversElsewhere(...(await readResolverFiles(run)));
    const { reconciler } = await outside();
    const needed = [
      ...servers.map((address) => ({ address, what: "a name server of the host" })),
      ...(await readGateways(run)).map((address) => ({
        address,
        what: "the router of a default route of the host",
      })),
      ...reconciler.map((address) => ({ address, what: "an address of the reconciler" })),
    ];
    return { links, routes: await readRoutes(run), needed, projects: this.#projects };
  }

  async #bridge(document: NetworkDocument): Promise<{ repaired: string[]; table: Table }> {
    const { run, paths } = this.#parts;
    const links = await readLinks(run);
    const bridge = checkBridge(document, links);
    await keepGuard({ run, note: paths.forwarding }, links);
    const folder = paths.runtimeNetwork(document.id);
    await createFolder(paths.runtimeNetworks, 0o711);
    await createFolder(folder, 0o750);
    const wasMade = (await this.#loaded(folder)) !== null;
    const { table, lacking } = await this.#rules(document, folder, bridge);
    return { repaired: wasMade ? lacking : [], table };
  }

  /** Loads the rules unless the very same are there. */
  async #rules(
    document: NetworkDocument,
    folder: string,
    bridge?: Link,
  ): Promise<{ table: Table; lacking: string[] }> {
    const { run } = this.#parts;
    const tracking = await chooseTracking(run, document, bridge);
    const outside = await this.#parts.outside();
    const wanted = networkRules(document, tracking, undefined, outside);
    const loaded = await this.#loaded(folder);
    const both = [wanted, loaded?.rules ?? ""].some((rules) => rules.includes("table bridge "));
    const present = await this.#tables(document.id, both);
    if (present !== null && loaded?.rules === wanted && loaded.fingerprint === present.fingerprint)
      return { table: present, lacking: [] };
    const counters = await this.#counters(document.id, both);
    await loadRules(run, networkRules(document, tracking, counters, outside));
    const table = await this.#tables(document.id, wanted.includes("table bridge "));
    if (table === null) throw new Error(`the table of ${document.id} is gone right after it was loaded`);
    await createFolder(folder, 0o750);
    const { fingerprint } = table;
    await writeFileAtomic(join(folder, "loaded.json"), JSON.stringify({ rules: wanted, fingerprint }));
    return { table, lacking: loaded?.rules === wanted ? ["the firewall's rules"] : [] };
  }

  async #counters(id: string, both: boolean): Promise<Present> {
    const { run } = this.#parts;
    const names = async (family: string) => {
      const table = await readTable(run, family, tableName(id));
      return table === null ? null : [...table.counters.keys()];
    };
    return { inet: await names("inet"), bridge: both ? await names("bridge") : null };
  }

  /** The network's table, or both as one, with the counts of both. */
  async #tables(id: string, both: boolean): Promise<Table | null> {
    const { run } = this.#parts;
    const inet = await readTable(run, "inet", tableName(id));
    if (inet === null || !both) return inet;
    const bridge = await readTable(run, "bridge", tableName(id));
    if (bridge === null) return { fingerprint: "", counters: inet.counters };
    const counters = new Map(inet.counters);
    for (const [name, { packets, bytes }] of bridge.counters) {
      const other = counters.get(name) ?? { packets: 0, bytes: 0 };
      counters.set(name, { packets: packets + other.packets, bytes: bytes + other.bytes });
    }
    return { fingerprint: inet.fingerprint + bridge.fingerprint, counters };
  }

  async #loaded(folder: string): Promise<Loaded | null> {
    const text = await readTextIfThere(join(folder, "loaded.json"));
    return text === null ? null : JSON.parse(text);
  }

  async #delete(document: NetworkDocument): Promise<NetworkReport> {
    const { run, paths } = this.#parts;
    const folder = paths.runtimeNetwork(document.id);
    await removeDnsmasq(folder);
    const links = await readLinks(run);
    const tunnel = links.get(tunnelName(document.id));
    if (tunnel !== undefined) await removeTunnel(run, document.id, tunnel);
    this.#guards.delete(document.id);
    const own = links.get(bridgeName(document.id));
    if (own?.alias === aliasOf(document.id)) await runIp(run, [`link del dev ${own.name}`]);
    const tables = ["inet", "bridge", "netdev"].map((family) => `table ${family} ${tableName(document.id)}`);
    // Deleting what is not there is an error, adding what is there is none.
    await loadRules(run, tables.map((table) => `add ${table}\ndelete ${table}\n`).join(""));
    await rm(folder, { recursive: true, force: true });
    this.#known.delete(document.id);
    this.#projects.delete(document.id);
    return { ...blankNetwork(document), state: "deleted" };
  }

  #ready(document: NetworkDocument, repaired: readonly string[], table: Table): NetworkReport {
    const now = this.#parts.now();
    const before = this.#known.get(document.id);
    const fresh =
      before !== undefined &&
      now.getTime() - before.at < COUNTS_MS &&
      before.generation === document.generation;
    const counts = fresh ? before.counts : countsOf(document, table);
    const known = before?.generation === document.generation ? before.message : null;
    const message =
      repaired.length === 0
        ? known
        : `Made again at ${now.toISOString()}, because it was gone: ${repaired.join(", ")}.`;
    if (repaired.length > 0)
      this.#parts.log("warn", "network had drifted", { network: document.id, repaired });
    const at = fresh ? before.at : now.getTime();
    this.#known.set(document.id, { counts, at, message, generation: document.generation });
    return { ...blankNetwork(document), state: "ready", message, firewall_counters: counts };
  }
}

const FORWARDS =
  "this host forwards for networks of Croft, and nothing else (table croft_forwarding). To let it forward for others, set net.ipv4.ip_forward = 1 in /etc/sysctl.d and boot";

export const blankNetwork = ({ id, generation }: NetworkDocument): NetworkReport => ({
  kind: "network",
  id,
  generation,
  state: "creating",
  code: null,
  message: null,
  firewall_counters: [],
});

function failure(document: NetworkDocument, error: unknown): NetworkReport {
  const known = error instanceof CroftError;
  const message = known && error.detail !== error.message ? fullText(error) : sentenceOf(error);
  // `failed`: the request cannot be met here as it stands; `error`: this host, or Croft, is at fault and tries again.
  const state = known && error.code !== "host_error" ? "failed" : "error";
  return { ...blankNetwork(document), state, code: known ? error.code : "host_error", message };
}

const noRoot = ({ name }: NetworkDocument): CroftError =>
  new CroftError("in_use", `making network ${name}: the host's agent has no root`, {
    detail: "Run the agent of this host as root, or place the VMs on another host.",
  });

/** A bridge of the host is never changed: Croft only joins it. */
function checkBridge({ name, bridge, vlan }: NetworkDocument, links: ReadonlyMap<string, Link>): Link {
  const link = links.get(bridge ?? "");
  if (link?.kind !== "bridge") {
    throw new CroftError("not_found", `making network ${name}: the host has no bridge ${bridge}`, {
      detail: `Make it in the host's network configuration (netplan, systemd-networkd, ifupdown), with the LAN's interface in it and the host's own address on it: made by hand it may cut the host off.`,
    });
  }
  if (vlan !== null && !link.vlanFiltering) {
    throw new CroftError(
      "invalid_value",
      `making network ${name}: the bridge ${bridge} does not filter VLANs`,
      {
        detail: `Give the bridge's other ports their VLANs (bridge vlan), else these are cut off, and turn it on (ip link set ${bridge} type bridge vlan_filtering 1); or use a bridge that is in VLAN ${vlan}.`,
      },
    );
  }
  return link;
}
