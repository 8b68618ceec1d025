// Who is woken by what was written: the hosts that an object lives on, told which objects to look at, the image itself,
// the hosts whose VMs have that image, and those that have a network. A wake too many costs a pass that writes nothing; one too few costs time, until
// the host is next looked at as a whole.

import type { AnyStored, Change, Store } from "../store/store.ts";
import { relatedTo } from "./related.ts";

export interface Wakers {
  host(name: string, ids: readonly string[]): void;
  image(id: string): void;
  /** A look-up that a wake needed went wrong. */
  failed(error: unknown): void;
}

/** Wakes after every commit, until the returned function is called. */
export function wakeOnChange(store: Store, wakers: Wakers): () => void {
  return store.subscribe("documents", (change: Change) => {
    if (change.type !== "document") return;
    const { document, before, hosts } = change;
    if (hosts.length > 0) {
      const ids = [document.id, ...relatedTo(document), ...(before ? relatedTo(before) : [])];
      for (const host of hosts) wakers.host(host, ids);
    }
    if (toldElsewhere(change)) wakePeers(store, change, wakers).catch(wakers.failed);
    if (document.kind === "network") wakeHostsOf(store, change, wakers).catch(wakers.failed);
    if (document.kind !== "image") return;
    // What is written into its status is written by its own reconcile, which must not wake itself.
    if (change.removed || before?.generation !== document.generation) wakers.image(document.id);
    if (matters(change)) wakeUsers(store, document.id, wakers).catch(wakers.failed);
  });
}

/** Documents of VMs say some of what a user wrote of their networks. What a host reported concerns the others that have it. */
async function wakeHostsOf(
  store: Store,
  { document, before }: Change & { type: "document" },
  wakers: Wakers,
): Promise<void> {
  if (before?.generation !== document.generation) await wakeUsers(store, document.id, wakers);
  for (const host of await store.hostConfigs.hostsWith(document.id)) wakers.host(host, [document.id]);
}

/** What the other hosts of its networks are told of a VM. */
const toldOf = (document: AnyStored | null): string =>
  document?.kind === "vm"
    ? JSON.stringify([document.status.host, document.status.hostname, document.status.nics ?? []])
    : "";

/** Whether the other hosts of a VM's networks are told anything else now. */
const toldElsewhere = ({ document, before, removed }: Change & { type: "document" }): boolean =>
  document.kind === "vm" &&
  [document, before].some((vm) => vm?.kind === "vm" && (vm.status.nics ?? []).length > 0) &&
  (removed || toldOf(document) !== toldOf(before));

async function wakePeers(
  store: Store,
  { document, before }: Change & { type: "document" },
  wakers: Wakers,
): Promise<void> {
  const cards = [document, before].flatMap((vm) => (vm?.kind === "vm" ? (vm.status.nics ?? []) : []));
  for (const network of new Set(cards.map((card) => card.network))) {
    // Not by their configs, which may not name it yet.
    for (const host of await store.documents.hostsOfReferrers(network)) wakers.host(host, [network]);
  }
}

async function wakeUsers(store: Store, image: string, wakers: Wakers): Promise<void> {
  const byHost = new Map<string, string[]>();
  for (const { id, host } of await store.documents.placesOfReferrers(image)) {
    byHost.set(host, [...(byHost.get(host) ?? []), id]);
  }
  for (const [host, ids] of byHost) wakers.host(host, ids);
}

/** Whether users of an image are told anything else now. While it is being fetched nothing changes for those who wait. */
function matters({ document, before }: Change & { type: "document" }): boolean {
  if (document.kind !== "image" || document.status.state === "fetching") return false;
  const told = (image: typeof before): string =>
    image?.kind === "image"
      ? JSON.stringify([image.name, image.spec.kernel, { ...image.status, conditions: [], fetched_bytes: 0 }])
      : "";
  return told(document) !== told(before);
}
