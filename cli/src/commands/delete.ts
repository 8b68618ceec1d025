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
  const losses = documents.flatMap((one) => lossOf(one) ?? []);
  await confirm([`This deletes ${named}.`, ...losses].join(" "), invocation.flag("yes"));
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

const KEPT_DAYS = 7;

/** What goes with an object besides itself, or stays although it goes; undefined where that is nothing. */
export function lossOf(document: Document): string | undefined {
  const name = nameOf(document);
  if (isOf(document, "vm")) {
    const { root_disk_gib, tpm } = document.spec;
    return `The root disk of ${name} (${root_disk_gib} GiB)${tpm === true ? " and its TPM are" : " is"} lost.`;
  }
  if (isOf(document, "partition")) {
    const { size_gib, on_delete, retention_days = KEPT_DAYS } = document.spec;
    if (on_delete === "wipe" || retention_days === 0)
      return `The ${size_gib} GiB of ${name} are overwritten with zeros.`;
    return `The bytes of ${name} are kept in quarantine for ${retention_days} ${retention_days === 1 ? "day" : "days"}.`;
  }
  if (!isOf(document, "disk")) return undefined;
  const { file, on_delete } = document.spec;
  return file !== undefined && on_delete === "erase"
    ? `The file of ${document.id} (${file.size_gib} GiB) is erased, with all that is in quarantine on it.`
    : `${document.id} is released with its bytes.`;
}

const isOf = <K extends Document["kind"]>(document: Document, kind: K): document is Document<K> =>
  document.kind === kind;
