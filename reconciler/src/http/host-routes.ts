// What is special about hosts: the disks of their last report, and what becomes of one that is lost.

import { CroftError } from "@croft/schemas/errors.ts";
import { kindOfId } from "@croft/schemas/ids.ts";
import type { Request } from "express";
import type { CommandContext } from "../commands/context.ts";
import { confirmOff, giveUpHost, type Loss } from "../commands/lose-host.ts";
import { notFound } from "../kinds/not-found.ts";
import type { Stored } from "../store/store.ts";
import { principalOf } from "./authentication.ts";
import type { Handlers } from "./contract/serve.ts";
import type { HostStormRelease } from "./services.ts";
import { writeAs } from "./write-as.ts";

interface LossBody {
  confirm?: string;
  despite_storm?: boolean;
  dry_run?: boolean;
}

type HostHandlers = Pick<
  Handlers,
  "list_host_disks" | "confirm_host_off" | "give_up_host" | "confirm_host_capacity" | "release_host_storm"
>;

interface HostRouteContext extends CommandContext {
  /** Lets a host's next report count with all the capacity that it names. */
  confirmCapacity(host: string): void;
  recovery: HostStormRelease;
}

export const hostHandlers = (context: HostRouteContext): HostHandlers => ({
  async confirm_host_capacity(request, response) {
    const { name } = await hostOf(context, request);
    if (name !== null) context.confirmCapacity(name);
    response.status(204).end();
  },

  async release_host_storm(request, response) {
    const { hosts } = request.body as { hosts: string[] };
    response.json(await context.recovery.release(hosts, principalOf(request).id));
  },

  /** The inventory of the last report, each entry with its host; empty before the first. */
  async list_host_disks(request, response) {
    const { store } = context;
    const given = String(request.params.id);
    const name = kindOfId(given) === "host" ? (await store.documents.get("host", given))?.name : given;
    const host = name == null ? undefined : await store.hosts.get(name);
    if (host === undefined) throw notFound(`host ${given}`);
    const items = (await store.hosts.disks(host.name)).map((disk) => ({ ...disk, host: host.name }));
    response.json({ items });
  },

  async confirm_host_off(request, response) {
    const { dry_run = false, ...ask } = askOf(request);
    const { id } = await hostOf(context, request);
    response.json(
      await writeAs(context, principalOf(request), (tx) => confirmOff(tx, { ...ask, id, dryRun: dry_run })),
    );
  },

  async give_up_host(request, response) {
    const { confirm, ...ask } = askOf(request);
    const { id, name } = await hostOf(context, request);
    if (confirm !== undefined && confirm !== name) throw notMeant(String(name));
    const dryRun = confirm === undefined;
    response.json(
      await writeAs(
        context,
        principalOf(request),
        (tx): Promise<Loss> => giveUpHost(context, tx, { ...ask, id, dryRun }),
      ),
    );
  },
});

function askOf(request: Request) {
  const { despite_storm = false, dry_run, confirm } = (request.body ?? {}) as LossBody;
  return { despiteStorm: despite_storm, dry_run, confirm, actor: principalOf(request).id };
}

/** By id or name. */
async function hostOf({ store }: CommandContext, request: Request): Promise<Stored<"host">> {
  const given = String(request.params.id);
  const host =
    kindOfId(given) === "host"
      ? await store.documents.get("host", given)
      : await store.documents.byName("host", null, given);
  if (host === undefined) throw notFound(`host ${given}`);
  return host;
}

const notMeant = (name: string): CroftError =>
  new CroftError("invalid_request", `Host ${name} is not given up: what confirms it is its name.`, {
    detail: `Send "confirm": "${name}". Without it the answer says what would be lost.`,
    errors: [{ code: "invalid_value", pointer: "/confirm", message: `must be ${name}` }],
  });
