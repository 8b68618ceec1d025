// `croft status`: what is wrong now, in one screen, worst first. The exit status says whether anything is.

import { ProblemError } from "@croft/schemas/client/failures.ts";
import { type Api, call, list } from "@croft/schemas/client/rest-client.ts";
import { type Document, KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Output, Run } from "../command-line/command.ts";
import { EXIT } from "../command-line/exit-status.ts";
import { type Fault, faultsOf, summary, worstFirst } from "../faults.ts";
import type { Tint } from "../output/color.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { formatTable } from "../output/table.ts";

export const run: Run = async (invocation, session) => {
  const { api, project: usual } = await session.connect();
  const project = invocation.flag("all-projects") ? undefined : (invocation.text("project") ?? usual);
  const { faults, documents } = await readFaults(api, project, session.now());
  if (isForPrograms(invocation.format)) {
    await writeDocument(session.output, invocation.format, { faults });
  } else if (faults.length === 0) {
    session.output.write(`Nothing is wrong: ${summary(documents)}.\n`);
  } else {
    session.output.write(`${faultTable(faults, session.output)}\n${summary(documents)}\n`);
  }
  return faults.length === 0 ? undefined : EXIT.faultsFound;
};

interface Found {
  faults: Fault[];
  documents: Map<Kind, Document[]>;
}

/** Of all that the token may see. */
export async function readFaults(api: Api, project: string | undefined, now: Date): Promise<Found> {
  const documents = new Map<Kind, Document[]>();
  const read = async (kind: Kind, query: Record<string, string>): Promise<void> => {
    const found: Document[] = await list(api, KINDS[kind].plural, query);
    documents.set(kind, [...(documents.get(kind) ?? []), ...found]);
  };
  await Promise.all(
    Object.values(KINDS).map(({ kind, scope }) =>
      read(kind, project === undefined || scope === "global" ? {} : { project }),
    ),
  );
  await read("partition", { state: "quarantined", ...(project === undefined ? {} : { project }) });
  const own = await conditions(api);
  const faults = [...documents.values()].flat().flatMap((document) => faultsOf(document, now));
  return { faults: worstFirst([...own, ...faults]), documents };
}

/** The reconciler's own, which tokens of projects are not shown. */
async function conditions(api: Api): Promise<Fault[]> {
  const status = await call(api, "GET", "/v1/status").catch((error: unknown) => {
    if (error instanceof ProblemError && error.status === 403) return { conditions: [] };
    throw error;
  });
  return status.conditions.map(({ type, reason, message }) => ({
    severity: "bad",
    kind: "reconciler",
    object: type,
    what: message,
    advice: reason,
  }));
}

const TINTS: Readonly<Record<Fault["severity"], Tint>> = { bad: "bad", silent: "unknown", waits: "busy" };

export function faultTable(faults: readonly Fault[], output: Pick<Output, "columns" | "color">): string {
  const columns = [
    { title: "", key: true },
    { title: "Kind", key: true },
    { title: "Object", key: true },
    { title: "What" },
    { title: "Look" },
  ];
  const rows = faults.map(({ severity, kind, object, what, advice }) => ({
    cells: [
      { text: severity, tint: TINTS[severity] },
      ...[kind, object, what, advice].map((text) => ({ text })),
    ],
  }));
  return formatTable(columns, rows, output);
}
