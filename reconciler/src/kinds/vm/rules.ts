// VMs. A request decides where one lives, what is reserved and which ports it has; all else its host's agent tells.
//
//   (waiting for room) --> pending --> creating --> starting --> running <--> stopping / stopped
//      |           |            |            |             |
//      |           +------------+------------+-------------+--> failed (the guest or the request)
//      |                                                   \--> error  (Croft or the host)
//      +-- DELETE from every state --> deleting --> (gone: nothing of it is left on its host)
//
//   A silent host makes all of its VMs `unknown`; its next report tells their states again.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { CHANGES_WITH } from "@croft/schemas/generated/typescript/fields.ts";
import type { SpecOf, StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { refuseWhileMoving } from "../../moves/while-moving.ts";
import type { Reads, Stored } from "../../store/store.ts";
import { isAdmin } from "../admin.ts";
import { type KindRules, label, type NewObject, type ObjectUpdate, refuseFaults } from "../kind-rules.ts";
import { checkPortQuota, checkQuota, NOTHING } from "../project/quota.ts";
import { References } from "../references.ts";
import type { RuleParts } from "../rule-parts.ts";
import { checkRoomToGrow, refuseImpossible } from "./capacity.ts";
import { type Card, cardsOf, isLive } from "./cards.ts";
import { vmAmounts } from "./demand.ts";
import { claimAdded, claimAll, detachingAfter } from "./drives.ts";
import { checkMedia, findImage, imagesOf, sourceFaults } from "./images.ts";
import type { VmInternal } from "./internal.ts";
import { copyKeys, seedWithKeys } from "./keys.ts";
import { cardFaults, givenUp, leaseCards } from "./lease-cards.ts";
import { moveOf, movesWith, refuseRestart, refuseSecondCopy, stoodStill } from "./moves-with.ts";
import { partitionsNamed } from "./neighbors.ts";
import { findNetworks, networksOf, refuseNetworksElsewhere } from "./network-demand.ts";
import { findPlace, NO_HOST, type Place, waitsForRoom } from "./placement.ts";
import { forbiddenPorts, ownPortFaults } from "./port-limits.ts";
import {
  allocatedPorts,
  compareLeases,
  newLeases,
  portFaults,
  portRequests,
  refuseTaken,
  takenPorts,
} from "./ports.ts";
import { bootFaults, specFaults } from "./spec-faults.ts";
import { rebootsFirst } from "./user-data-remarks.ts";

type VmSpec = SpecOf<"vm">;

const SSH_USER = "croft";

const referencesOf = (spec: VmSpec): string[] => [
  ...imagesOf(spec),
  ...networksOf(spec),
  ...(spec.partitions ?? []).map(({ partition }) => partition),
];

function sizeFaults(spec: VmSpec, image: Stored<"image"> | undefined): FieldError[] {
  const least = image?.status.virtual_size_gib;
  if (least == null || spec.root_disk_gib >= least) return [];
  const message = `must be at least ${least}, the size of image ${image?.name}`;
  return [{ code: "out_of_range", pointer: "/spec/root_disk_gib", message }];
}

/** One that its host has already is nowhere else. */
function elsewhere({ spec, adopts }: NewObject<"vm">): FieldError[] {
  if (adopts === undefined || spec.host === undefined || spec.host === adopts.host) return [];
  const message = `is on host ${adopts.host}`;
  return [{ code: "invalid_value", pointer: "/spec/host", message }];
}

/**
 * Whether this write asks for a start, should the guest not run: naming the power state does, also the one it has. What
 * is known of the guest may be old, so the host decides whether there is anything to start.
 */
const asksForStart = ({ spec, named }: ObjectUpdate<"vm">): boolean =>
  named.has("power_state") && spec.power_state !== "stopped";

function refuseProtected(vm: Stored<"vm">): void {
  if (vm.spec.deletion_protection !== true) return;
  const message = "is true: the VM can neither be destroyed nor replaced";
  throw new CroftError("deletion_protected", `${label(vm)} is protected from deletion.`, {
    detail: "Set deletion_protection to false and apply that first, if it really is to go.",
    errors: [{ code: "deletion_protected", pointer: "/spec/deletion_protection", message }],
  });
}

/** Of a change of these it is a move that makes it not ready. */
const PLACING = ["host", "host_labels", "spread"];

/** Pointers of the fields whose change makes it not ready until its host answers. */
const READY_FIELDS: ReadonlySet<string> = new Set(
  CHANGES_WITH.vm.ready.filter((field) => !PLACING.includes(field)).map((field) => `/${field}`),
);

/** What is shown of a spec, when that is not all of it. */
function withoutSecrets({ user_data_wo, ...spec }: VmSpec): { spec?: VmSpec } {
  return user_data_wo === undefined ? {} : { spec };
}

export const vmRules = (parts: RuleParts): KindRules<"vm"> => ({
  async create(reads, object) {
    const { name, spec } = object;
    const project = object.project ?? "";
    const references = new References(reads, project);
    const image = await findImage(references, spec);
    await checkMedia(references, spec);
    if (spec.host !== undefined) await references.host(spec.host, "/spec/host");
    const partitions = await claimAll(reads, references, object);
    const networks = await findNetworks(reads, references, spec);
    const ssh_keys = await copyKeys(parts, references, spec);
    refuseFaults(`VM ${project}/${name} cannot be created as given.`, [
      ...references.faults,
      ...elsewhere(object),
      ...sourceFaults(spec, object.partial === true),
      ...sizeFaults(spec, image),
      ...specFaults(spec),
      ...bootFaults(spec, image),
      ...portFaults(portRequests(spec)),
      ...ownPortFaults(portRequests(spec), parts.ownPorts),
      ...cardFaults(spec.networks ?? [], networks),
    ]);
    // Before the quota, because what no host can ever have is no matter of quotas.
    const place = await findPlace(reads, object, partitions);
    await checkQuota(reads, project, `VM ${name}`, NOTHING, vmAmounts(spec));
    await checkPortQuota(reads, project, `VM ${name}`, portRequests(spec).length);
    const { host, leases, explanation, no_room } = place;
    const leasing = await leaseCards(reads, object, [], networks, parts.counted());
    const key = parts.newHostKey();
    const found = object.adopts?.host_key;
    return {
      host,
      references: referencesOf(spec),
      reservation: { project, host: host ?? NO_HOST, disk: null, ...vmAmounts(spec) },
      take: leases,
      takeAddresses: leasing.take,
      ...withoutSecrets(spec),
      seed: {
        ...(spec.user_data_wo === undefined ? {} : { user_data_wo: spec.user_data_wo }),
        ssh_keys,
        host_key_private: key.private_key,
        host_key_public: key.public_key,
      },
      internal: {
        start_number: 0,
        ready_after_generation: 1,
        ...(no_room && { no_room }),
        ...(rebootsFirst(spec) && { reboots_first: true }),
        ...(found !== undefined && { found_host_key: true }),
      },
      status: firstStatus(object, place, leasing.cards, found ?? key.public_key),
      explanation: [explanation],
    };
  },

  // Naming the host it is on or the hostname it has, or no longer naming them, changes nothing.
  keeps({ pointer, after }, { before, spec }) {
    if (pointer === "/networks") return isLive(cardsOf(before.status), spec.networks ?? []);
    if ((pointer === "/region" || pointer === "/zone") && after === undefined) return true;
    const { host, hostname, host_region, host_zone } = before.status;
    const has = { "/host": host, "/hostname": hostname, "/region": host_region, "/zone": host_zone }[pointer];
    return has != null && (after === undefined || after === has);
  },

  async update(reads, update) {
    const { before, spec, generation } = update;
    const requests = portRequests(spec);
    const references = new References(reads, before.project);
    await claimAdded(reads, references, before, spec);
    await checkMedia(references, spec, before.spec.cdroms);
    const image = spec.image === undefined ? undefined : await reads.documents.get("image", spec.image);
    if (movesWith(update)) await references.host(spec.host ?? "", "/spec/host");
    const seed = await seedWithKeys(parts, reads, references, update);
    const had = cardsOf(before.status);
    const networks = await findNetworks(reads, references, spec, had);
    refuseFaults(`${label(before)} cannot be changed as given.`, [
      ...references.faults,
      ...specFaults(spec),
      ...bootFaults(spec, image),
      ...portFaults(requests),
      ...cardFaults(spec.networks ?? [], networks, had),
    ]);
    refuseRestart(update);
    if (!waitsForRoom(before)) await refuseImpossible(reads, label(before), spec, before.spec);
    const project = before.project ?? "";
    await checkQuota(reads, project, label(before), vmAmounts(before.spec), vmAmounts(spec));
    const morePorts = requests.length - portRequests(before.spec).length;
    await checkPortQuota(reads, project, label(before), morePorts);
    const leasing = await leaseCards(reads, { ...before, spec }, had, networks, parts.counted());
    const addresses = { takeAddresses: leasing.take, releaseAddresses: leasing.release };
    if (waitsForRoom(before)) {
      const waiting = await updateWaiting(reads, update);
      const status = { ...waiting.status, ...shownCards(leasing.cards) };
      return { ...waiting, ...addresses, status, ...(seed && { seed }) };
    }
    await refuseWhileMoving(reads, before, update.changes);
    const { move, misplaced } = await moveOf(reads, update);
    await checkRoomToGrow(reads, before, spec);
    await refuseNetworksElsewhere(reads, before, spec);

    const ports = await changePorts(reads, update, parts.ownPorts);
    const anew = asksForStart(update);
    const clears =
      move !== undefined ||
      (anew && stoodStill(before)) ||
      update.changes.some(({ pointer }) => READY_FIELDS.has(pointer));
    const { misplaced: _, in_doubt, ...kept } = before.internal;
    if (in_doubt !== undefined && anew) await refuseSecondCopy(reads, before);
    const internal: VmInternal = {
      ...kept,
      ...(in_doubt === undefined || anew ? {} : { in_doubt }),
      ...(misplaced ? { misplaced: true } : {}),
      detaching: detachingAfter(before, spec),
      ...(anew ? { start_number: (before.internal.start_number ?? 0) + 1 } : {}),
      ...(clears ? { ready_after_generation: generation } : {}),
    };
    return {
      references: referencesOf(spec),
      internal,
      reservation: {
        project: before.project ?? "",
        host: before.status.host ?? "",
        disk: null,
        ...vmAmounts(spec),
      },
      release: ports.release,
      take: ports.take,
      ...addresses,
      ...(seed && { seed }),
      ...(move && { move, explanation: [move.explanation] }),
      status: {
        ...before.status,
        ...shownCards(leasing.cards),
        allocated_ports: ports.allocated,
        ...(clears ? { ready: false } : {}),
      },
    };
  },

  async givesUp(reads, { id, status }, spec) {
    const { released } = compareLeases(await reads.ports.of(id), portRequests(spec));
    return { ports: released, addresses: givenUp(cardsOf(status), spec.networks ?? []), references: true };
  },

  async remove(_reads, vm) {
    refuseProtected(vm);
    if (waitsForRoom(vm)) return { gone: true };
    return { gone: false, status: vm.status };
  },
});

/** Of a VM that no host has answered for. */
const firstStatus = (
  { id, name, spec }: Pick<NewObject<"vm">, "id" | "name" | "spec">,
  place: Place,
  cards: Card[],
  host_key: string,
): StatusOf<"vm"> => ({
  observed_generation: 0,
  state: "pending",
  ...place.status,
  hostname: spec.hostname ?? name ?? id,
  ready: false,
  ...shownCards(cards),
  // With ignition Croft makes no user in the guest and knows no key of it.
  ssh: spec.user_data_format === "ignition" ? null : { user: SSH_USER, host_key, host_alias: id },
  power_state: null,
  accelerator: null,
  started_at: null,
  exit: null,
  restarts: 0,
  next_start_at: null,
  guest: null,
});

/** Cards as a status shows them. */
const shownCards = (cards: Card[]) => ({ nics: cards, ip_address: cards[0]?.ip_addresses[0] ?? null });

/** It may fit now. */
async function updateWaiting(
  reads: Reads,
  { before, spec, generation, principal = before.created_by }: ObjectUpdate<"vm">,
) {
  const request = { ...before, spec, principal, waits: true };
  const place = await findPlace(reads, request, await partitionsNamed(reads, spec), before.status.conditions);
  const { no_room: _, ...internal } = before.internal;
  return {
    host: place.host,
    references: referencesOf(spec),
    internal: {
      ...internal,
      ready_after_generation: generation,
      ...(place.no_room && { no_room: place.no_room }),
    },
    reservation: {
      project: before.project ?? "",
      host: place.host ?? NO_HOST,
      disk: null,
      ...vmAmounts(spec),
    },
    take: place.leases,
    status: { ...before.status, ...place.status },
  };
}

async function changePorts(
  reads: Reads,
  { before, spec, principal }: ObjectUpdate<"vm">,
  ownPorts: readonly number[] = [],
) {
  const name = before.status.host ?? "";
  const requests = portRequests(spec);
  refuseTaken(name, await takenPorts(reads, name, requests, before));
  const { kept, released, wanted } = compareLeases(await reads.ports.of(before.id), requests);
  const host = (await reads.hosts.facts()).find((candidate) => candidate.name === name);
  // What it has it keeps, also what it would not get any more.
  const refused = `${label(before)} cannot have these ports.`;
  refuseFaults(refused, ownPortFaults(wanted, ownPorts));
  if (host) refuseFaults(refused, forbiddenPorts(host, wanted, await isAdmin(reads, principal)));
  const take = host ? await newLeases(reads.ports, host, before.id, wanted, kept) : [];
  return { release: released, take, allocated: allocatedPorts([...kept, ...take]) };
}
