// What is written with a new document: references, tags, reservation, leases, seed and event, by one statement (a view
// whose trigger takes them apart; see the migrations).

import { CroftError } from "@croft/schemas/errors.ts";
import { makeId } from "@croft/schemas/ids.ts";
import type { AnyStored, Belongings } from "../store.ts";
import { isUniqueViolation } from "./connection.ts";
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
    if (!isUniqueViolation(error)) throw error;
    const ports = leases.map(({ port, protocol }) => `${port}/${protocol}`).join(", ");
    throw new CroftError("port_in_use", `One of the ports ${ports} belongs to another VM.`, { cause: error });
  }
  if (reservation) session.cache.added(reservation);
  if (event) session.changed({ type: "event" });
}

const eventRow = (
  session: WriteSession,
  about: Pick<AnyStored, "kind" | "project" | "name">,
  { type, actor, data }: NonNullable<Belongings["event"]>,
) => ({
  ...about,
  type,
  actor,
  id: makeId("event", session.randomBytes(10)),
  time: session.now(),
  data: JSON.stringify(data),
});
