// Reads what the store says about one host. These are several reads, not one view: what is being deleted only ever
// loses users, and partitions are read before their users, so a partition never looks unused while somebody has it.

import type { Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type { HostSnapshot } from "../execute/snapshot.ts";
import type { AnyStored, Reads, Stored } from "../store/store.ts";

export async function readSnapshot(store: Reads, host: string, userAuthority: string): Promise<HostSnapshot> {
  const objects = await store.documents.onHost(host);
  const vms = ofKind(objects, "vm");
  const images = ofKind(await store.documents.findAll([...new Set(vms.map((vm) => vm.spec.image))]), "image");
  const attachments = await Promise.all(
    vms.map((vm) => store.documents.referrers(vm.id, "partition_attachment")),
  );
  return {
    host,
    disks: ofKind(objects, "disk"),
    partitions: ofKind(objects, "partition"),
    vms,
    attachments: attachments.flat(),
    images: new Map(images.map((image) => [image.id, image])),
    seeds: await byVm(vms, (vm) => store.secrets.seed(vm)),
    ports: await byVm(vms, (vm) => store.ports.of(vm)),
    userAuthority,
  };
}

const ofKind = <K extends Kind>(objects: readonly AnyStored[], kind: K): Stored<K>[] =>
  objects.filter((object) => object.kind === kind) as unknown as Stored<K>[];

async function byVm<T extends object>(
  vms: readonly { id: string }[],
  read: (vm: string) => Promise<T | undefined>,
): Promise<Map<string, T>> {
  const values = new Map<string, T>();
  await Promise.all(
    vms.map(async ({ id }) => {
      const value = await read(id);
      if (value !== undefined) values.set(id, value);
    }),
  );
  return values;
}
