// The table of kinds: a new one is added here, and nowhere else in the reconciler.

import { disk } from "./disk/disk.ts";
import { host } from "./host/host.ts";
import type { DocumentKind, HostKind, WritableKind } from "./host-kind.ts";
import type { HostDocuments, HostSide } from "./host-side.ts";
import { image } from "./image/image.ts";
import type { KindModule } from "./kind-module.ts";
import { network } from "./network/network.ts";
import { partition } from "./partition/partition.ts";
import { partitionAttachment } from "./partition-attachment/partition-attachment.ts";
import { project } from "./project/project.ts";
import { sshKey } from "./ssh-key/ssh-key.ts";
import { vm } from "./vm/vm.ts";

type Modules = { readonly [K in WritableKind]: KindModule<K> };

const MODULES: Modules = {
  project,
  ssh_key: sshKey,
  host,
  image,
  network,
  disk,
  partition,
  partition_attachment: partitionAttachment,
  vm,
};

/** All that a kind is. */
export const kindModule = <K extends WritableKind>(kind: K): KindModule<K> => MODULES[kind];

type HostModules = { readonly [K in HostKind]: { onHost: HostSide<K> } };
const ON_HOSTS: HostModules = MODULES;

/** What a kind is on a host. */
export const hostSide = <K extends HostKind>(kind: K): HostSide<K> => ON_HOSTS[kind].onHost;

type DocumentModules = { readonly [K in DocumentKind]: { onHost: { documents: HostDocuments<K> } } };
const WITH_DOCUMENTS: DocumentModules = MODULES;

/** How hosts are sent documents of a kind. */
export const hostDocumentsOf = <K extends DocumentKind>(kind: K): HostDocuments<K> =>
  WITH_DOCUMENTS[kind].onHost.documents;
