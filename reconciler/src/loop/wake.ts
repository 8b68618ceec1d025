// Who is woken by what was written: the hosts that an object lives on, told which objects to look at, the image itself,
// the hosts whose VMs have that image, and those that have a network. A wake too many costs a pass that writes nothing; one too few costs time, until
// the host is next looked at as a whole.

import type { Change, DocumentChange, Store } from "../store/store.ts";

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
    const { kind, id, hosts } = change;
    for (const host of hosts) wakers.host(host, [id, ...change.tied]);
    if (change.networks.length > 0) wakePeers(store, change, wakers).catch(wakers.failed);
    if (kind === "network") wakeHostsOf(store, change, wakers).catch(wakers.failed);
    if (kind !== "image") return;
    // What is written into its status is written by its own reconcile, which must not wake itself.
    if (change.removed || isRespecified(change)) wakers.image(id);
    // While it is being fetched nothing changes for those who wait.
    if (change.state !== "fetching") wakeUsers(store, id, wakers).catch(wakers.failed);
  });
}

/** Documents of VMs say some of what a user wrote of their networks. What a host reported concerns the others that have it. */
async function wakeHostsOf(store: Store, change: DocumentChange, wakers: Wakers): Promise<void> {
  const { id } = change;
  if (isRespecified(change)) await wakeUsers(store, id, wakers);
  for (const host of await store.hostConfigs.hostsWith(id)) wakers.host(host, [id]);
}

/** Other hosts are told something else of a VM's cards now. */
async function wakePeers(store: Store, { networks }: DocumentChange, wakers: Wakers): Promise<void> {
  for (const network of networks) {
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

/** Whether its user changed it. */
const isRespecified = ({ before, now }: DocumentChange): boolean => before?.generation !== now.generation;
