// Whether what a VM waits for is met, what it still waits for, and when waiting is in vain. Pure. There is no clock here:
// how long somebody waits is for whoever waits (`timeouts` in Terraform, `timeout_seconds` in REST).

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { Stored } from "../../store/store.ts";
import { hasAddress, seenAddresses } from "./address-condition.ts";
import { bootFaultOf, NOTHING_TO_BOOT } from "./boot-condition.ts";
import { cardsOf } from "./cards.ts";

type Wait = "running" | "address" | "ssh" | "cloud_init";
type Shown = Partial<Pick<StatusOf<"vm">, "ready" | "state_reason" | "state_code">>;

const FAULTS_SHOWN = 3;
const FAULT_CHARACTERS = 500;

/** What a report means for `ready`, with the reason while it is false and nothing worse is to be told. */
export function vmReady(vm: Stored<"vm">, entry: VmReport): Shown {
  const open = unmet(vm, entry);
  // Where it is wanted it is only when it has moved there.
  if (vm.status.ready !== true && isElsewhere(vm)) return { ready: false };
  if (vm.status.ready === true || open.length === 0) return { ready: true };
  if (entry.state !== "running" || entry.code !== null || wantedPower(vm) !== "running") {
    return { ready: false };
  }
  const answers = entry.generation >= (vm.internal.ready_after_generation ?? 1);
  if (answers && open.includes("cloud_init") && entry.guest?.cloud_init === "failed") {
    return { ready: false, state_code: "cloud_init_failed", state_reason: faults(entry) };
  }
  const why = (name: Wait): string =>
    name !== "running" && name !== "cloud_init" && rebootIsToCome(vm, entry)
      ? "it counts after the reboot that user data asks for"
      : WHY[name](entry, vm);
  const fault = bootFaultOf(entry);
  if (answers && fault !== undefined) {
    return { ready: false, state_code: NOTHING_TO_BOOT, state_reason: fault };
  }
  const reasons = open.map((name) => `${name} (${why(name)})`);
  return { ready: false, state_reason: `Waits for ${reasons.join(", ")}.` };
}

/** Whether it is on another host than it is to be on. */
export const isElsewhere = ({ spec, status, internal }: Stored<"vm">): boolean =>
  internal.misplaced === true || (spec.host !== undefined && spec.host !== status.host);

const wantedPower = (vm: Stored<"vm">) => vm.spec.power_state ?? "running";

/** What is not met yet, by a report that answers the write which last cleared `ready`. */
function unmet(vm: Stored<"vm">, entry: VmReport): Wait[] {
  const answers = entry.generation >= (vm.internal.ready_after_generation ?? 1);
  const power = wantedPower(vm);
  // What is waited for in a guest cannot come while it stands still.
  if (power !== "running") return answers && entry.state === power ? [] : ["running"];
  const waits = vm.spec.wait_for ?? ["running"];
  if (!answers) return waits;
  const runs = entry.state === "running";
  const settled = runs && !rebootIsToCome(vm, entry);
  const met: Record<Wait, boolean> = {
    running: runs,
    address: settled && reaches(vm, entry),
    ssh: settled && entry.ssh_ready,
    cloud_init: runs && entry.guest?.cloud_init === "done",
  };
  return waits.filter((name) => !met[name]);
}

/**
 * Whether the reboot that user data asks for at the end of the first boot is still to come: what greets before it goes away once
 * more. A guest that takes part says `done` after it only.
 */
export const rebootIsToCome = ({ internal }: Pick<Stored<"vm">, "internal">, entry: VmReport): boolean =>
  internal.reboots_first === true &&
  (entry.reboots ?? 0) === 0 &&
  entry.guest?.cloud_init !== "done" &&
  entry.guest?.cloud_init !== "failed";

/** A card with a leased address has it when somebody saw it there; any other guest has to tell one. */
function reaches(vm: Stored<"vm">, entry: VmReport): boolean {
  const cards = cardsOf(vm.status);
  const told = entry.guest?.addresses ?? [];
  const seen = seenAddresses(cards, entry);
  const leased = cards[0]?.ip_addresses ?? [];
  if (leased.length > 0) return hasAddress(cards, seen) || told.some((address) => leased.includes(address));
  return told.length > 0 || (cards.length > 0 && hasAddress(cards, seen));
}

const WHY: Record<Wait, (entry: VmReport, vm: Stored<"vm">) => string> = {
  running: () => "its host has not answered yet",
  address: ({ guest }, { status }) =>
    (status.ip_address ?? null) !== null
      ? `the guest was not seen to have ${status.ip_address}; it takes it by its seed or by DHCP`
      : guest?.agent_version == null
        ? "the guest's QEMU guest agent was not heard; the image must have it"
        : "the guest has none that is more than link-local",
  ssh: () => "its SSH server has not greeted yet",
  cloud_init: ({ guest }) =>
    guest?.cloud_init === "running"
      ? "it runs in the guest"
      : "it was not heard in the guest; the image must have it, and user data must not switch vendor data off",
};

function faults({ guest }: VmReport): string {
  const all = guest?.cloud_init_errors ?? [];
  const shown = all.slice(0, FAULTS_SHOWN).map((one) => one.slice(0, FAULT_CHARACTERS));
  const more = all.length > shown.length ? ` (and ${all.length - shown.length} more)` : "";
  return (
    `cloud-init ended with errors in the guest: ${shown.join("; ")}${more}. The VM runs on. ` +
    "See /var/log/cloud-init-output.log in the guest and correct the user data."
  );
}
