// What an update of a VM changes: what is reserved, leased and wanted of its host, and whether it moves or waits.

import { CHANGES_WITH } from "@croft/schemas/generated/typescript/fields.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { refuseWhileMoving } from "../../moves/while-moving.ts";
import type { Reads } from "../../store/store.ts";
import { isAdmin } from "../admin.ts";
import { type Decision, label, type ObjectUpdate, refuseFaults } from "../kind-rules.ts";
import { checkPortQuota, checkQuota } from "../project/quota.ts";
import { References } from "../references.ts";
import type { RuleParts } from "../rule-parts.ts";
import { checkRoomToGrow, refuseImpossible } from "./capacity.ts";
import { type Card, cardsOf } from "./cards.ts";
import { vmAmounts } from "./demand.ts";
import { claimAdded, detachingAfter } from "./drives.ts";
import { checkMedia, imagesOf } from "./images.ts";
import type { VmInternal } from "./internal.ts";
import { seedWithKeys } from "./keys.ts";
import { cardFaults, leaseCards } from "./lease-cards.ts";
import { moveOf, movesWith, refuseRestart, refuseSecondCopy, stoodStill } from "./moves-with.ts";
import { partitionsNamed } from "./neighbors.ts";
import { findNetworks, networksOf, refuseNetworksElsewhere } from "./network-demand.ts";
import { findPlace, NO_HOST, waitsForRoom } from "./placement.ts";
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

/** What a spec refers to. */
export const referencesOf = (spec: SpecOf<"vm">): string[] => [
  ...imagesOf(spec),
  ...networksOf(spec),
  ...(spec.partitions ?? []).map(({ partition }) => partition),
];

/**
 * Whether this write asks for a start, should the guest not run: naming the power state does, also the one it has. What
 * is known of the guest may be old, so the host decides whether there is anything to start.
 */
const asksForStart = ({ spec, named }: ObjectUpdate<"vm">): boolean =>
  named.has("power_state") && spec.power_state !== "stopped";

/** Of a change of these it is a move that makes it not ready. */
const PLACING = ["host", "host_labels", "spread"];

/** Pointers of the fields whose change makes it not ready until its host answers. */
const READY_FIELDS: ReadonlySet<string> = new Set(
  CHANGES_WITH.vm.ready.filter((field) => !PLACING.includes(field)).map((field) => `/${field}`),
);

/** Cards as a status shows them. */
export const shownCards = (cards: Card[]) => ({ nics: cards, ip_address: cards[0]?.ip_addresses[0] ?? null });

/** Decides an update; throws what refuses it. */
export async function updateVm(
  parts: RuleParts,
  reads: Reads,
  update: ObjectUpdate<"vm">,
): Promise<Decision<"vm">> {
  const { before } = update;
  const { seed, cards, addresses } = await admitUpdate(parts, reads, update);
  const shown = shownCards(cards);
  if (!waitsForRoom(before)) {
    const placed = await updatePlaced(parts, reads, update);
    return { ...placed, ...addresses, ...(seed && { seed }), status: { ...placed.status, ...shown } };
  }
  const waiting = await updateWaiting(reads, update);
  return { ...waiting, ...addresses, ...(seed && { seed }), status: { ...waiting.status, ...shown } };
}

/** Whether the VM may become so, and what the request takes; throws what refuses it. */
async function admitUpdate(parts: RuleParts, reads: Reads, update: ObjectUpdate<"vm">) {
  const { before, spec } = update;
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
  return { seed, cards: leasing.cards, addresses };
}

/** Of one that a host has. */
async function updatePlaced(parts: RuleParts, reads: Reads, update: ObjectUpdate<"vm">) {
  const { before, spec } = update;
  await refuseWhileMoving(reads, before, update.changes);
  const { move, misplaced } = await moveOf(reads, update);
  await checkRoomToGrow(reads, before, spec);
  await refuseNetworksElsewhere(reads, before, spec);

  const ports = await changePorts(reads, update, parts.ownPorts);
  const clears = move !== undefined || clearsReady(update);
  if (before.internal.in_doubt !== undefined && asksForStart(update)) await refuseSecondCopy(reads, before);
  return {
    references: referencesOf(spec),
    internal: internalAfter(update, misplaced, clears),
    reservation: {
      project: before.project ?? "",
      host: before.status.host ?? "",
      disk: null,
      ...vmAmounts(spec),
    },
    release: ports.release,
    take: ports.take,
    ...(move && { move, explanation: [move.explanation] }),
    status: {
      ...before.status,
      allocated_ports: ports.allocated,
      ...(clears ? { ready: false } : {}),
    },
  };
}

const clearsReady = (update: ObjectUpdate<"vm">): boolean =>
  (asksForStart(update) && stoodStill(update.before)) ||
  update.changes.some(({ pointer }) => READY_FIELDS.has(pointer));

function internalAfter(
  update: ObjectUpdate<"vm">,
  misplaced: boolean | undefined,
  clears: boolean,
): VmInternal {
  const { before, spec, generation } = update;
  const anew = asksForStart(update);
  const { misplaced: _, in_doubt, ...kept } = before.internal;
  return {
    ...kept,
    ...(in_doubt === undefined || anew ? {} : { in_doubt }),
    ...(misplaced ? { misplaced: true } : {}),
    detaching: detachingAfter(before, spec),
    ...(anew ? { start_number: (before.internal.start_number ?? 0) + 1 } : {}),
    ...(clears ? { ready_after_generation: generation } : {}),
  };
}

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
