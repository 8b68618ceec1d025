// `croft partition restore | purge`: what was deleted and is still in quarantine.

import { call } from "@croft/schemas/client/rest-client.ts";
import { nameOf } from "@croft/schemas/display-name.ts";
import type { Run } from "../command-line/command.ts";
import { findObject } from "../object-name.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { confirm } from "../question.ts";
import { readDuration, waitFor } from "../waiting.ts";

const QUARANTINED = "quarantined";

export const restorePartition: Run = async (invocation, session) => {
  const { api, project: usual } = await session.connect();
  const project = invocation.text("project") ?? usual;
  const kept = await findObject(api, "partition", invocation.argument("PARTITION"), {
    project,
    state: QUARANTINED,
  });
  const name = invocation.text("name") ?? kept.name;
  // As it was: it must not be wiped sooner than before when it is deleted again.
  const { size_gib, filesystem, on_delete, retention_days } = kept.spec;
  const spec = {
    size_gib,
    restore_from: kept.id,
    ...(filesystem !== undefined && { filesystem }),
    ...(on_delete !== undefined && { on_delete }),
    ...(retention_days !== undefined && { retention_days }),
  };
  const body = { project: kept.project ?? project ?? "", name: name ?? "", tags: kept.tags, spec };
  const made = await call(api, "POST", "/v1/partitions", body);
  const seconds = readDuration(invocation.text("timeout") ?? "10m");
  const restored = invocation.flag("no-wait")
    ? made
    : await waitFor(api, made, { until: "ready", seconds, session });
  if (isForPrograms(invocation.format)) await writeDocument(session.output, invocation.format, restored);
  else session.say(`Restored: ${nameOf(made)} (${made.id}), with every byte.`);
  return undefined;
};

export const purgePartition: Run = async (invocation, session) => {
  const { api, project: usual } = await session.connect();
  const search = { project: invocation.text("project") ?? usual, state: QUARANTINED };
  const named = invocation.rest("PARTITION");
  const partitions = await Promise.all(named.map((text) => findObject(api, "partition", text, search)));
  const names = partitions.map((one) => `${nameOf(one)} (${one.id}, ${one.spec.size_gib} GiB)`).join(", ");
  await confirm(`This overwrites ${names} with zeros, for good.`, invocation.flag("yes"));
  const seconds = readDuration(invocation.text("timeout") ?? "10m");
  for (const one of partitions) {
    await call(api, "POST", `/v1/partitions/${one.id}/purge`);
    if (!invocation.flag("no-wait")) await waitFor(api, one, { until: "deleted", seconds, session });
    session.say(`${invocation.flag("no-wait") ? "Being wiped" : "Wiped"}: ${nameOf(one)} (${one.id})`);
  }
  return undefined;
};
