// Who is woken by what was written: the host that an object lives on, the image itself, and the hosts whose VMs waited
// for an image. A wake too many costs a pass that writes nothing.

import type { AnyStored, Change, Store } from "../store/store.ts";

export interface Wakers {
  host(name: string): void;
  image(id: string): void;
  /** A look-up that a wake needed went wrong; the sweep will make up for it. */
  failed(error: unknown): void;
}

/** Wakes after every commit, until the returned function is called. */
export function wakeOnChange(store: Store, wakers: Wakers): () => void {
  return store.subscribe("documents", (change: Change) => {
    if (change.type !== "document") return;
    const { document } = change;
    if (document.kind === "image") wakers.image(document.id);
    hostsOf(store, document).then((hosts) => {
      for (const host of new Set(hosts)) wakers.host(host);
    }, wakers.failed);
  });
}

async function hostsOf(store: Store, document: AnyStored): Promise<string[]> {
  switch (document.kind) {
    case "disk":
      return [document.spec.host];
    case "partition":
    case "vm":
      return named(document.status.host);
    case "partition_attachment":
      return named((await store.documents.get("vm", document.spec.vm))?.status.host);
    case "image": {
      // While it is being fetched nothing changes for those who wait.
      if (document.status.state === "fetching") return [];
      const users = await store.documents.referrers(document.id, "vm");
      return users.flatMap((vm) => named(vm.status.host));
    }
    default:
      return [];
  }
}

const named = (host: string | null | undefined): string[] => (host == null ? [] : [host]);
