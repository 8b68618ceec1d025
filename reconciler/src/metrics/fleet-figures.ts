// The figures of all objects, or of one project's.
import type { HostCounters } from "@croft/schemas/generated/typescript/messages.ts";
import type { Store } from "../store/store.ts";
import { addCounters } from "./counter-figures.ts";
import { Exposition } from "./exposition.ts";
import { addHostCounters } from "./host-counter-figures.ts";
import { hostFigures } from "./host-figures.ts";
import { KeptLines } from "./kept-lines.ts";
import { diskFigures, imageFigures, partitionFigures } from "./storage-figures.ts";
import { vmFigures } from "./vm-figures.ts";

export interface FleetParts {
  store: Store;
  counters: {
    all(): readonly { host: string; counters: HostCounters["vms"][number] }[];
    hosts(): readonly ({ host: string } & Pick<HostCounters, "disks" | "agent">)[];
  };
}

export class FleetFigures {
  readonly #parts: FleetParts;
  readonly #vms = new KeptLines("vm", vmFigures);
  readonly #partitions = new KeptLines("partition", partitionFigures);
  readonly #images = new KeptLines("image", imageFigures);
  readonly #disks = new KeptLines("disk", diskFigures);

  constructor(parts: FleetParts) {
    this.#parts = parts;
  }

  /** `project`: of its own objects only, without those of hosts. */
  async addTo(out: Exposition, project?: string): Promise<void> {
    const { store, counters } = this.#parts;
    const vms = await this.#vms.addTo(out, store, project);
    await this.#partitions.addTo(out, store, project);
    await this.#images.addTo(out, store, project);
    if (project === undefined) {
      await this.#addHosts(out);
      await this.#disks.addTo(out, store);
      addHostCounters(out, counters.hosts());
    }
    addCounters(
      out,
      // What a host says of VMs that are not on it is no word about them.
      counters.all().filter(({ host, counters: { id } }) => vms.get(id) === host),
    );
  }

  /**
   * Writes the lines of all objects before anybody asks for them, so that the first scrape costs what every other does; only where a
   * token for monitoring says that somebody will ask. Never throws: what fails here fails at the scrape.
   */
  async warm(): Promise<void> {
    const { store } = this.#parts;
    try {
      if (!(await store.access.tokens()).some(({ role }) => role === "monitor")) return;
      const nowhere = new Exposition(false);
      for (const kept of [this.#vms, this.#partitions, this.#images, this.#disks])
        await kept.addTo(nowhere, store);
    } catch {
      // The store was closed meanwhile.
    }
  }

  /** Hosts are few, and what is reserved on them changes without them. */
  async #addHosts(out: Exposition): Promise<void> {
    const { store } = this.#parts;
    const figures = hostFigures(out, await store.reservations.usedByHosts());
    let after: number | undefined;
    do {
      const page = await store.documents.list("host", {
        limit: 100,
        ...(after !== undefined && { after }),
      });
      for (const host of page.items) figures.add(host);
      after = page.next ?? undefined;
      await new Promise((resolve) => setImmediate(resolve));
    } while (after !== undefined);
  }
}
