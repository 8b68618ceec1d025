// Snapshot of a host -> what its agent is told about each object. Nothing is chosen here: where an object lives, its
// ports and its names were decided when it was written.
//
// Order of removals, each a document that stays until the report tells its end:
//
//   VM deleted --> its partitions kept or wiped --> their disk released or erased
//
// What is in quarantine stays on a disk that is released; before one is erased, that was ordered to be wiped.

import { GIB, gibUp } from "@croft/schemas/bytes.ts";
import { inContract } from "@croft/schemas/contract.ts";
import type {
  DiskDocument,
  PartitionDocument,
  SeedDocument,
  VmDocument,
} from "@croft/schemas/generated/typescript/messages.ts";
import { keepsBytes } from "../kinds/partition/quarantine.ts";
import { type Blocked, vmImages } from "../kinds/vm/image-documents.ts";
import { metaData, vendorData } from "../ssh/seed.ts";
import type { PortLease, SeedSecret, Stored } from "../store/store.ts";
import {
  type Drive,
  detachingOf,
  drivesOf,
  type HostSnapshot,
  partitionHolders,
  partitionUsers,
} from "./host-snapshot.ts";

export interface HostDocuments {
  disks: DiskDocument[];
  partitions: PartitionDocument[];
  /** Without a seed: what was given up. */
  vms: { document: VmDocument; seed: SeedDocument | null }[];
  /** By id of the VM. */
  blocked: Map<string, Blocked>;
  /** By id: what its agent is too old for. What it was told before stays as it is. */
  outdated: Map<string, Blocked>;
}

/** Documents as the host's agent knows them. */
export function hostDocuments(snapshot: HostSnapshot): HostDocuments {
  const { disks, partitions, vms, blocked } = newestDocuments(snapshot);
  const { contract, host } = snapshot;
  const outdated: HostDocuments["outdated"] = new Map();
  const spoken = <D extends { kind: string; id: string; wanted: string }>(
    document: D,
    secret?: SeedDocument | null,
  ): [D, SeedDocument | null] | undefined => {
    const plain = inContract(document, contract);
    const hidden = secret ? inContract(secret, contract) : { document: null, lacking: [] };
    const lacking = [...plain.lacking, ...hidden.lacking];
    // What goes needs none of its settings.
    if (lacking.length === 0 || document.wanted !== "present") return [plain.document, hidden.document];
    const reason = `The agent of host ${host} is too old for ${lacking.join(", ")}: update it, or leave that out.`;
    outdated.set(document.id, { code: "agent_outdated", reason });
    return undefined;
  };
  return {
    disks: disks.flatMap((one) => spoken(one)?.[0] ?? []),
    partitions: partitions.flatMap((one) => spoken(one)?.[0] ?? []),
    vms: vms.flatMap(({ document, seed }) => {
      const made = spoken(document, seed);
      return made === undefined ? [] : [{ document: made[0], seed: made[1] }];
    }),
    blocked,
    outdated,
  };
}

function newestDocuments(snapshot: HostSnapshot): Omit<HostDocuments, "outdated"> {
  const users = partitionUsers(snapshot);
  const holders = partitionHolders(snapshot);
  const vms: HostDocuments["vms"] = [];
  const blocked = new Map<string, Blocked>();
  for (const vm of snapshot.vms) {
    const made = vmDocuments(vm, snapshot, holders);
    if ("reason" in made) blocked.set(vm.id, made);
    else vms.push(made);
  }
  const { givenUp } = snapshot;
  for (const order of givenUp) if (order.kind === "vm") vms.push({ document: order, seed: null });
  return {
    disks: [
      ...snapshot.disks.map((disk) => diskDocument(disk, snapshot.occupied.has(disk.id))),
      ...givenUp.flatMap((order) => (order.kind === "disk" ? [order] : [])),
    ],
    partitions: [
      ...snapshot.partitions.map((partition) => partitionDocument(partition, users.has(partition.id))),
      ...givenUp.flatMap((order) => (order.kind === "partition" ? [order] : [])),
    ],
    vms,
    blocked,
  };
}

function diskDocument(
  { id, generation, spec, deleting, internal }: Stored<"disk">,
  occupied: boolean,
): DiskDocument {
  const gone = spec.on_delete === "erase" && spec.file !== undefined ? "erased" : "released";
  return {
    kind: "disk",
    id,
    generation,
    device: spec.device ?? null,
    file: spec.file === undefined ? null : { name: spec.file.name, size_bytes: spec.file.size_gib * GIB },
    wipe: spec.wipe ?? null,
    ...(internal.former === undefined ? {} : { former: internal.former }),
    wanted: deleting && !occupied ? gone : "present",
  };
}

function partitionDocument(partition: Stored<"partition">, used: boolean): PartitionDocument {
  const { id, generation, spec, deleting } = partition;
  const gone = keepsBytes(partition) ? "kept" : "wiped";
  return {
    kind: "partition",
    id,
    generation,
    disk: diskOf(partition),
    size_bytes: spec.size_gib * GIB,
    filesystem: spec.filesystem ?? partition.internal.filesystem ?? null,
    wanted: deleting && !used ? gone : "present",
  };
}

const diskOf = ({ spec, status }: Stored<"partition">): string => status.disk ?? spec.disk ?? "";

function vmDocuments(
  vm: Stored<"vm">,
  snapshot: HostSnapshot,
  holders: ReadonlyMap<string, string>,
): { document: VmDocument; seed: SeedDocument } | Blocked {
  const told = snapshot.told.has(vm.id);
  const images = vmImages(vm.spec, snapshot.images, told);
  if ("reason" in images) return images;
  const { image, cdroms } = images;
  // Checked at the create where the image was known then; here for one that came later.
  if (image !== null && vm.spec.root_disk_gib * GIB < image.virtual_size_bytes && !told) {
    const least = gibUp(image.virtual_size_bytes);
    return {
      code: "out_of_range",
      reason: `root_disk_gib is ${vm.spec.root_disk_gib}, but the image needs at least ${least}.`,
    };
  }
  const seed = snapshot.seeds.get(vm.id);
  const leases = snapshot.ports.get(vm.id) ?? [];
  const sshPort = leases.find((lease) => lease.purpose === "ssh")?.port;
  if (seed === undefined || sshPort === undefined) {
    return {
      code: "internal",
      reason: `VM ${vm.id} was stored without its seed or its SSH port; delete it and make it anew.`,
    };
  }
  const { spec } = vm;
  const held = (drive: Drive): boolean => (holders.get(drive.partition) ?? vm.id) !== vm.id;
  const drives = drivesOf(vm, snapshot.attachments);
  const late = drives.find((drive) => drive.attachment === null && held(drive));
  // Its partitions are to be there from the first boot, so the first boot waits for them.
  if (late !== undefined && !told && !vm.deleting) {
    return {
      code: null,
      reason: `Waits until VM ${holders.get(late.partition)} let go of partition ${late.partition}.`,
    };
  }
  const holder = snapshot.told.has(vm.id) || vm.deleting ? undefined : portHolder(leases, snapshot.givenUp);
  if (holder !== undefined) {
    return {
      code: null,
      reason: `Waits until host ${snapshot.host} removed VM ${holder}, which has its ports.`,
    };
  }
  return {
    document: {
      kind: "vm",
      id: vm.id,
      generation: vm.generation,
      incarnation: vm.status.incarnation ?? 1,
      project: vm.project ?? "",
      name: vm.name ?? vm.id,
      image,
      cpus: spec.cpus,
      memory_mib: spec.memory_mib,
      root_disk_gib: spec.root_disk_gib,
      drives: drives.filter((drive) => !held(drive)),
      detaching: detachingOf(vm, snapshot.attachments),
      ports: forwardedPorts(leases),
      ssh_port: sshPort,
      power_state: spec.power_state ?? "running",
      start_number: vm.internal.start_number ?? 0,
      restart_number: vm.internal.restart_number ?? 0,
      cpu_model: spec.cpu_model ?? "auto",
      firmware: spec.firmware ?? "bios",
      secure_boot: spec.secure_boot ?? false,
      tpm: spec.tpm ?? false,
      ...(cdroms.length === 0 ? {} : { cdroms }),
      ...(spec.boot_from === undefined ? {} : { boot_from: spec.boot_from }),
      restart_policy: spec.restart_policy ?? "on_failure",
      start_on_boot: spec.start_on_boot ?? true,
      probe_ssh: spec.wait_for?.includes("ssh") ?? false,
      restart_allowed: spec.on_change !== "fail",
      wanted: vm.deleting ? "deleted" : "present",
    },
    seed: seedDocument(vm, seed, snapshot.userAuthority),
  };
}

/** A VM that was given up and may still listen on one of these ports. */
function portHolder(leases: readonly PortLease[], givenUp: HostSnapshot["givenUp"]): string | undefined {
  const wanted = new Set(leases.map(({ port, protocol }) => `${port}/${protocol}`));
  return givenUp.find(
    (order) =>
      order.kind === "vm" &&
      (wanted.has(`${order.ssh_port}/tcp`) ||
        order.ports.some(({ host_port, protocol }) => wanted.has(`${host_port}/${protocol}`))),
  )?.id;
}

// Sorted, because the order in which leases were taken means nothing and must not change a digest.
const forwardedPorts = (leases: readonly PortLease[]): VmDocument["ports"] =>
  leases
    .filter((lease) => lease.purpose === "forward")
    .map(({ guest_port, port, host_address, protocol }) => ({
      guest_port,
      host_port: port,
      host_address,
      protocol,
    }))
    .sort((a, b) => a.guest_port - b.guest_port || a.protocol.localeCompare(b.protocol));

function seedDocument(vm: Stored<"vm">, seed: SeedSecret, userAuthority: string): SeedDocument {
  const hostname = vm.status.hostname ?? vm.spec.hostname ?? vm.name ?? vm.id;
  return {
    kind: "seed",
    id: vm.id,
    format: vm.spec.user_data_format ?? "cloud_init",
    user_data: seed.user_data_wo ?? vm.spec.user_data ?? null,
    vendor_data: vendorData({
      vm: vm.id,
      hostname,
      hostPrivateKey: seed.host_key_private,
      hostPublicKey: seed.host_key_public,
      authorizedKeys: seed.ssh_keys,
      userAuthority,
    }),
    meta_data: metaData(vm.id, hostname),
  };
}
