// What creates, changes and deletes of every kind work with, and the one way they write a decision.

import { CroftError } from "@croft/schemas/errors.ts";
import type { WritableKind } from "../kinds/host-kind.ts";
import type { Decision, KindRules } from "../kinds/kind-rules.ts";
import { kindModule } from "../kinds/kinds.ts";
import type { RuleParts } from "../kinds/rule-parts.ts";
import type { Store, Stored, Writes } from "../store/store.ts";

export interface CommandContext {
  store: Store;
  ruleParts: RuleParts;
  now(): Date;
  /** Milliseconds since 1970 by the clock that counts: how long bytes are kept is judged by it. */
  counted(): number;
  randomBytes(count: number): Uint8Array;
  /** Throws `storage_full` when there is no room for what is new. */
  demandStorage(what: string): void;
}

export const rulesOf = <K extends WritableKind>({ ruleParts }: CommandContext, kind: K): KindRules<K> =>
  kindModule(kind).rules(ruleParts);

/** A dry run notes what another change of its plan may cure, and judges on. */
export interface Noting {
  note?: (refusal: CroftError) => void;
}

/** Runs a check whose refusal is noted, if there is a note to take; undefined then. */
export async function noting<T>(note: Noting["note"], check: () => Promise<T>): Promise<T | undefined> {
  try {
    return await check();
  } catch (error) {
    if (note === undefined || !(error instanceof CroftError)) throw error;
    note(error);
    return undefined;
  }
}

/** Reservation and leases of a change, beside the document they belong to. */
export async function writeDecision(
  tx: Writes,
  id: string,
  decision: Pick<
    Decision<WritableKind>,
    "reservation" | "take" | "release" | "takeAddresses" | "releaseAddresses" | "seed"
  >,
): Promise<void> {
  if (decision.reservation) await tx.reservations.put({ ...decision.reservation, object: id });
  if (decision.release && decision.release.length > 0) await tx.ports.release(id, decision.release);
  if (decision.seed) await tx.secrets.putSeed(id, decision.seed);
  for (const lease of decision.take ?? []) await tx.ports.lease({ ...lease, vm: id });
  await tx.addresses.release(id, decision.releaseAddresses ?? []);
  await leaseAddresses(tx, id, decision);
}

export const leaseAddresses = (
  tx: Writes,
  id: string,
  { takeAddresses = [] }: Pick<Decision<WritableKind>, "takeAddresses">,
): Promise<void> => tx.addresses.lease(takeAddresses.map((lease) => ({ ...lease, vm: id })));

/** The event of a user's write. Data are facts about it, never contents: specs may hold secrets. */
export function writeEvent(
  tx: Writes,
  document: Stored<WritableKind>,
  happened: "restored" | "updated" | "deleting",
  actor: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  return tx.events.append({
    type: `${document.kind}.${happened}`,
    actor,
    kind: document.kind,
    object: document.id,
    project: document.project,
    name: document.name,
    data: { generation: document.generation, ...data },
  });
}

/** The same of a create, which is written with the document. */
export const createdEvent = (kind: WritableKind, actor: string, host: string | null) => ({
  type: `${kind}.created` as const,
  actor,
  data: { generation: 1, ...(host === null ? {} : { host }) },
});
