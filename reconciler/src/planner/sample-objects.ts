// Objects for tests, as the store would hand them out: one small host with a disk, a partition, an image and a VM.

import { OLDEST_CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import type { Kind, SpecOf, StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { HostReport, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { NewDocument, PortLease, SeedSecret, Stored } from "../store/store.ts";

export const HOST = "alpha";
export const IDS = {
  host: "hst_0000000000000001",
  image: "img_0000000000000001",
  disk: "dsk_0000000000000001",
  partition: "prt_0000000000000001",
  vm: "vm_0000000000000001",
  attachment: "att_0000000000000001",
} as const;

const SHA = "ab".repeat(32);

const base = (state: string): Record<string, unknown> => ({
  observed_generation: 0,
  state,
  state_reason: null,
  state_code: null,
  conditions: [],
});

export function stored<K extends Kind>(
  kind: K,
  id: string,
  spec: SpecOf<K>,
  status: Record<string, unknown>,
  more: Partial<Stored<K>> = {},
): Stored<K> {
  return {
    kind,
    id,
    project: "web",
    shared: false,
    name: "app",
    tags: {},
    default_tags: {},
    generation: 1,
    revision: "1",
    created_at: "2026-01-01T00:00:00.000Z",
    updated_at: "2026-01-01T00:00:00.000Z",
    created_by: "tok_1",
    deleting: false,
    spec,
    status: { ...base("pending"), ...status } as unknown as StatusOf<K>,
    claimed: false,
    create_digest: null,
    internal: {},
    ...more,
  } as Stored<K>;
}

export const sampleImage = (more: Partial<Stored<"image">> = {}): Stored<"image"> =>
  stored(
    "image",
    IDS.image,
    { upload: SHA, sha256: SHA },
    {
      observed_generation: 1,
      state: "ready",
      sha256: SHA,
      format: "qcow2",
      size_bytes: 1000,
      virtual_size_bytes: 2 ** 31,
      virtual_size_gib: 2,
      kernel: null,
    },
    { name: "debian", ...more },
  );

export const sampleDisk = (more: Partial<Stored<"disk">> = {}): Stored<"disk"> =>
  stored(
    "disk",
    IDS.disk,
    { host: HOST, file: { name: "data", size_gib: 20 }, on_delete: "erase" },
    {},
    {
      project: null,
      name: null,
      ...more,
    },
  );

export const samplePartition = (more: Partial<Stored<"partition">> = {}): Stored<"partition"> =>
  stored(
    "partition",
    IDS.partition,
    { size_gib: 5, filesystem: "ext4", on_delete: "wipe" },
    { disk: IDS.disk, host: HOST, serial: IDS.partition },
    { name: "data", ...more },
  );

export const VM_SPEC: SpecOf<"vm"> = {
  image: IDS.image,
  cpus: 1,
  memory_mib: 512,
  root_disk_gib: 4,
  partitions: [{ partition: IDS.partition }],
  ports: [{ guest_port: 80 }],
  user_data: "#!/bin/sh\n",
  power_state: "running",
  wait_for: ["running"],
  on_change: "restart",
};

export const sampleVm = (more: Partial<Stored<"vm">> = {}): Stored<"vm"> =>
  stored(
    "vm",
    IDS.vm,
    VM_SPEC,
    { host: HOST, incarnation: 1, hostname: "app", ready: false, ssh_port: 20000 },
    more,
  );

export const sampleAttachment = (
  more: Partial<Stored<"partition_attachment">> = {},
): Stored<"partition_attachment"> =>
  stored(
    "partition_attachment",
    IDS.attachment,
    { vm: IDS.vm, partition: IDS.partition, read_only: false, force_detach: false },
    { serial: IDS.partition, attached: false },
    { name: null, ...more },
  );

export const SEED: SeedSecret = {
  ssh_keys: ["ssh-ed25519 BBBB alice"],
  host_key_private: "PRIVATE",
  host_key_public: "ssh-ed25519 AAAA",
};

export const PORTS: PortLease[] = [
  {
    host: HOST,
    protocol: "tcp",
    port: 20000,
    vm: IDS.vm,
    guest_port: 22,
    host_address: "127.0.0.1",
    purpose: "ssh",
    allocated: true,
  },
  {
    host: HOST,
    protocol: "tcp",
    port: 20001,
    vm: IDS.vm,
    guest_port: 80,
    host_address: "127.0.0.1",
    purpose: "forward",
    allocated: true,
  },
];

/** What a test inserts to have `document` in a real store; an attachment lives on `HOST`. */
export function asNew<K extends Kind>(
  document: Stored<K>,
  references: readonly string[] = [],
): NewDocument<K> {
  const { kind, id, project, shared, name, tags, default_tags, spec, status, created_by, internal } =
    document;
  const named = (status as { host?: string | null }).host ?? (spec as { host?: string }).host ?? null;
  const host = kind === "partition_attachment" ? HOST : named;
  return {
    kind: kind as K,
    id,
    project,
    shared,
    name,
    tags,
    default_tags,
    spec,
    status,
    created_by,
    create_digest: null,
    internal,
    host,
    references,
  };
}

export const vmReport = (more: Partial<VmReport> = {}): VmReport => ({
  kind: "vm",
  id: IDS.vm,
  generation: 1,
  incarnation: 1,
  state: "running",
  code: null,
  message: null,
  accelerator: "tcg",
  started_at: "2026-01-01T00:00:00.000Z",
  ssh_ready: false,
  drives: [],
  busy_ports: [],
  ...more,
});

export const hostReport = (more: Partial<HostReport> = {}): HostReport => ({
  contract_version: OLDEST_CONTRACT_VERSION,
  host: HOST,
  observed_generation: 0,
  agent_version: "0.1.0",
  boot_id: "boot-1",
  facts: {
    cpus: 4,
    memory_mib: 8192,
    memory_reserved_mib: 1024,
    cpu_overcommit: 4,
    storage_bytes: 100 * 2 ** 30,
    storage_free_bytes: 60 * 2 ** 30,
    architecture: "x86_64",
    kernel: "6.1.0",
    accelerator: "tcg",
    root: true,
    port_range: [20000, 20009],
  },
  conditions: [],
  disks: [],
  objects: [],
  ...more,
});
