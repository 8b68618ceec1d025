// What VMs used, as their hosts last told. In memory only, because it is another every time and nobody needs what it was:
// whoever wants a history has Prometheus read /metrics. Gone with a restart, and a minute after a host fell silent.

import { cleanValue } from "@croft/schemas/clean-text.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import type { HostCounters } from "@croft/schemas/generated/typescript/messages.ts";
import { validateHostCounters } from "@croft/schemas/generated/validators/messages.js";
import { fieldErrors } from "@croft/schemas/validation.ts";
import { movedBy, partsOf } from "./message-parts.ts";

type VmCounters = HostCounters["vms"][number];
type OwnCounters = Pick<HostCounters, "disks" | "agent">;

export interface CounterBook {
  /** Takes what a host told; replaces what it told before. Throws `invalid_request` and keeps nothing of it. */
  take(host: string, body: unknown): Promise<void>;
  /** Of one VM as told by the host that it is on. */
  of(host: string, vm: string): VmCounters | undefined;
  /** Of all, with the host that told. */
  all(): { host: string; counters: VmCounters }[];
  /** What hosts told of themselves. */
  hosts(): ({ host: string } & OwnCounters)[];
}

export const FORGET_AFTER_MS = 60_000;
/** As its schema says: longer lists are refused before they are looked at. */
const MOST_VMS = 10_000;

/** `now` is in milliseconds. */
export function counterBook(now: () => number): CounterBook {
  const hosts = new Map<string, { at: number; vms: ReadonlyMap<string, VmCounters>; own: OwnCounters }>();
  const fresh = (host: string) => {
    const told = hosts.get(host);
    if (told !== undefined && now() - told.at <= FORGET_AFTER_MS) return told;
    hosts.delete(host);
    return undefined;
  };
  return {
    async take(host, body) {
      const vms = await taken(host, body);
      const { disks, agent } = body as HostCounters;
      const own = cleanValue({ ...(disks && { disks }), ...(agent && { agent }) });
      hosts.set(host, { at: now(), vms: new Map(vms.map((counters) => [counters.id, counters])), own });
    },
    of: (host, vm) => fresh(host)?.vms.get(vm),
    hosts: () => [...hosts.keys()].flatMap((host) => ({ host, ...fresh(host)?.own })),
    all: () =>
      [...hosts.keys()].flatMap((host) =>
        [...(fresh(host)?.vms.values() ?? [])].map((counters) => ({ host, counters })),
      ),
  };
}

/** Checked and cleaned part by part: others have their turn in between. */
async function taken(host: string, body: unknown): Promise<VmCounters[]> {
  const { vms } = (body ?? {}) as { vms?: unknown };
  const listed = Array.isArray(vms) && vms.length <= MOST_VMS ? vms : [];
  const whole = listed.length === 0 ? body : { ...(body as object), vms: [] };
  if (!validateHostCounters(whole)) throw refused(host, 0);
  const cleaned: VmCounters[] = [];
  for await (const { from, part } of partsOf(listed, 1)) {
    if (!validateHostCounters({ vms: part })) throw refused(host, from);
    cleaned.push(...cleanValue(part as VmCounters[]));
  }
  return cleaned;
}

function refused(host: string, from: number): CroftError {
  const errors = fieldErrors(validateHostCounters.errors).map((fault) => movedBy(from, "vms", fault));
  return new CroftError("invalid_request", `The counters of host ${host} are refused.`, {
    detail: errors.map(({ pointer, message }) => `${pointer}: ${message}`).join("; "),
    errors,
  });
}
