// Reads what the store says about one host. Its objects come in one read, so a partition never looks unused while
// somebody has it; images, ports and seeds come after it and may be newer, which the wake of that write makes good.

import type { Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type { HostSnapshot } from "../execute/snapshot.ts";
import type { AnyStored, PortLease, Reads, Stored } from "../store/store.ts";

export async function readSnapshot(store: Reads, host: string, userAuthority: string): Promise<HostSnapshot> {
  const objects = await store.documents.onHost(host);
  const vms = ofKind(objects, "vm");
  const images = ofKind(await store.documents.findAll([...new Set(vms.map((vm) => vm.spec.image))]), "image");
  const ports = new Map<string, PortLease[]>(vms.map(({ id }) => [id, []]));
  for (const lease of await store.ports.onHost(host)) ports.get(lease.vm)?.push(lease);
  return {
    host,
    disks: ofKind(objects, "disk"),
    partitions: ofKind(objects, "partition"),
    vms,
    attachments: ofKind(objects, "partition_attachment"),
    images: new Map(images.map((image) => [image.id, image])),
    seeds: await store.secrets.seeds(vms.map(({ id }) => id)),
    ports,
    userAuthority,
  };
}

const ofKind = <K extends Kind>(objects: readonly AnyStored[], kind: K): Stored<K>[] =>
  objects.filter((object) => object.kind === kind) as unknown as Stored<K>[];
