// Takes a host out of Croft: its certificates are revoked, unused join tokens of its name end, and what it reported is forgotten.
//
//   joined --DELETE--> (gone); its agent's connections are cut and its certificates refused
//     | holds anything: 409 `in_use` with what it holds
//     `-- a machine that joins under the name later is a new host with another id
//
// The generation of its config stays: an agent that joins again with its old ledger takes only a higher one.

import { CroftError } from "@croft/schemas/errors.ts";
import { label } from "../kinds/kind-rules.ts";
import { notFound } from "../kinds/not-found.ts";
import type { AnyStored, Stored, Writes } from "../store/store.ts";

const MOST_NAMED = 10;

/** Returns the document as it was. Throws `not_found`, and `in_use` while anything lives on the host. */
export async function removeHost(tx: Writes, id: string, principal: string): Promise<Stored<"host">> {
  const host = await tx.documents.get("host", id);
  if (host === undefined || host.name === null) throw notFound(`host ${id}`);
  const held = await tx.documents.onHost(host.name);
  if (held.length > 0) throw inUse(host.name, held);
  await tx.access.revokeCertificates(host.name);
  await tx.access.removeJoinTokensOf(host.name);
  await tx.hosts.remove(host.name);
  await tx.documents.remove(host.id);
  await tx.events.append({
    type: "host.removed",
    actor: principal,
    kind: "host",
    object: host.id,
    project: null,
    name: host.name,
    data: {},
  });
  return host;
}

function inUse(name: string, held: readonly AnyStored[]): CroftError {
  const named = held.slice(0, MOST_NAMED).map((one) => `${label(one)} (${one.id})`);
  const more = held.length > MOST_NAMED ? `, and ${held.length - MOST_NAMED} more` : "";
  return new CroftError("in_use", `Host ${name} holds ${held.length} objects and cannot be removed.`, {
    detail: `It holds ${named.join(", ")}${more}. Delete them first; with ?force=true while the host is silent, if it does not come back. Nothing was changed.`,
    facts: { held: held.map((one) => one.id) },
  });
}
