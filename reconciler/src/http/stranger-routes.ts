// What hosts have and the database does not know, after it was restored from a backup. For admins.
//
//   GET  /v1/unknown_objects               all of them
//   POST /v1/unknown_objects/{id}/remove   a VM: its host ends it and removes its root disk; all else: see `adoption`
//   POST /v1/unknown_objects/{id}/adopt    a VM or a partition, declared anew: its host keeps what it has, under the same id
//   POST /v1/unknown_objects/{id}/forget   it stays on its host, and is no longer listed

import { CroftError } from "@croft/schemas/errors.ts";
import type { Request } from "express";
import { checkCreate } from "../commands/admit-create.ts";
import { adoptCopy } from "../commands/adopt-copy.ts";
import type { CommandContext } from "../commands/context.ts";
import { createObject } from "../commands/create.ts";
import { hostDocumentsOf } from "../kinds/kinds.ts";
import { notFound } from "../kinds/not-found.ts";
import { removalOfUnknown } from "../planner/abandoned.ts";
import type { Reads, Store, Stranger, Writes } from "../store/store.ts";
import { principalOf } from "./authentication.ts";
import type { Handlers } from "./contract/serve.ts";
import { type WriteContext, writeAs } from "./write-as.ts";

export interface StrangerContext extends CommandContext, WriteContext {
  store: Store;
  /** Called when one is no longer listed: its host may have something to do now. */
  settled(host: string, id: string): Promise<void>;
}

type StrangerHandlers = Pick<
  Handlers,
  "list_unknown_objects" | "adopt_unknown_object" | "remove_unknown_object" | "forget_unknown_object"
>;

export function strangerHandlers(context: StrangerContext): StrangerHandlers {
  const { store, settled } = context;
  const end = async (
    request: Request,
    happened: "removal_ordered" | "forgotten",
    act: (tx: Writes, one: Stranger) => Promise<void>,
  ): Promise<Stranger> => {
    const id = String(request.params.id);
    const actor = principalOf(request).id;
    const ended = await store.write(async (tx) => {
      const found = await tx.strangers.ofId(id);
      const [one] = found;
      if (one === undefined) throw notFound(`unknown object ${id}`);
      if (happened === "removal_ordered" && found.length > 1) throw several(found);
      await act(tx, one);
      const { kind, host } = one;
      const about = { kind, object: id, project: null, name: null, actor, data: { host } };
      await tx.events.append({ ...about, type: `${kind}.${happened}` });
      return one;
    });
    await settled(ended.host, id);
    return ended;
  };
  return {
    async list_unknown_objects(_request, response) {
      response.json({ items: (await store.strangers.all()).map(shown) });
    },
    async adopt_unknown_object(request, response) {
      const id = String(request.params.id);
      const principal = principalOf(request);
      const adopted = await writeAs(context, principal, async (tx) => {
        const found = await tx.strangers.ofId(id);
        if (found.length === 0) throw notFound(`unknown object ${id}`);
        const one = await declaredOne(tx, found, request.body);
        await adopt(context, tx, one, request.body, principal.id);
        await tx.strangers.remove(id);
        return one;
      });
      await settled(adopted.host, id);
      response.status(202).json(shown(adopted));
    },
    async remove_unknown_object(request, response) {
      const one = await end(request, "removal_ordered", orderRemoval);
      response.status(202).json(shown(one));
    },
    async forget_unknown_object(request, response) {
      response.json(shown(await end(request, "forgotten", (tx, one) => tx.strangers.remove(one.id))));
    },
  };
}

const shown = ({ host, kind, id, entry, found_at }: Stranger) => ({
  host,
  kind,
  id,
  state: entry.state,
  ssh_host_key: entry.kind === "vm" ? (entry.host_key ?? null) : null,
  found_at,
  adoption: hostDocumentsOf(kind).unknown.advice,
});

/**
 * The one that the declaration means. Hosts are believed what they say of themselves, but not one of them what another one says of
 * itself too: the declaration may hold secrets, and goes to the host that a person names.
 */
async function declaredOne(reads: Reads, found: readonly Stranger[], body: unknown): Promise<Stranger> {
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  const { spec } = (body ?? {}) as { spec?: { host?: unknown; disk?: unknown } };
  const disk = typeof spec?.disk === "string" ? await reads.documents.get("disk", spec.disk) : undefined;
  const named = found.find(({ host }) => host === (spec?.host ?? disk?.spec.host));
  if (named !== undefined) return named;
  throw several(found);
}

function several(found: readonly Stranger[]): CroftError {
  const [one] = found;
  const hosts = found.map(({ host }) => host).join(", ");
  return new CroftError("invalid_request", `${one?.id} is on several hosts, as they say: ${hosts}.`, {
    detail:
      "At most one of them is right. Adopt it with that one as spec.host (of a partition: with its disk as spec.disk), then it is deleted as any other; the others are not touched by that.",
  });
}

/** The disk that a declaration names. */
function diskIn(body: unknown): string | undefined {
  const { spec } = (body ?? {}) as { spec?: { disk?: unknown } };
  return typeof spec?.disk === "string" ? spec.disk : undefined;
}

/** Creates the object that its host has, or makes it that host's. Throws what refuses that. */
async function adopt(
  context: CommandContext,
  tx: Writes,
  { kind, host, id, entry, found_at }: Stranger,
  body: unknown,
  principal: string,
): Promise<void> {
  const [declared] = await tx.documents.findAll([id]);
  if (declared !== undefined) {
    return adoptCopy(tx, { kind, host, id, entry, found_at }, declared, diskIn(body), principal);
  }
  if (entry.kind === "vm") {
    const { incarnation, host_key } = entry;
    const adopts = { id, host, incarnation, ...(host_key === undefined ? {} : { host_key }) };
    await createObject(context, tx, checkCreate("vm", body), principal, { adopts });
    return;
  }
  if (entry.kind === "partition") {
    const adopts = { id, host, size_bytes: entry.size_bytes ?? 0 };
    await createObject(context, tx, checkCreate("partition", body), principal, { adopts });
    return;
  }
  throw new CroftError("invalid_request", `${id} is no VM and no partition, and is not adopted so.`, {
    detail: hostDocumentsOf(kind).unknown.advice,
  });
}

async function orderRemoval(tx: Writes, { host, kind, id, entry }: Stranger): Promise<void> {
  const instruction = removalOfUnknown(kind, entry);
  if (instruction === undefined) {
    throw new CroftError("invalid_request", `${id} is no VM, and is not removed unseen.`, {
      detail: hostDocumentsOf(kind).unknown.advice,
    });
  }
  await tx.hostConfigs.giveUp(host, instruction);
  await tx.strangers.remove(id);
}
