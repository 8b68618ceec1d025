// What a host is sent of a VM: its document, and its seed as a secret of its own. Nothing is chosen here: where it lives, its
// ports and its names were decided when it was written.

import { GIB, gibUp } from "@croft/schemas/bytes.ts";
import type { SeedDocument, VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { metaData, vendorData } from "../../ssh/seed.ts";
import type { PortLease, SeedSecret, Stored } from "../../store/store.ts";
import type { Blocked, Instruction, Planning } from "../host-side.ts";
import type { HostSnapshot } from "../host-snapshot.ts";
import { inDoubt } from "../in-doubt.ts";
import { addressOf, cardsOf } from "./cards.ts";
import { type Drive, detachingOf, drivesOf } from "./drive-use.ts";
import { isFenced } from "./fencing.ts";
import { vmImages } from "./image-documents.ts";
import { networkConfig, prefixLength } from "./network-config.ts";

type Images = Exclude<ReturnType<typeof vmImages>, Blocked>;

const START_ANYWAY =
  "when there is none, name its `power_state` in a request: it is started with what its host has of it, else anew from its image.";

/** The document and seed of a VM, or why it has none yet. */
export function vmInstruction(vm: Stored<"vm">, planning: Planning): Instruction<"vm"> | Blocked {
  const { snapshot } = planning;
  const { in_doubt } = vm.internal;
  if (in_doubt !== undefined && !vm.deleting) return inDoubt(snapshot.host, in_doubt, START_ANYWAY);
  const images = vmImages(vm.spec, snapshot.images, snapshot.told.has(vm.id));
  if ("reason" in images) return images;
  const seed = snapshot.seeds.get(vm.id);
  const leases = snapshot.ports.get(vm.id) ?? [];
  const sshPort = leases.find((lease) => lease.purpose === "ssh")?.port;
  const tooSmall = sizeRefusal(vm, images, snapshot);
  if (tooSmall !== undefined) return tooSmall;
  if (seed === undefined || sshPort === undefined) {
    return {
      code: "internal",
      reason: `VM ${vm.id} was stored without its seed or its SSH port, so nothing is sent of it. Restore a backup that is whole; or delete it and make it anew, by which its root disk is lost.`,
    };
  }
  const waits = waitsFor(vm, planning, leases);
  if (waits !== undefined) return { code: null, reason: waits };
  return {
    document: vmDocument(vm, planning, images, { leases, sshPort }),
    secret: seedDocument(vm, seed, snapshot),
  };
}

/** Checked at the create where the image was known then; here for one that came later. */
function sizeRefusal(vm: Stored<"vm">, { image }: Images, { told }: HostSnapshot): Blocked | undefined {
  const { root_disk_gib } = vm.spec;
  if (image === null || told.has(vm.id) || root_disk_gib * GIB >= image.virtual_size_bytes) return undefined;
  const least = gibUp(image.virtual_size_bytes);
  return {
    code: "out_of_range",
    reason: `root_disk_gib is ${root_disk_gib}, but the image needs at least ${least}.`,
  };
}

const isHeld = (vm: Stored<"vm">, { drives }: Planning, { partition }: Drive): boolean =>
  (drives.holders.get(partition) ?? vm.id) !== vm.id;

/** What a VM that its host was not sent yet waits for: its partitions are to be there from the first boot. */
function waitsFor(vm: Stored<"vm">, planning: Planning, leases: readonly PortLease[]): string | undefined {
  const { snapshot, drives } = planning;
  if (vm.deleting || snapshot.told.has(vm.id)) return undefined;
  // Placed anew where a move of it was under way: what came of that goes first.
  if (
    snapshot.moves.some((move) => move.vm === vm.id && move.to === snapshot.host && move.phase !== "leaving")
  ) {
    return `Waits until host ${snapshot.host} removed what it got of it by a move.`;
  }
  const late = drivesOf(vm, snapshot.objects.of("partition_attachment")).find(
    (drive) => drive.attachment === null && isHeld(vm, planning, drive),
  );
  if (late !== undefined) {
    const holder = titleOf(drives.holders.get(late.partition), vm, snapshot);
    return `Waits until ${holder} let go of partition ${late.partition}.`;
  }
  const holder = portHolder(leases, snapshot.givenUp);
  return holder === undefined
    ? undefined
    : `Waits until host ${snapshot.host} removed ${titleOf(holder, vm, snapshot)}, which has its ports.`;
}

/** How a VM is told of another one: by its id, unless that is another project's. */
function titleOf(id: string | undefined, { project }: Stored<"vm">, snapshot: HostSnapshot): string {
  const others = [...snapshot.objects.of("vm"), ...snapshot.givenUp];
  const other = others.find((one) => one.id === id);
  return other !== undefined && "project" in other && other.project === project ? `VM ${id}` : "another VM";
}

function vmDocument(
  vm: Stored<"vm">,
  planning: Planning,
  { image, cdroms }: Images,
  { leases, sshPort }: { leases: readonly PortLease[]; sshPort: number },
): VmDocument {
  const { spec } = vm;
  const attachments = planning.snapshot.objects.of("partition_attachment");
  return {
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
    drives: drivesOf(vm, attachments).filter((drive) => !isHeld(vm, planning, drive)),
    detaching: detachingOf(vm, attachments),
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
    ...(spec.on_host_loss === "recreate" ? { start_needs_leave: true } : {}),
    ...(isFenced(vm, attachments) ? { fenced: true } : {}),
    ...nicsOf(vm, planning.snapshot),
    probe_ssh: spec.wait_for?.includes("ssh") ?? false,
    restart_allowed: spec.on_change !== "fail",
    ...(vm.trace_id == null ? {} : { trace_id: vm.trace_id }),
    ...(vm.span_id == null ? {} : { span_id: vm.span_id }),
    wanted: vm.deleting ? "deleted" : "present",
  };
}

/** Left out of a VM without cards of its own, whose document is what it always was. */
function nicsOf(vm: Stored<"vm">, { networks }: HostSnapshot): Pick<VmDocument, "nics"> {
  const nics = cardsOf(vm.status).flatMap((card) => {
    const network = networks.get(card.network);
    if (network === undefined) return [];
    const leased = (family: 4 | 6) => {
      const [address, prefix_length] = [addressOf(card, family), prefixLength(network, family)];
      return address === undefined || prefix_length === undefined ? null : { address, prefix_length };
    };
    const { mode, mtu = null } = network.spec;
    const { mac_address } = card;
    return [{ network: network.id, mode, mac_address, ipv4: leased(4), ipv6: leased(6), mtu }];
  });
  return nics.length === 0 ? {} : { nics };
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

function seedDocument(
  vm: Stored<"vm">,
  seed: SeedSecret,
  { userAuthority, networks, spans }: HostSnapshot,
): SeedDocument {
  const network_config = networkConfig(vm.status, networks, spans);
  const hostname = vm.status.hostname ?? vm.spec.hostname ?? vm.name ?? vm.id;
  return {
    kind: "seed",
    id: vm.id,
    format: vm.spec.user_data_format ?? "cloud_init",
    user_data: seed.user_data_wo ?? vm.spec.user_data ?? null,
    vendor_data: vendorData({
      vm: vm.id,
      hostPrivateKey: seed.host_key_private,
      hostPublicKey: seed.host_key_public,
      authorizedKeys: seed.ssh_keys,
      firstKeys: seed.first_ssh_keys ?? seed.ssh_keys,
      userAuthority,
      networks: network_config !== null,
    }),
    meta_data: metaData(vm.id, hostname),
    ...(vm.spec.user_data_format === "ignition" ? {} : { login_keys: [...seed.ssh_keys] }),
    ...(network_config === null ? {} : { network_config }),
  };
}
