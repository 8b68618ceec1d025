// The host's side of all ways out of an agent: one table of rules, forwarding where packets pass, and the forwarder that asks
// for names where only the host itself may.
//
//   nothing --first VM--> open(links) <--each look: made again when somebody changed it--> close() after the last VM
import { join } from "node:path";
import type { WayOutRules } from "../../config.ts";
import { readTextIfThere, writeFileAtomic } from "../../host/files.ts";
import type { Run } from "../../host/run.ts";
import type { Log } from "../../log.ts";
import { GATEWAY } from "./addresses.ts";
import type { Relay } from "./forwarder.ts";
import type { Forwards } from "./forwards.ts";
import { type HostNetwork, readHostNetwork } from "./host-network.ts";
import { readSysctl, writeSysctl } from "./namespace.ts";
import { hostRules } from "./rules.ts";

export interface HostSideParts {
  run: Run;
  rules: WayOutRules;
  forwards: Pick<Forwards, "set">;
  log: Log;
}

/** Where the forwarder waits for guests' questions when the host's own name server is one that it alone can reach. */
const NAMES_PORT = 1053;
const NAMES = "names";

export class HostSide {
  readonly #parts: HostSideParts;
  readonly #table: string;
  readonly #openedFile: string;
  /** Interfaces that forward because this agent made them. */
  #opened: string[] = [];
  #network: HostNetwork | null = null;
  #readAt = 0;
  /** The table as nft listed it after it was loaded, and what it was loaded from. */
  #loaded = { text: "", listed: "" };

  /** `folder`: where is kept, until a boot, what was changed of the host. */
  constructor(parts: HostSideParts, table: string, folder: string) {
    this.#parts = parts;
    this.#table = table;
    this.#openedFile = join(folder, "opened.json");
  }

  /** As it was last read; null before that. */
  get network(): HostNetwork | null {
    return this.#network;
  }

  /** Reads what an earlier agent changed. */
  async recall(): Promise<void> {
    const text = await readTextIfThere(this.#openedFile);
    if (text !== null) this.#opened = JSON.parse(text) as string[];
  }

  /** The host's network, read again when that is longer ago than `freshMs`. */
  async read(freshMs = 0): Promise<HostNetwork> {
    if (this.#network !== null && Date.now() - this.#readAt < freshMs) return this.#network;
    this.#network = await readHostNetwork(this.#parts.run, this.#parts.rules);
    this.#readAt = Date.now();
    return this.#network;
  }

  /** Brings the host to what these links need; true when somebody had changed the rules, which are made again. */
  async open(links: readonly string[]): Promise<boolean> {
    const { run, rules } = this.#parts;
    const network = this.#network ?? (await this.read());
    await this.#forward(network);
    const { resolver } = network;
    const relayed = { address: GATEWAY, port: NAMES_PORT };
    const text = hostRules({
      table: this.#table,
      links,
      range: rules.range,
      allow: rules.allow,
      resolver: resolver?.direct === true ? { address: resolver.address, port: 53 } : resolver && relayed,
      opened: network.forwards ? [] : this.#opened,
    });
    const same = text === this.#loaded.text;
    const changed = same && (await this.#list()) !== this.#loaded.listed;
    if (same && !changed) return false;
    await run("nft", ["-f", "-"], { input: text });
    this.#loaded = { text, listed: (await this.#list()) ?? "" };
    return changed;
  }

  /** For a name server that only this host reaches. The forwarder listens where a link has its address: not before there is one. */
  async relayNames(): Promise<void> {
    const resolver = this.#network?.resolver ?? null;
    const relays =
      resolver === null || resolver.direct
        ? []
        : (["udp", "tcp"] as const).map((protocol): Relay => namesRelay(protocol, resolver.address));
    const busy = await this.#parts.forwards.set(NAMES, relays);
    if (busy.length > 0)
      this.#parts.log("warn", "guests resolve no names: another process has the port", { busy });
  }

  /** Leaves nothing of this agent on the host. */
  async close(): Promise<void> {
    const { run, forwards } = this.#parts;
    await forwards.set(NAMES, []);
    await run("nft", ["-f", "-"], {
      input: `table inet ${this.#table} {}\ndelete table inet ${this.#table}\n`,
    });
    this.#loaded = { text: "", listed: "" };
    // Networks that came meanwhile, or the owner, need what would be shut again.
    const stays = (await readSysctl(run, "net/ipv4/ip_forward")) === "1";
    for (const uplink of stays ? [] : this.#opened)
      await writeSysctl(run, forwardingOf(uplink), "0").catch(() => {});
    await this.#noteOpened([]);
  }

  /** Without somebody's decision that the host forwards, only what leads where VMs may go does, and only for VMs. */
  async #forward({ forwards, uplinks }: HostNetwork): Promise<void> {
    if (forwards) return;
    const { run } = this.#parts;
    for (const uplink of uplinks) {
      if ((await readSysctl(run, forwardingOf(uplink))) !== "0") continue;
      await this.#noteOpened([...new Set([...this.#opened, uplink])]);
      await writeSysctl(run, forwardingOf(uplink), "1");
    }
  }

  async #noteOpened(uplinks: string[]): Promise<void> {
    this.#opened = uplinks;
    await writeFileAtomic(this.#openedFile, JSON.stringify(uplinks));
  }

  #list = (): Promise<string | null> =>
    this.#parts.run("nft", ["-s", "list", "table", "inet", this.#table]).then(
      ({ stdout }) => stdout,
      () => null,
    );
}

const forwardingOf = (device: string): string => `net/ipv4/conf/${device}/forwarding`;

const namesRelay = (protocol: Relay["protocol"], server: string): Relay => ({
  protocol,
  host_address: GATEWAY,
  host_port: NAMES_PORT,
  to_address: server,
  to_port: 53,
});
