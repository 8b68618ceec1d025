// `croft get KIND [NAME…]`: objects as a table or a document; with --watch for as long as it runs.

import { type Api, list } from "@croft/schemas/client/rest-client.ts";
import { nameOf } from "@croft/schemas/display-name.ts";
import { type Document, KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Connection, Invocation, Output, Run, Session } from "../command-line/command.ts";
import { usageFault } from "../command-line/parse.ts";
import { followEvents, lastEvent } from "../event-stream.ts";
import { findObject, readKind } from "../object-name.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { LiveScreen } from "../output/live-screen.ts";
import { objectTable, referredIds, valueAt } from "../output/object-table.ts";
import { formatTable } from "../output/table.ts";

/** After an event others often follow: they are shown together. */
const TOGETHER_MS = 150;
const MOST_IDS = 100;

export const run: Run = async (invocation, session) => {
  const kind = readKind(invocation.argument("KIND"));
  const connection = await session.connect();
  const read = () => readObjects(connection, kind, invocation);
  if (invocation.flag("watch")) {
    await watch(connection, kind, { read, invocation, session });
    return undefined;
  }
  const documents = await read();
  await show(connection.api, kind, documents, { invocation, session });
  return undefined;
};

/** Those that are named, or all that the options select. */
async function readObjects(
  { api, project: usual }: Connection,
  kind: Kind,
  invocation: Invocation,
): Promise<Document[]> {
  const names = invocation.rest("NAME");
  const project = invocation.flag("all-projects") ? undefined : (invocation.text("project") ?? usual);
  const { scope, plural } = KINDS[kind];
  if (names.length > 0) {
    return Promise.all(names.map((name): Promise<Document> => findObject(api, kind, name, { project })));
  }
  const query: Record<string, string> = {};
  if (project !== undefined && scope !== "global") query.project = project;
  const state = invocation.text("state");
  if (state !== undefined) query.state = state;
  for (const tag of invocation.texts("tag")) {
    const [key = "", ...value] = tag.split("=");
    if (value.length === 0) throw usageFault(`--tag ${tag} has no value.`, "Write --tag KEY=VALUE.");
    query[`tag.${key}`] = value.join("=");
  }
  const host = invocation.text("host");
  const found: Document[] = await list(api, plural, query);
  return host === undefined ? found : found.filter((one) => hostOf(one) === host);
}

const hostOf = (document: Document): unknown =>
  valueAt(document, ["status", "host"]) ?? valueAt(document, ["spec", "host"]);

interface Shown {
  invocation: Invocation;
  session: Pick<Session, "output" | "say" | "now">;
}

async function show(
  api: Api,
  kind: Kind,
  documents: readonly Document[],
  { invocation, session }: Shown,
): Promise<void> {
  const { format } = invocation;
  const { output } = session;
  if (isForPrograms(format)) {
    const [only] = documents;
    const single = invocation.rest("NAME").length === 1 && documents.length === 1;
    return writeDocument(output, format, single ? only : { items: documents });
  }
  if (format === "name") return output.write(documents.map((one) => `${nameOf(one)}\n`).join(""));
  if (documents.length === 0)
    return session.say(`There are no ${KINDS[kind].plural.replaceAll("_", " ")} to show.`);
  output.write(await tableOf(api, kind, documents, { invocation, session }));
}

async function tableOf(
  api: Api,
  kind: Kind,
  documents: readonly Document[],
  { invocation, session }: Shown,
): Promise<string> {
  const wide = invocation.format === "wide";
  const names = await namesOf(api, referredIds(kind, documents, wide));
  const { columns, rows } = objectTable(kind, documents, { wide, now: session.now(), names });
  return formatTable(columns, rows, widthFor(session.output, wide));
}

/** With -o wide nothing is left out: the terminal wraps. */
const widthFor = (output: Output, wide: boolean): Pick<Output, "columns" | "color"> => ({
  columns: wide ? undefined : output.columns,
  color: output.color,
});

/** Names by id; what cannot be read keeps its id. */
async function namesOf(api: Api, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { plural, idPrefix } of Object.values(KINDS)) {
    const own = ids.filter((id) => id.startsWith(`${idPrefix}_`));
    for (let at = 0; at < own.length; at += MOST_IDS) {
      const part = own.slice(at, at + MOST_IDS);
      const found: Document[] = await list(api, plural, { ids: part.join(",") }).catch(() => []);
      for (const one of found) names.set(one.id, nameOf(one));
    }
  }
  return names;
}

interface Watch {
  read(): Promise<Document[]>;
  invocation: Invocation;
  session: Session;
}

/** On a terminal the table stays in place; elsewhere a line, or a document, follows for each object that changed. */
async function watch({ api }: Connection, kind: Kind, { read, invocation, session }: Watch): Promise<void> {
  const { output, interrupted } = session;
  const screen =
    output.columns !== undefined && !isForPrograms(invocation.format) ? new LiveScreen(output) : undefined;
  const seen = new Map<string, string>();
  const refresh = async (): Promise<void> => {
    const documents = await read();
    if (screen !== undefined) {
      return screen.draw(
        documents.length === 0 ? "" : await tableOf(api, kind, documents, { invocation, session }),
      );
    }
    const changed = documents.filter(({ id, revision }) => seen.get(id) !== revision);
    const gone = [...seen.keys()].filter((id) => !documents.some((one) => one.id === id));
    for (const { id, revision } of changed) seen.set(id, revision);
    for (const id of gone) seen.delete(id);
    if (changed.length > 0) await writeChanged(api, kind, changed, { invocation, session });
    if (gone.length > 0) session.say(`No longer there: ${gone.join(", ")}`);
  };
  const from = await lastEvent(api);
  await refresh();
  let waiting: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  let failed: unknown;
  const stop = new AbortController();
  const ending = AbortSignal.any([interrupted, stop.signal]);
  for await (const followed of followEvents(api, from, ending)) {
    if (followed.type === "event" && followed.event.kind !== kind) continue;
    if (waiting !== undefined) continue;
    waiting = setTimeout(() => {
      waiting = undefined;
      last = last.then(refresh).catch((error: unknown) => {
        failed = error;
        stop.abort();
      });
    }, TOGETHER_MS);
  }
  clearTimeout(waiting);
  await last;
  if (failed !== undefined) throw failed;
}

async function writeChanged(api: Api, kind: Kind, changed: readonly Document[], shown: Shown): Promise<void> {
  const { format } = shown.invocation;
  if (format === "json") {
    for (const one of changed) shown.session.output.write(`${JSON.stringify(one)}\n`);
    return;
  }
  if (format === "yaml") {
    for (const one of changed) {
      shown.session.output.write("---\n");
      await writeDocument(shown.session.output, "yaml", one);
    }
    return;
  }
  await show(api, kind, changed, shown);
}
