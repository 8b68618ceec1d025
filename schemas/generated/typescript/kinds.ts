// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { DiskSpec, DiskState, DiskStatus } from "./disk.ts";
import type { HostSpec, HostState, HostStatus } from "./host.ts";
import type { ImageSpec, ImageState, ImageStatus } from "./image.ts";
import type { NetworkSpec, NetworkState, NetworkStatus } from "./network.ts";
import type { PartitionAttachmentSpec, PartitionAttachmentState, PartitionAttachmentStatus } from "./partition-attachment.ts";
import type { PartitionSpec, PartitionState, PartitionStatus } from "./partition.ts";
import type { ProjectSpec, ProjectState, ProjectStatus } from "./project.ts";
import type { SshKeySpec, SshKeyState, SshKeyStatus } from "./ssh-key.ts";
import type { VmSpec, VmState, VmStatus } from "./vm.ts";
import type { Condition } from "./messages.ts";

/** What is known of each kind beside its fields. */
export const KINDS = {
  disk: { kind: "disk", plural: "disks", idPrefix: "dsk", scope: "global", noun: "disk", article: "a", onHost: true, holdsOthers: true, waitsForCapacity: false, terraform: "croft_disk", hasName: false, nameEffect: null, writable: true, sensitive: [] },
  host: { kind: "host", plural: "hosts", idPrefix: "hst", scope: "global", noun: "host", article: "a", onHost: false, holdsOthers: true, waitsForCapacity: false, terraform: "croft_host", hasName: true, nameEffect: "X", writable: true, sensitive: [] },
  image: { kind: "image", plural: "images", idPrefix: "img", scope: "shareable", noun: "image", article: "an", onHost: false, holdsOthers: false, waitsForCapacity: false, terraform: "croft_image", hasName: true, nameEffect: "X", writable: true, sensitive: [] },
  network: { kind: "network", plural: "networks", idPrefix: "net", scope: "shareable", noun: "network", article: "a", onHost: true, holdsOthers: false, waitsForCapacity: false, terraform: "croft_network", hasName: true, nameEffect: "X", writable: true, sensitive: [] },
  partition_attachment: { kind: "partition_attachment", plural: "partition_attachments", idPrefix: "att", scope: "of_vm", noun: "attachment", article: "an", onHost: true, holdsOthers: false, waitsForCapacity: false, terraform: "croft_partition_attachment", hasName: false, nameEffect: null, writable: true, sensitive: [] },
  partition: { kind: "partition", plural: "partitions", idPrefix: "prt", scope: "project", noun: "partition", article: "a", onHost: true, holdsOthers: false, waitsForCapacity: false, terraform: "croft_partition", hasName: true, nameEffect: "L", writable: true, sensitive: [] },
  project: { kind: "project", plural: "projects", idPrefix: "prj", scope: "global", noun: "project", article: "a", onHost: false, holdsOthers: true, waitsForCapacity: false, terraform: "croft_project", hasName: true, nameEffect: "X", writable: true, sensitive: [] },
  ssh_key: { kind: "ssh_key", plural: "ssh_keys", idPrefix: "key", scope: "shareable", noun: "SSH key", article: "an", onHost: false, holdsOthers: false, waitsForCapacity: false, terraform: "croft_ssh_key", hasName: true, nameEffect: "X", writable: true, sensitive: [] },
  vm: { kind: "vm", plural: "vms", idPrefix: "vm", scope: "project", noun: "VM", article: "a", onHost: true, holdsOthers: false, waitsForCapacity: true, terraform: "croft_vm", hasName: true, nameEffect: "L", writable: true, sensitive: ["user_data","user_data_wo"] },
} as const;

export type Kind = keyof typeof KINDS;

export interface SpecByKind {
  disk: DiskSpec;
  host: HostSpec;
  image: ImageSpec;
  network: NetworkSpec;
  partition_attachment: PartitionAttachmentSpec;
  partition: PartitionSpec;
  project: ProjectSpec;
  ssh_key: SshKeySpec;
  vm: VmSpec;
}

export interface StatusByKind {
  disk: DiskStatus;
  host: HostStatus;
  image: ImageStatus;
  network: NetworkStatus;
  partition_attachment: PartitionAttachmentStatus;
  partition: PartitionStatus;
  project: ProjectStatus;
  ssh_key: SshKeyStatus;
  vm: VmStatus;
}

export interface StateByKind {
  disk: DiskState;
  host: HostState;
  image: ImageState;
  network: NetworkState;
  partition_attachment: PartitionAttachmentState;
  partition: PartitionState;
  project: ProjectState;
  ssh_key: SshKeyState;
  vm: VmState;
}

export type SpecOf<K extends Kind> = SpecByKind[K];

/** What every status carries. */
interface Standing<State> {
  /** Generation that the rest of the status answers. */
  observed_generation: number;
  state: State;
  /** What is waited for or went wrong, one sentence; null when all is well. */
  state_reason: string | null;
  /** Error code that goes with it. */
  state_code: string | null;
  conditions: Condition[];
}

type WholeStatusByKind = { [K in Kind]: StatusByKind[K] & Standing<StateByKind[K]> };

/** Status of a kind with what every status carries. */
export type StatusOf<K extends Kind> = WholeStatusByKind[K];

/** An object as REST shows it. */
export interface Document<K extends Kind = Kind> {
  kind: K;
  id: string;
  /** Name of its project; null for shared and global objects. */
  project: string | null;
  shared: boolean;
  name: string | null;
  tags: Record<string, string>;
  default_tags: Record<string, string>;
  /** Rises with every write of a user; what If-Match compares. */
  generation: number;
  /** Rises with every change. */
  revision: string;
  created_at: string;
  updated_at: string;
  created_by: string;
  deleting: boolean;
  /** Whether it is in somebody's Terraform state (POST /v1/claims). */
  claimed: boolean;
  spec: SpecOf<K>;
  status: StatusOf<K>;
  /** JSON pointers of fields that the caller may not read; absent when there are none. */
  withheld?: string[];
}
