// `croft restart VM…`: one restart of each, and waits until they are ready again.

import { call } from "@croft/schemas/client/rest-client.ts";
import { nameOf } from "@croft/schemas/display-name.ts";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Run } from "../command-line/command.ts";
import { findObject } from "../object-name.ts";
import { readDuration, waitFor } from "../waiting.ts";

export const run: Run = async (invocation, session) => {
  const { api, project } = await session.connect();
  const own = invocation.text("project") ?? project;
  const seconds = readDuration(invocation.text("timeout") ?? "10m");
  const named = invocation.rest("VM");
  const vms = await Promise.all(named.map((name) => findObject(api, "vm", name, { project: own })));
  const ordered: Document<"vm">[] = [];
  for (const { id } of vms) ordered.push(await call(api, "POST", `/v1/vms/${id}/restart`));
  if (invocation.flag("no-wait")) {
    session.say(`Restarts: ${vms.map(nameOf).join(", ")}`);
    return undefined;
  }
  for (const vm of ordered) {
    await waitFor(api, vm, { until: "ready", seconds, session });
    session.say(`Restarted: ${nameOf(vm)}`);
  }
  return undefined;
};
