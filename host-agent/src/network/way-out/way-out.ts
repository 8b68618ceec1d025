// Ways out of VMs without networks: a network namespace for each, linked to the host, which translates what they send and
// drops what is not for the internet (rules.ts).
//
//   open: this host is tried --> give(vm) before each start --> look, again and again --> take(vm) after its end
//                                   | fails: null, and the VM starts with a network that leads nowhere
//
// What was given is noted in the runtime folder, which a boot empties like the kernel: an agent that starts anew knows by it what
// is its own, and removes what no VM has any more.
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Condition } from "@croft/schemas/generated/typescript/messages.ts";
import type { WayOutRules } from "../../config.ts";
import { createFolder, readTextIfThere, writeFileAtomic } from "../../host/files.ts";
import type { ProcessMark } from "../../host/proc.ts";
import { findProgram } from "../../host/programs.ts";
import type { Run } from "../../host/run.ts";
import { type Log, sentenceOf } from "../../log.ts";
import { choosePassage, GATEWAY, linkOf, type Passage, tableOf } from "./addresses.ts";
import type { Relay } from "./forwarder.ts";
import type { Forwards } from "./forwards.ts";
import { type HostNetwork, readForwardBlocker } from "./host-network.ts";
import { HostSide } from "./host-side.ts";
import {
  connectNamespace,
  createNamespace,
  isShut,
  loadNamespaceRules,
  nameAgain,
  removeNamespace,
} from "./namespace.ts";
import { mayConnectAsRoot } from "./way-in.ts";

export interface WayOutParts {
  run: Run;
  runtimeDir: string;
  rules: WayOutRules;
  root: boolean;
  /** Whether a QEMU has a root folder of its own, in which it finds no name servers but ours. */
  confined: boolean;
  forwards: Pick<Forwards, "set">;
  log: Log;
}

/** A guest that runs, and where its process stands. */
export interface Running {
  passage: Passage;
  mark: ProcessMark;
}

const NOTHING = "VMs without networks reach nothing";
/** How long what was read of the host serves those who start together. */
const FRESH_MS = 2_000;
const NOT_REPAIRED = "not_repaired";
/** Refusals that the next start of a VM may find gone. */
const PASSING: ReadonlySet<string> = new Set(["failed", NOT_REPAIRED]);
/** How long the condition says that the rules had to be made again. */
const REPAIR_TOLD_MS = 3_600_000;

export class WayOut {
  readonly #parts: WayOutParts;
  readonly #table: string;
  readonly #folder: string;
  readonly #given = new Map<string, Passage>();
  readonly #host: HostSide;
  /** Whose removal was begun; one that failed is begun again by the next look. */
  readonly #leaving = new Set<string>();
  #waiting: Promise<void> | null = null;
  #refused: { reason: string; message: string } | null = null;
  #blocker: string | null = null;
  /** When somebody had changed the rules, for the condition. */
  #repairedAt: Date | null = null;
  #checkNext = 0;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(parts: WayOutParts) {
    this.#parts = parts;
    this.#table = tableOf(parts.runtimeDir);
    this.#folder = join(parts.runtimeDir, "passages");
    this.#host = new HostSide(parts, this.#table, this.#folder);
  }

  /** Finds what an earlier agent gave, and tries this host by doing it once. Never throws. */
  static async open(parts: WayOutParts): Promise<WayOut> {
    const wayOut = new WayOut(parts);
    try {
      await wayOut.#recall();
      wayOut.#refused = await wayOut.#refusal();
      if (wayOut.#refused === null) await wayOut.#try();
    } catch (error) {
      wayOut.#refused = { reason: "refused", message: sentenceOf(error) };
    }
    return wayOut;
  }

  /** Whether VMs that are started now get one. */
  get open(): boolean {
    return this.#refused === null;
  }

  get condition(): Condition {
    const type = "way_out";
    if (this.#refused !== null) return { type, status: "false", ...this.#refused };
    if (this.#blocker !== null) {
      return { type, status: "false", reason: "firewall", message: this.#blocker };
    }
    const [reason, message] = this.#sentence(this.#host.network);
    return { type, status: "true", reason, message };
  }

  #sentence(network: HostNetwork | null): [reason: string, message: string] {
    const resolver = network?.resolver ?? null;
    const names =
      resolver === null
        ? "They resolve no names, because this host's resolv.conf names no server."
        : `Names are asked of ${resolver.address}.`;
    const ipv6 = network?.ipv6 === true ? "" : " There is none over IPv6, which this host does not forward.";
    const whole = `VMs reach the internet, and neither this host, nor one another, nor private ranges. ${names}${ipv6}`;
    if (this.#repairedAt === null || Date.now() - this.#repairedAt.getTime() > REPAIR_TOLD_MS)
      return ["open", whole];
    const when = this.#repairedAt.toISOString();
    return [
      "repaired",
      `${whole} At ${when} somebody had removed or changed Croft's rules; they were made again.`,
    ];
  }

  /** A namespace for a VM that is about to start; null when it gets none and is to start with a network that leads nowhere. */
  async give(vm: string): Promise<Passage | null> {
    if (this.#refused !== null && !PASSING.has(this.#refused.reason)) return null;
    try {
      const passage = await this.#make(vm);
      this.#refused = null;
      return passage;
    } catch (error) {
      this.#refused = { reason: "failed", message: `The way out of VM ${vm} failed: ${sentenceOf(error)}` };
      this.#parts.log("warn", "a VM starts without a way out", { vm, error: sentenceOf(error) });
      await this.take(vm);
      return null;
    }
  }

  /** Removes a VM's namespace and its forwarded ports, when it has them. Never throws: what stays is removed by the next look. */
  async take(vm: string): Promise<void> {
    if (!this.#given.has(vm)) return;
    this.#leaving.add(vm);
    await this.#remove(vm).catch((error) => {
      this.#parts.log("warn", "a namespace was not removed", { vm, error: sentenceOf(error) });
    });
  }

  /** Has these ports of the host led to a VM; returns the host ports that another process holds. */
  async forward(vm: string, relays: readonly Relay[]): Promise<Relay[]> {
    return this.#parts.forwards.set(vm, relays);
  }

  /**
   * Looks whether everything is there, and makes again what is not. `running`: all VMs that have one, by id. Never throws: what
   * cannot be made again is in the condition, and tried at the next look.
   */
  async look(running: ReadonlyMap<string, Running>): Promise<void> {
    for (const vm of [...this.#leaving]) await this.take(vm);
    try {
      await this.#repair(running);
      if (this.#refused?.reason === NOT_REPAIRED) this.#refused = null;
    } catch (error) {
      const message = `What VMs reach the internet by cannot be made again: ${sentenceOf(error)}`;
      this.#refused = { reason: NOT_REPAIRED, message };
      this.#parts.log("warn", message);
    }
  }

  #repair(running: ReadonlyMap<string, Running>): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#given.size === 0) return;
      const before = this.#host.network;
      const network = await this.#host.read();
      await this.#openHost();
      // Those that are being removed, or were meanwhile, are left alone.
      const there = new Map([...running].filter(([vm]) => this.#given.has(vm) && !this.#leaving.has(vm)));
      for (const [vm, { passage, mark }] of there) {
        if (network.taken.has(passage.ports)) continue;
        await this.#again(vm, passage, mark, "the link of a VM was gone and is made again");
      }
      const addressesChanged = String(before?.addresses) !== String(network.addresses);
      await this.#host.relayNames();
      await this.#checkNamespaces(there, before === null || addressesChanged);
      this.#blocker = await readForwardBlocker(this.#parts.run, this.#parts.rules.range);
    });
  }

  /** Removes what an earlier agent gave to VMs that do not run, and finds the rest again. Called once, before anything starts. */
  adopt(running: ReadonlyMap<string, Running>): Promise<void> {
    const adopt = async (): Promise<void> => {
      if (running.size > 0) await this.#host.read(FRESH_MS);
      for (const vm of [...this.#given.keys()]) if (!running.has(vm)) await this.#remove(vm);
      for (const [vm, { passage, mark }] of running) {
        await this.#note(vm, passage);
        await nameAgain(this.#parts.run, vm, mark);
        await loadNamespaceRules(this.#parts.run, vm, passage, this.#surroundings());
      }
      if (running.size > 0) await this.#openHostSoon();
    };
    return adopt().catch((error) => {
      this.#parts.log("warn", "ways out of VMs were not adopted", { error: sentenceOf(error) });
    });
  }

  /** What a VM's QEMU finds as its name server. */
  get nameServer(): string {
    return GATEWAY;
  }

  async #checkNamespaces(running: ReadonlyMap<string, Running>, all: boolean): Promise<void> {
    const { run, log } = this.#parts;
    const vms = [...running];
    // Root alone could change one, so one of them at each look is enough.
    const one = vms[this.#checkNext++ % Math.max(1, vms.length)];
    for (const [vm, { passage }] of all ? vms : one === undefined ? [] : [one]) {
      if (!all && (await isShut(run, vm))) continue;
      if (!all) {
        this.#repairedAt = new Date();
        log("warn", "the rules in the namespace of a VM were changed and are made again", { vm });
      }
      await loadNamespaceRules(run, vm, passage, this.#surroundings());
    }
  }

  async #again(vm: string, passage: Passage, mark: ProcessMark, what: string): Promise<void> {
    const { run, log } = this.#parts;
    log("warn", what, { vm });
    this.#repairedAt = new Date();
    await nameAgain(run, vm, mark);
    await run("ip", ["link", "delete", linkOf(vm)]).catch(() => {});
    await connectNamespace(run, vm, passage, this.#surroundings().mtu);
  }

  async #refusal(): Promise<{ reason: string; message: string } | null> {
    const { root, rules, confined } = this.#parts;
    const refuse = (reason: string, message: string) => ({ reason, message });
    if (!rules.enabled) return refuse("disabled", `${NOTHING}: way_out.enabled is false.`);
    if (!root) return refuse("no_root", `${NOTHING}: a way out needs an agent with root.`);
    if (!confined) return refuse("no_namespaces", `${NOTHING}: namespaces are not allowed here.`);
    const needed = { nft: "nftables", ip: "iproute2", nsenter: "util-linux" };
    for (const [program, from] of Object.entries(needed)) {
      if ((await findProgram(program)) !== null) continue;
      return refuse("no_program", `${NOTHING}: ${program} is missing (apt-get install ${from}).`);
    }
    if (!(await mayConnectAsRoot())) {
      const message = `${NOTHING}: this agent may not connect from ports below 1024. Its unit needs CAP_NET_BIND_SERVICE, as the one that comes with it has.`;
      return refuse("no_root_ports", message);
    }
    const { overlap } = await this.#host.read();
    if (overlap === null) return null;
    const message = `${NOTHING}: the route ${overlap} overlaps way_out.range (${rules.range}). Set that to a range that nothing here uses.`;
    return refuse("range_in_use", message);
  }

  /** The whole way, for nobody. */
  async #try(): Promise<void> {
    // An id that no VM has, and no other agent tries with at the same moment.
    const trial = `vm_${this.#table.slice(-8)}trial`;
    try {
      await this.#make(trial);
    } finally {
      await this.#remove(trial);
    }
    this.#blocker = await readForwardBlocker(this.#parts.run, this.#parts.rules.range);
  }

  async #make(vm: string): Promise<Passage> {
    const { run } = this.#parts;
    const passage = await this.#inTurn(() => this.#choose(vm));
    await createNamespace(run, vm);
    await loadNamespaceRules(run, vm, passage, this.#surroundings());
    await this.#openHostSoon();
    await connectNamespace(run, vm, passage, this.#surroundings().mtu);
    await this.#host.relayNames();
    return passage;
  }

  async #choose(vm: string): Promise<Passage> {
    const { rules } = this.#parts;
    // Those who start at the same time see the same host.
    const network = await this.#host.read(FRESH_MS);
    const taken = new Set([...network.taken, ...[...this.#given.values()].map(({ ports }) => ports)]);
    const passage = this.#given.get(vm) ?? choosePassage(vm, rules.range, taken, network.ipv6);
    if (passage === null) throw new Error(`all addresses of way_out.range (${rules.range}) are taken`);
    this.#leaving.delete(vm);
    await this.#note(vm, passage);
    return passage;
  }

  /** One change of the host's rules for all who wait for one. */
  #openHostSoon(): Promise<void> {
    this.#waiting ??= this.#inTurn(async () => {
      this.#waiting = null;
      if (this.#given.size > 0) await this.#openHost();
      else await this.#host.close();
    });
    return this.#waiting;
  }

  async #remove(vm: string): Promise<void> {
    const { run, forwards } = this.#parts;
    await forwards.set(vm, []);
    await removeNamespace(run, vm);
    this.#given.delete(vm);
    await rm(join(this.#folder, vm), { force: true });
    this.#leaving.delete(vm);
    await this.#openHostSoon();
  }

  /** The host's rules for all that was given. */
  async #openHost(): Promise<void> {
    const links = [...this.#given.keys()].sort().map(linkOf);
    if (!(await this.#host.open(links))) return;
    this.#repairedAt = new Date();
    this.#parts.log("warn", "the host's rules for VMs were changed by others and are made again");
  }

  #surroundings() {
    const { rules } = this.#parts;
    const { addresses: hostAddresses = [], mtu = 1500 } = this.#host.network ?? {};
    return { rules, hostAddresses, mtu };
  }

  async #note(vm: string, passage: Passage): Promise<void> {
    this.#given.set(vm, passage);
    await createFolder(this.#folder);
    await writeFileAtomic(join(this.#folder, vm), JSON.stringify(passage));
  }

  async #recall(): Promise<void> {
    await this.#host.recall();
    for (const name of await readdir(this.#folder).catch(() => [])) {
      if (!/^vm_[0-9a-z]+$/.test(name)) continue;
      const text = await readTextIfThere(join(this.#folder, name));
      if (text !== null) this.#given.set(name, JSON.parse(text) as Passage);
    }
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(step);
    this.#turn = result.catch(() => {});
    return result;
  }
}
