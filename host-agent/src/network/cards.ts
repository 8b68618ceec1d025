// The cards of VMs: taps that this agent makes, guarded before they join a bridge, and handed to QEMU open.
//
//   none --open--> tap, its user's --> guard's rules --> in the bridge, up --> (QEMU has it) --close--> none
//                    keep: whatever of that somebody removed is made again, but a tap that QEMU has open and lost
//
// A tap belongs to the VM's user: one that belongs to nobody could be opened by every user of the host.
import { CroftError } from "@croft/schemas/errors.ts";
import type { NetworkDocument, VmDocument, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { Paths } from "../host/paths.ts";
import type { Run } from "../host/run.ts";
import { type GuardedCard, guardRules, type Nic, portRules } from "./card-table.ts";
import { Glance, WHOLE_MS } from "./glance.ts";
import { type Link, loadRules, readLinks, readTable, runIp, setSysctls } from "./host-view.ts";
import { aliasOf, bridgeMac, bridgeName, tableName, tapName } from "./names.ts";
import { observedAddresses, SeenAddresses } from "./observed.ts";

export interface CardParts {
  run: Run;
  paths: Pick<Paths, "runtimeNetwork">;
  /** A network of the accepted config. */
  network(id: string): NetworkDocument | undefined;
}

type VmCards = Pick<VmDocument, "id" | "name" | "ports" | "nics">;
type Guest = NonNullable<VmReport["guest"]>;

/** The most cards of a VM. */
const MOST_CARDS = 8;

export class Cards {
  readonly #parts: CardParts;
  /** The rules of each VM that were loaded last, and what the kernel then said they are. */
  readonly #loaded = new Map<
    string,
    { guard: string; fingerprint: string | undefined; ports: string | null; at: number }
  >();

  readonly #glance: Glance;
  readonly #seen = new SeenAddresses();

  constructor(parts: CardParts, glance = new Glance(parts.run)) {
    this.#parts = parts;
    this.#glance = glance;
  }

  /**
   * Makes the taps of a VM that is about to start, or what they lack; their names, in the order of the cards. Throws
   * `unavailable` while a network is not there yet.
   */
  async open(document: VmCards, owner: { uid: number } | null): Promise<string[]> {
    const { run } = this.#parts;
    const links = await readLinks(run);
    const nics = document.nics ?? [];
    const names = nics.map((_, card) => tapName(document.id, card));
    for (const [card, nic] of nics.entries()) {
      const bridge = this.#bridgeOf(document, nic, links);
      await this.#makeTap(names[card] as string, nic, bridge, links, owner);
    }
    await this.#loadRules(document, new Set(names));
    const joins = nics.flatMap((nic, card) => this.#joins(names[card] as string, nic, links));
    for (const [command = "", ...args] of joins) await run(command, args);
    this.#glance.forget();
    return names;
  }

  /** Brings the rules of a VM that runs, and its taps' places in bridges, to the document. */
  async keep(document: VmCards): Promise<void> {
    if ((document.nics ?? []).length === 0 || (await this.#looksWhole(document))) return;
    const { run } = this.#parts;
    this.#glance.forget();
    const links = await readLinks(run);
    await this.#loadRules(document, links);
    for (const [card, nic] of (document.nics ?? []).entries()) {
      const name = tapName(document.id, card);
      if (!links.has(name)) continue;
      for (const [command = "", ...args] of this.#joins(name, nic, links)) await run(command, args);
    }
  }

  /** Whether rules that were compared in whole a while ago are for this very document, and nothing is missing at a glance. */
  async #looksWhole(document: VmCards): Promise<boolean> {
    const { id, nics = [] } = document;
    const loaded = this.#loaded.get(id);
    if (loaded === undefined || performance.now() - loaded.at > WHOLE_MS) return false;
    const { links, tables } = await this.#glance.look();
    const { guard, ports } = this.#rules(document, links);
    const name = tableName(id);
    return (
      loaded.guard === guard &&
      loaded.ports === ports &&
      tables.has(`netdev ${name}`) &&
      (ports === null || tables.has(`inet ${name}`)) &&
      nics.every((nic, card) => this.#joins(tapName(id, card), nic, links).length === 0)
    );
  }

  /** Cards, of so many, whose tap somebody removed from the host: QEMU's end of it is dead. */
  async lost(vm: string, cards: number): Promise<number[]> {
    const { links } = await this.#glance.look();
    return Array.from({ length: cards }, (_, card) => card).filter((card) => !links.has(tapName(vm, card)));
  }

  /** Removes one card that QEMU has let go. */
  async remove(vm: string, card: number): Promise<void> {
    const name = tapName(vm, card);
    this.#glance.forget();
    if ((await readLinks(this.#parts.run)).has(name)) await runIp(this.#parts.run, [`link del dev ${name}`]);
  }

  /** Removes all that a VM which does not run has. */
  async close(vm: string): Promise<void> {
    const { run } = this.#parts;
    this.#glance.forget();
    const links = await readLinks(run);
    const names = Array.from({ length: MOST_CARDS }, (_, card) => tapName(vm, card));
    await runIp(
      run,
      names.filter((name) => links.has(name)).map((name) => `link del dev ${name}`),
    );
    const tables = [`netdev ${tableName(vm)}`, `inet ${tableName(vm)}`];
    await loadRules(run, tables.map((table) => `add table ${table}\ndelete table ${table}\n`).join(""));
    this.#loaded.delete(vm);
    this.#seen.forget(vm);
  }

  /** What addresses each card has, and who says so. */
  async observed(document: VmCards, guest: Guest | null): Promise<NonNullable<VmReport["nics"]>> {
    const networks = (document.nics ?? []).flatMap(({ network }) => this.#parts.network(network) ?? []);
    const { neighbors } = await this.#glance.look();
    const places = { paths: this.#parts.paths, neighbors, seen: this.#seen };
    return observedAddresses(places, document.id, document.nics ?? [], networks, guest);
  }

  #bridgeOf({ name }: VmCards, nic: Nic, links: ReadonlyMap<string, Link>): Link {
    const network = this.#parts.network(nic.network);
    const bridge = nic.mode === "nat" ? bridgeName(nic.network) : (network?.bridge ?? null);
    const link = bridge === null ? undefined : links.get(bridge);
    if (link === undefined) {
      throw new CroftError(
        "unavailable",
        `starting VM ${name}: network ${network?.name ?? nic.network} is not on its host`,
        {
          detail:
            "It starts as soon as the network is ready there; the network's own state says what that waits for.",
        },
      );
    }
    return link;
  }

  async #makeTap(
    name: string,
    nic: Nic,
    bridge: Link,
    links: ReadonlyMap<string, Link>,
    owner: { uid: number } | null,
  ): Promise<void> {
    const { run } = this.#parts;
    if (!links.has(name)) {
      const user = owner === null ? [] : ["user", String(owner.uid)];
      await run("ip", ["tuntap", "add", "dev", name, "mode", "tap", "vnet_hdr", ...user]);
    }
    // The host's end has no address of its own, by which a guest could reach the host.
    await setSysctls(run, [[`ipv6/conf/${name}/disable_ipv6`, 1]]);
    // The bridge's, because a port with a smaller packet would make the whole bridge's smaller.
    await runIp(run, [`link set dev ${name} mtu ${bridge.mtu} alias ${aliasOf(nic.network)}`]);
  }

  /** The commands that a tap still needs to be in its bridge and up; its VLAN is set before anything passes. */
  #joins(name: string, nic: Nic, links: ReadonlyMap<string, Link>): string[][] {
    const network = this.#parts.network(nic.network);
    const bridge = nic.mode === "nat" ? bridgeName(nic.network) : (network?.bridge ?? "");
    const tap = links.get(name);
    if (!links.has(bridge) || (tap?.master === bridge && tap.up)) return [];
    return joinCommands(name, bridge, network?.vlan ?? null);
  }

  async #loadRules(document: VmCards, taps: { has(name: string): boolean }): Promise<void> {
    const { run } = this.#parts;
    const { id } = document;
    const name = tableName(id);
    const { guard, ports } = this.#rules(document, taps);
    const loaded = this.#loaded.get(id);
    const present = await readTable(run, "netdev", name);
    const portsAreThere = ports === null || (await readTable(run, "inet", name)) !== null;
    const same =
      loaded?.guard === guard && loaded.ports === ports && loaded.fingerprint === present?.fingerprint;
    if (loaded !== undefined && same && present !== null && portsAreThere) {
      loaded.at = performance.now();
      return;
    }
    const noPorts = `add table inet ${name}\ndelete table inet ${name}\n`;
    await loadRules(run, `${guard}${ports ?? noPorts}`);
    const { fingerprint } = (await readTable(run, "netdev", name)) ?? {};
    this.#loaded.set(id, { guard, fingerprint, ports, at: performance.now() });
  }

  #rules(document: VmCards, taps: { has(name: string): boolean }): { guard: string; ports: string | null } {
    const { id, nics = [] } = document;
    const guarded = nics.map((nic, card) => this.#guarded(tapName(id, card), nic));
    // A tap that somebody removed from the host has no place for rules.
    return {
      guard: guardRules(
        id,
        guarded.filter(({ tap }) => taps.has(tap)),
      ),
      ports: portsOf(document),
    };
  }

  #guarded(tap: string, nic: Nic): GuardedCard {
    const network = this.#parts.network(nic.network);
    const elsewhere = (network?.overlay?.peers ?? []).flatMap(({ leases }) => leases);
    const cards = [...(network?.leases ?? []), ...elsewhere].map(({ mac_address }) => mac_address);
    const gateway = nic.mode === "nat" ? [bridgeMac(nic.network)] : [];
    return {
      tap,
      nic,
      ipv6: network?.ipv6_cidr != null,
      others: [...gateway, ...cards.filter((mac) => mac !== nic.mac_address)],
    };
  }
}

/** Ports lead to the first card of a network that Croft makes. */
function portsOf({ id, ports, nics = [] }: VmCards): string | null {
  const nic = nics.find(({ mode }) => mode === "nat");
  if (nic === undefined) return null;
  return portRules(id, ports, { ipv4: nic.ipv4?.address ?? null, ipv6: nic.ipv6?.address ?? null });
}

/** Commands that put a tap into a bridge, in a VLAN of it if there is one. Pure. */
export function joinCommands(tap: string, bridge: string, vlan: number | null): string[][] {
  const join = ["ip", "link", "set", "dev", tap, "master", bridge];
  const up = ["ip", "link", "set", "dev", tap, "up"];
  if (vlan === null) return [join, up];
  // A port begins in the bridge's default VLAN.
  const vlans = (...words: string[]) => ["bridge", "vlan", ...words];
  return [
    ["ip", "link", "set", "dev", tap, "down"],
    join,
    vlans("del", "dev", tap, "vid", "1-4094"),
    vlans("add", "dev", tap, "vid", String(vlan), "pvid", "untagged"),
    up,
  ];
}
