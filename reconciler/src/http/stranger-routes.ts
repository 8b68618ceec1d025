// What hosts have and the database does not know, after it was restored from a backup. For admins.
//
//   GET  /v1/unknown_objects               all of them
//   POST /v1/unknown_objects/{id}/remove   a VM: its host ends it and removes its root disk; all else: see `adoption`
//   POST /v1/unknown_objects/{id}/forget   it stays on its host, and is no longer listed

import { CroftError } from "@croft/schemas/errors.ts";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { type Request, Router } from "express";
import type { Store, Stranger, Writes } from "../store/store.ts";
import { principalOf } from "./authentication.ts";
import { methodNotAllowed } from "./errors.ts";
import { Query } from "./query.ts";

export interface StrangerContext {
  store: Store;
  /** Called when one is no longer listed: its host may have something to do now. */
  settled(host: string, id: string): Promise<void>;
}

export function strangerRoutes({ store, settled }: StrangerContext): Router {
  const router = Router();
  const end = async (
    request: Request,
    happened: string,
    act: (tx: Writes, one: Stranger) => Promise<void>,
  ): Promise<Stranger> => {
    new Query(request).done();
    const id = String(request.params.id);
    const actor = principalOf(request).id;
    const ended = await store.write(async (tx) => {
      const one = await tx.strangers.get(id);
      if (one === undefined) throw new CroftError("not_found", `There is no unknown object ${id}.`);
      await act(tx, one);
      const { kind, host } = one;
      const about = { kind, object: id, project: null, name: null, actor, data: { host } };
      await tx.events.append({ ...about, type: `${kind}.${happened}` });
      return one;
    });
    await settled(ended.host, id);
    return ended;
  };
  router
    .route("/unknown_objects")
    .get(async (request, response) => {
      new Query(request).done();
      response.json({ items: (await store.strangers.all()).map(shown) });
    })
    .all(methodNotAllowed("GET"));
  router
    .route("/unknown_objects/:id/remove")
    .post(async (request, response) => {
      const one = await end(request, "removal_ordered", orderRemoval);
      response.status(202).json(shown(one));
    })
    .all(methodNotAllowed("POST"));
  router
    .route("/unknown_objects/:id/forget")
    .post(async (request, response) => {
      response.json(shown(await end(request, "forgotten", (tx, one) => tx.strangers.remove(one.id))));
    })
    .all(methodNotAllowed("POST"));
  return router;
}

/** How what is not a VM becomes known again. */
const ADOPTION = {
  vm: "It runs on as it is. Remove it, or restore a newer backup, which knows it.",
  partition:
    "Its bytes stay on its disk. Release that disk (on_delete = keep) and adopt it again: the partition is in quarantine then, to be restored or purged.",
  disk: "It stays as it is. Adopt it by its identity (data.croft_disks): its partitions are recognised.",
} as const;

const shown = ({ host, kind, id, entry, found_at }: Stranger) => ({
  host,
  kind,
  id,
  state: entry.state,
  found_at,
  adoption: ADOPTION[kind],
});

async function orderRemoval(tx: Writes, { host, id, entry }: Stranger): Promise<void> {
  if (entry.kind !== "vm") {
    throw new CroftError("invalid_request", `${id} is no VM, and is not removed unseen.`, {
      detail: ADOPTION[entry.kind],
    });
  }
  await tx.hostConfigs.giveUp(host, removalOf(id, entry));
  await tx.strangers.remove(id);
}

/** An order of which the host needs the id alone: it has the rest. */
const removalOf = (
  id: string,
  { generation, incarnation, drives }: Extract<Stranger["entry"], { kind: "vm" }>,
): VmDocument => ({
  kind: "vm",
  id,
  generation: generation + 1,
  incarnation,
  project: "unknown",
  name: id,
  image: null,
  cpus: 1,
  memory_mib: 1,
  root_disk_gib: 1,
  // Locked until the VM is gone.
  drives: drives.map(({ partition }) => ({
    partition,
    serial: partition,
    read_only: false,
    force_detach: false,
    attachment: null,
  })),
  detaching: [],
  ports: [],
  ssh_port: 0,
  power_state: "stopped",
  start_number: 0,
  restart_number: 0,
  restart_allowed: true,
  probe_ssh: false,
  wanted: "deleted",
});
