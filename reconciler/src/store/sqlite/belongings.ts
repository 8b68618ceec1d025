// What is written with a new document: references, tags, reservation, leases, seed and event, by one statement (a view
// whose trigger takes them apart; see the migrations).

import { CroftError } from "@croft/schemas/errors.ts";
import { createId } from "@croft/schemas/ids.ts";
import type { AnyStored, Belongings, PortLease } from "../store.ts";
import { isConstraintViolation } from "./connection.ts";
import { portReads } from "./reservations.ts";
import { flag, type WriteSession } from "./session.ts";

export async function insertBelongings(
  session: WriteSession,
  document: AnyStored,
  references: readonly string[],
  { reservation, leases = [], seed, event }: Belongings,
): Promise<void> {
  const { id, kind, project, name } = document;
  const tags = { ...document.default_tags, ...document.tags };
  const parts = {
    ...(references.length > 0 ? { references } : {}),
    ...(Object.keys(tags).length > 0 ? { tags } : {}),
    ...(reservation ? { reservations: [reservation] } : {}),
    ...(leases.length > 0
      ? { leases: leases.map((lease) => ({ ...lease, allocated: flag(lease.allocated) })) }
      : {}),
    ...(seed ? { seeds: [seed] } : {}),
    ...(event ? { events: [eventRow(session, { kind, project, name }, event)] } : {}),
  };
  if (Object.keys(parts).length === 0) return;
  try {
    await session.all("INSERT INTO belongings (object, parts) VALUES (?, ?)", id, JSON.stringify(parts));
  } catch (error) {
    const held = isConstraintViolation(error) ? await heldOf(session, leases) : [];
    if (held.length === 0) throw error;
    const ports = held.map(({ port, protocol }) => `${port}/${protocol}`).join(", ");
    throw new CroftError("port_in_use", `Of the ports that the VM wants, another VM has ${ports}.`, {
      cause: error,
    });
  }
  if (reservation) session.cache.added(reservation);
  if (event) session.changed({ type: "event" });
}

type Lease = Omit<PortLease, "vm">;

/** Those of these ports that are leased already: nothing of the statement that failed was written. */
async function heldOf(session: WriteSession, leases: readonly Lease[]): Promise<Lease[]> {
  const { holder } = portReads(session);
  const held: Lease[] = [];
  for (const lease of leases) {
    if (await holder(lease.host, lease.protocol, lease.port)) held.push(lease);
  }
  return held;
}

const eventRow = (
  session: WriteSession,
  about: Pick<AnyStored, "kind" | "project" | "name">,
  { type, actor, data }: NonNullable<Belongings["event"]>,
) => ({
  ...about,
  type,
  actor,
  id: createId("event", session.randomBytes(10)),
  time: session.now(),
  data: JSON.stringify(data),
});
