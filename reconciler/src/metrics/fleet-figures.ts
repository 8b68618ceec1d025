// The figures of all objects, or of one project's. Read a page at a time, with a turn for others between, so that no request waits
// for a scrape however large the fleet is.
import type { HostCounters } from "@croft/schemas/generated/typescript/messages.ts";
import type { ListFilter, Store, Stored } from "../store/store.ts";
import { addCounters } from "./counter-figures.ts";
import type { Exposition } from "./exposition.ts";
import { hostFigures } from "./host-figures.ts";
import type { StateAges } from "./state-ages.ts";
import { diskFigures, imageFigures, partitionFigures } from "./storage-figures.ts";
import { type ObjectFigures, vmFigures } from "./vm-figures.ts";

const PAGE = 200;

export interface FleetParts {
  store: Store;
  ages: StateAges;
  counters(): readonly { host: string; counters: HostCounters["vms"][number] }[];
}

/** `project`: of its own objects only, without those of hosts. */
export async function addFleet(
  out: Exposition,
  { store, ages, counters }: FleetParts,
  project?: string,
): Promise<void> {
  const filter: ListFilter = project === undefined ? {} : { project };
  const vms = vmFigures(out, ages);
  const ids = new Set<string>();
  await eachOf(store, "vm", filter, {
    add(vm) {
      ids.add(vm.id);
      vms.add(vm);
    },
  });
  await eachOf(store, "partition", filter, partitionFigures(out));
  await eachOf(store, "image", filter, imageFigures(out));
  if (project === undefined) {
    ages.keep(ids);
    const used = await store.reservations.usedByHosts();
    await eachOf(store, "host", {}, hostFigures(out, used));
    await eachOf(store, "disk", {}, diskFigures(out));
  }
  addCounters(
    out,
    counters().filter(({ counters: { id } }) => ids.has(id)),
  );
}

async function eachOf<K extends "vm" | "host" | "partition" | "disk" | "image">(
  { documents }: Store,
  kind: K,
  filter: ListFilter,
  figures: ObjectFigures<K>,
): Promise<void> {
  let after: number | undefined;
  do {
    const page = await documents.list(kind, {
      ...filter,
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    for (const document of page.items as Stored<K>[]) figures.add(document);
    after = page.next ?? undefined;
    await new Promise((resolve) => setImmediate(resolve));
  } while (after !== undefined);
}
