// What a report of a VM means.

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import { failedMoveOf, MOVE_FAILED, MOVING } from "../../moves/moving-condition.ts";
import type { Internal, PortLease, Stored } from "../../store/store.ts";
import type { Blocked, Observed, Observing } from "../host-side.ts";
import { BACK, isBack } from "../in-doubt.ts";
import { hasEnded, kept, reported, unreported } from "../reported-status.ts";
import { seenAddresses, withAddresses } from "./address-condition.ts";
import { withBootFault } from "./boot-condition.ts";
import { cardsOf } from "./cards.ts";
import { withMedia } from "./cdrom-condition.ts";
import { withDrives } from "./drive-condition.ts";
import { detachingOf } from "./drive-use.ts";
import { isFenced } from "./fencing.ts";
import { withFencing } from "./fencing-condition.ts";
import { withFirstBoot } from "./first-boot-condition.ts";
import { missingMedia } from "./image-documents.ts";
import type { VmInternal } from "./internal.ts";
import { isElsewhere, rebootIsToCome, vmReady } from "./vm-ready.ts";
import { withWayOut } from "./way-out-condition.ts";

export function observeVm(vm: Stored<"vm">, observing: Observing): Observed<"vm"> {
  const entry = observing.entryOf("vm", vm.id);
  if (isBack(vm, observing)) {
    const { in_doubt: _, ...internal } = vm.internal;
    return { gone: false, status: { ...vm.status, ...BACK }, internal };
  }
  const observed = withLocation(statusOf(vm, entry, observing), observing.view);
  const internal = internalOf(vm, entry, observing);
  return observed.gone || internal === undefined
    ? observed
    : { gone: false, status: observed.status, internal };
}

/** Where its host is declared to be. */
function withLocation(observed: Observed<"vm">, { declared }: Observing["view"]): Observed<"vm"> {
  if (observed.gone || declared === undefined) return observed;
  const { region = null, zone = null } = declared;
  return { ...observed, status: { ...observed.status, host_region: region, host_zone: zone } };
}

function statusOf(
  vm: Stored<"vm">,
  entry: VmReport | undefined,
  { snapshot, blocked, view }: Observing,
): Observed<"vm"> {
  const reason = blocked.get(vm.id);
  if (reason !== undefined) return blockedVm(vm, reason);
  // A lower incarnation is an abandoned copy; it says nothing about the VM.
  if (entry === undefined || entry.incarnation < (vm.status.incarnation ?? 1)) return unreported(vm, view);
  if (hasEnded(vm, entry, ["deleted"])) return { gone: true };
  const ports = snapshot.ports.get(vm.id);
  // A port that the user gave and that another process of the host holds.
  const conflict = ports?.find((lease) => !lease.allocated && entry.busy_ports.includes(lease.port));
  const missing = missingMedia(vm.spec, snapshot.images);
  const cards = cardsOf(vm.status);
  const seen = seenAddresses(cards, entry);
  const fenced = isFenced(vm, snapshot.objects.of("partition_attachment"));
  return kept(vm, view, {
    ...vm.status,
    ...reported(vm, entry),
    ...vmReady(vm, entry),
    ...(wasMoved(entry, ports) ? STARTS_ELSEWHERE : {}),
    ...failedMove(vm),
    ...(conflict === undefined ? {} : portInUse(conflict)),
    conditions: withWayOut(
      withAddresses(
        withBootFault(
          withFirstBoot(
            withMedia(
              withDrives(
                withFencing(vm.status.conditions, { fenced, generation: vm.generation }, entry),
                entry.drives,
              ),
              missing,
              entry.cdroms,
            ),
            entry.guest,
          ),
          entry,
        ),
        cards,
        seen,
      ),
      entry.way_out,
    ),
    // Absent in what was stored before there were networks.
    ...(cards.length === 0 ? {} : { seen_addresses: seen }),
    power_state: observedPower(vm, entry),
    ...standsStill(vm, entry),
    accelerator: entry.accelerator,
    started_at: entry.started_at,
    exit: entry.exit ?? null,
    restarts: entry.restarts ?? 0,
    next_start_at: entry.next_start_at ?? null,
    reboots: entry.reboots ?? 0,
    // Absent in what was stored before agents told it.
    guest: entry.guest ?? null,
  });
}

/** What was remembered until a report said otherwise. */
function internalOf(
  vm: Stored<"vm">,
  entry: VmReport | undefined,
  observing: Observing,
): Internal<"vm"> | undefined {
  const { view, answered } = observing;
  if (view.silent || entry === undefined || entry.incarnation < (vm.status.incarnation ?? 1))
    return undefined;
  const { detaching, reboots_first, ...rest } = vm.internal;
  const stillDetaching = answered(vm.id) ? detachingLeft(vm, entry, observing) : detaching;
  const stillToReboot = reboots_first === true && rebootIsToCome(vm, entry);
  if (stillDetaching?.length === detaching?.length && stillToReboot === (reboots_first === true)) {
    return undefined;
  }
  return {
    ...rest,
    ...(stillDetaching && { detaching: stillDetaching }),
    ...(stillToReboot && { reboots_first: true }),
  };
}

// What a VM detached is forgotten once the report that answers the removal no longer shows it.
function detachingLeft(vm: Stored<"vm">, entry: VmReport, { snapshot }: Observing): VmInternal["detaching"] {
  const remembered = vm.internal.detaching;
  if (!remembered?.length) return remembered;
  const detaching = detachingOf(vm, snapshot.objects.of("partition_attachment"));
  const detached = new Set(
    detaching
      .map(({ partition }) => partition)
      .filter((partition) => !entry.drives.some((drive) => drive.partition === partition && drive.attached)),
  );
  return remembered.filter(({ partition }) => !detached.has(partition));
}

/** It is not where it is wanted, and runs on where it was. */
function failedMove(vm: Stored<"vm">): Partial<StatusOf<"vm">> {
  const why = failedMoveOf(vm);
  if (why === undefined || !isElsewhere(vm)) return {};
  return { state: "error", state_code: MOVE_FAILED, state_reason: why };
}

/** Stopped for its move only, it is still to have the power state that is wanted. */
function standsStill(vm: Stored<"vm">, { state }: VmReport): Partial<StatusOf<"vm">> {
  const moving = vm.status.conditions.find(({ type, status }) => type === MOVING && status === "true");
  if (moving === undefined || state !== "stopped") return {};
  const power_state = vm.spec.power_state ?? "running";
  return power_state === "stopped" ? {} : { state: "pending", state_reason: moving.message, power_state };
}

/** On its way somewhere a VM has the power state that is wanted. */
function observedPower(vm: Stored<"vm">, { state }: VmReport): "running" | "stopped" | "paused" {
  if (state === "stopped" || state === "failed") return "stopped";
  return state === "paused" ? "paused" : (vm.spec.power_state ?? "running");
}

// The ports that stood in the way are no longer the VM's: it is about to be started with others.
const wasMoved = ({ code, busy_ports }: VmReport, ports: readonly PortLease[] | undefined): boolean =>
  code === "port_in_use" &&
  ports !== undefined &&
  busy_ports.length > 0 &&
  !ports.some(({ port }) => busy_ports.includes(port));

const STARTS_ELSEWHERE = {
  state: "starting" as const,
  state_code: null,
  state_reason: "A port was held by another process of the host; the VM is started with another one.",
};

const portInUse = ({ port, protocol, host_address, host }: PortLease) => ({
  state: "failed" as const,
  state_code: "port_in_use",
  state_reason:
    `Port ${port}/${protocol} of ${host_address} on host ${host} is held by another process; ` +
    "give another host_port, or leave it out and Croft allocates one.",
});

// No document can be made for it, so no agent will ever answer: the state has to come from here.
function blockedVm(vm: Stored<"vm">, blocked: Blocked): Observed<"vm"> {
  if (vm.deleting) return { gone: true };
  const failed = blocked.code !== null;
  return {
    gone: false,
    status: {
      ...vm.status,
      observed_generation: failed ? vm.generation : vm.status.observed_generation,
      state: blocked.code === "host_error" ? "error" : failed ? "failed" : "pending",
      state_reason: blocked.reason,
      state_code: blocked.code,
    },
  };
}
