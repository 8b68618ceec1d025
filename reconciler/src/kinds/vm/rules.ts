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
import type { SpecOf, StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Reads, Stored } from "../../store/store.ts";
import { type Decision, type KindRules, label, type NewObject, refuseFaults } from "../kind-rules.ts";
import { checkPortQuota, checkQuota, NOTHING } from "../project/quota.ts";
import { References } from "../references.ts";
import type { RuleParts } from "../rule-parts.ts";
import { type Card, cardsOf, isLive } from "./cards.ts";
import { vmAmounts } from "./demand.ts";
import { claimAll } from "./drives.ts";
import { checkMedia, findImage, sourceFaults } from "./images.ts";
import { copyKeys } from "./keys.ts";
import { cardFaults, givenUp, leaseCards } from "./lease-cards.ts";
import { findNetworks } from "./network-demand.ts";
import { findPlace, NO_HOST, type Place, waitsForRoom } from "./placement.ts";
import { ownPortFaults } from "./port-limits.ts";
import { compareLeases, portFaults, portRequests } from "./ports.ts";
import { bootFaults, specFaults } from "./spec-faults.ts";
import { referencesOf, shownCards, updateVm } from "./update-vm.ts";
import { rebootsFirst } from "./user-data-remarks.ts";

type VmSpec = SpecOf<"vm">;

const SSH_USER = "croft";

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

function refuseProtected(vm: Stored<"vm">): void {
  if (vm.spec.deletion_protection !== true) return;
  const message = "is true: the VM can neither be destroyed nor replaced";
  throw new CroftError("deletion_protected", `${label(vm)} is protected from deletion.`, {
    detail: "Set deletion_protection to false and apply that first, if it really is to go.",
    errors: [{ code: "deletion_protected", pointer: "/spec/deletion_protection", message }],
  });
}

/** What is shown of a spec, when that is not all of it. */
function withoutSecrets({ user_data_wo, ...spec }: VmSpec): { spec?: VmSpec } {
  return user_data_wo === undefined ? {} : { spec };
}

async function createVm(parts: RuleParts, reads: Reads, object: NewObject<"vm">): Promise<Decision<"vm">> {
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
}

export const vmRules = (parts: RuleParts): KindRules<"vm"> => ({
  create: (reads, object) => createVm(parts, reads, object),

  // Naming the host it is on or the hostname it has, or no longer naming them, changes nothing.
  keeps({ pointer, after }, { before, spec }) {
    if (pointer === "/networks") return isLive(cardsOf(before.status), spec.networks ?? []);
    if ((pointer === "/region" || pointer === "/zone") && after === undefined) return true;
    const { host, hostname, host_region, host_zone } = before.status;
    const has = { "/host": host, "/hostname": hostname, "/region": host_region, "/zone": host_zone }[pointer];
    return has != null && (after === undefined || after === has);
  },

  update: (reads, update) => updateVm(parts, reads, update),

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
