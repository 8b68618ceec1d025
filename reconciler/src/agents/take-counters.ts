// Takes in what an agent sent of what its VMs used: checked whole before any of it is kept.

import { cleanValue } from "@croft/schemas/clean-text.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import type { HostCounters } from "@croft/schemas/generated/typescript/messages.ts";
import { validateHostCounters } from "@croft/schemas/generated/validators/messages.js";
import { fieldErrors } from "@croft/schemas/validation.ts";
import type { CounterBook, VmCounters } from "../coordination/counter-book.ts";
import { movedBy, partsOf } from "./message-parts.ts";

/** As its schema says: longer lists are refused before they are looked at. */
const MOST_VMS = 10_000;

/** Throws `invalid_request` and keeps nothing of it then. */
export async function takeCounters(
  book: Pick<CounterBook, "put">,
  host: string,
  body: unknown,
): Promise<void> {
  const vms = await taken(host, body);
  const { disks, agent } = body as HostCounters;
  book.put(host, vms, cleanValue({ ...(disks && { disks }), ...(agent && { agent }) }));
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
