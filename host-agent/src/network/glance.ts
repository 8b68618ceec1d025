// A quick look at the host's networks that all VMs and networks of one sweep share: whether pieces are there, not whether they are
// whole. Hundreds of them cost three commands this way.
import type { Run } from "../host/run.ts";
import { type Link, readLinks } from "./host-view.ts";

export interface Neighbor {
  device: string;
  mac: string;
  address: string;
}

interface Seen {
  links: ReadonlyMap<string, Link>;
  /** Family and name of each nftables table. */
  tables: ReadonlySet<string>;
  neighbors: readonly Neighbor[];
}

/** How long one look serves everybody. */
const SHARED_MS = 1_000;
/** After this long everything is compared in whole again. */
export const WHOLE_MS = 60_000;

export class Glance {
  readonly #run: Run;
  readonly #now: () => number;
  #seen: Promise<Seen> | null = null;
  #at = 0;

  constructor(run: Run, now: () => number = () => performance.now()) {
    this.#run = run;
    this.#now = now;
  }

  /** What there is, at most a second old. */
  look(): Promise<Seen> {
    if (this.#seen === null || this.#now() - this.#at > SHARED_MS) {
      this.#at = this.#now();
      const seen = this.#read();
      this.#seen = seen;
      seen.catch(() => this.forget());
    }
    return this.#seen;
  }

  /** For who has changed something. */
  forget(): void {
    this.#seen = null;
  }

  async #read(): Promise<Seen> {
    const links = await readLinks(this.#run);
    const { stdout } = await this.#run("nft", ["list", "tables"]);
    const tables = stdout.split("\n").map((line) => line.replace(/^table /, "").trim());
    return { links, tables: new Set(tables), neighbors: await readNeighbors(this.#run) };
  }
}

async function readNeighbors(run: Run): Promise<Neighbor[]> {
  const { stdout } = await run("ip", ["-json", "neighbor", "show"]);
  const told = JSON.parse(stdout.trim() === "" ? "[]" : stdout) as {
    dst: string;
    dev: string;
    lladdr?: string;
    state?: string[];
  }[];
  return told.flatMap(({ dst, dev, lladdr, state }) =>
    lladdr === undefined || state?.includes("FAILED") === true
      ? []
      : [{ device: dev, mac: lladdr, address: dst }],
  );
}
