// What is wrong with this Croft now, and the one thing that somebody has to say about it: that its clock is right.

import { CroftError } from "@croft/schemas/errors.ts";
import type { Condition } from "@croft/schemas/generated/typescript/messages.ts";
import type { StorageUse } from "../storage/storage-watch.ts";
import type { Handlers } from "./contract/serve.ts";

export interface StatusContext {
  conditions: { list(): Condition[] };
  /** What takes the reconciler's own file system. */
  storage(): Promise<StorageUse>;
  clock: {
    /** `machine`: milliseconds since 1970. */
    confirm(machine: number): Promise<void>;
  };
}

/** Below /v1, for admins. */
export const statusHandlers = ({
  conditions,
  clock,
  storage,
}: StatusContext): Pick<Handlers, "get_status" | "confirm_clock"> => ({
  async get_status(_request, response) {
    response.json({ conditions: conditions.list(), storage: await storage() });
  },
  async confirm_clock(request, response) {
    const { machine_time } = request.body as { machine_time: string };
    const machine = Date.parse(machine_time);
    if (Number.isNaN(machine)) throw noTime(machine_time);
    await clock.confirm(machine);
    response.json({ conditions: conditions.list() });
  },
});

const noTime = (text: string): CroftError =>
  new CroftError("invalid_value", `The clock is not confirmed: ${JSON.stringify(text)} is no time.`, {
    detail: "Give machine_time as GET /v1/status names it, in RFC 3339.",
    errors: [{ code: "invalid_value", pointer: "/machine_time", message: "must be a time in RFC 3339" }],
  });
