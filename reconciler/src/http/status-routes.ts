// What is wrong now, and the one thing that somebody has to say about it: that the machine's clock is right.

import { CroftError } from "@croft/schemas/errors.ts";
import { notFound } from "../kinds/not-found.ts";
import type { ConditionBook } from "../status/condition-book.ts";
import type { FaultList, FaultQuery } from "../status/fault-list.ts";
import type { StorageUse } from "../storage/storage-watch.ts";
import type { Store } from "../store/store.ts";
import { type Principal, principalOf } from "./authentication.ts";
import type { Handlers } from "./contract/serve.ts";

const DEFAULT_LIMIT = 100;

export interface StatusContext {
  conditions: Pick<ConditionBook, "list" | "over">;
  /** What takes the reconciler's own file system. */
  storage(): Promise<StorageUse>;
  clock: {
    /** `machine`: milliseconds since 1970. */
    confirm(machine: number): Promise<void>;
  };
}

export interface StatusParts extends StatusContext {
  store: Store;
  faults: FaultList;
}

/** Below /v1. The clock is for admins. */
export const statusHandlers = ({
  conditions,
  clock,
  storage,
  store,
  faults,
}: StatusParts): Pick<Handlers, "get_status" | "confirm_clock"> => ({
  async get_status(request, response, query) {
    const scope = await scopeOf(store, principalOf(request), query.text("project"));
    const found = await faults.read({ scope, limit: query.integer("limit") ?? DEFAULT_LIMIT });
    const objects = await store.documents.countByState(scope?.project);
    const told = { faults: found.faults, fault_counts: found.counts, objects };
    if (scope?.sees === "members") response.json({ conditions: [], ...told });
    else response.json({ conditions: conditions.list(), storage: await storage(), ...told });
  },
  async confirm_clock(request, response) {
    const { machine_time } = request.body as { machine_time: string };
    const machine = Date.parse(machine_time);
    if (Number.isNaN(machine)) throw noTime(machine_time);
    await clock.confirm(machine);
    response.json({ conditions: conditions.list() });
  },
});

/** Everything for those who see everything and name no project. */
async function scopeOf(
  { documents }: Store,
  { project: own }: Principal,
  named: string | undefined,
): Promise<FaultQuery["scope"]> {
  const project = named ?? own;
  if (project === null) return undefined;
  if (own !== null) {
    // The same words for what is not there at all.
    if (own !== project) throw notFound(`project ${project}`);
    return { project, sees: "members" };
  }
  // One that is being deleted may have much to say.
  const { items } = await documents.list("project", { name: project, limit: 1 });
  if (items.length === 0) throw notFound(`project ${project}`);
  return { project, sees: "admins" };
}

const noTime = (text: string): CroftError =>
  new CroftError("invalid_value", `The clock is not confirmed: ${JSON.stringify(text)} is no time.`, {
    detail: "Give machine_time as GET /v1/status names it, in RFC 3339.",
    errors: [{ code: "invalid_value", pointer: "/machine_time", message: "must be a time in RFC 3339" }],
  });
