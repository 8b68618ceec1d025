// `croft delete KIND NAME…`: asks, deletes, and waits until nothing is left.

import { call } from "@croft/schemas/client/rest-client.ts";
import { nameOf } from "@croft/schemas/display-name.ts";
import { type Document, KINDS } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Run } from "../command-line/command.ts";
import { findObject, readKind } from "../object-name.ts";
import { confirm } from "../question.ts";
import { readDuration, waitFor } from "../waiting.ts";

export const run: Run = async (invocation, session) => {
  const { api, project } = await session.connect();
  const kind = readKind(invocation.argument("KIND"));
  const { noun, plural } = KINDS[kind];
  const own = invocation.text("project") ?? project;
  const seconds = readDuration(invocation.text("timeout") ?? "10m");
  const documents: Document[] = await Promise.all(
    invocation.rest("NAME").map((name): Promise<Document> => findObject(api, kind, name, { project: own })),
  );
  const named = documents.map((one) => `${noun} ${nameOf(one)}`).join(", ");
  await confirm(`This deletes ${named}.`, invocation.flag("yes"));
  const force = invocation.flag("force") ? "?force=true" : "";
  for (const { id } of documents) await call(api, "DELETE", `/v1/${plural}/${id}${force}`);
  if (invocation.flag("no-wait")) {
    session.say(`Being deleted: ${named}`);
    return undefined;
  }
  for (const one of documents) {
    await waitFor(api, one, { until: "deleted", seconds, session });
    session.say(`Deleted: ${noun} ${nameOf(one)}`);
  }
  return undefined;
};
