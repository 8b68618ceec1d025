// `croft status`: what is wrong now, in one screen, worst first. The exit status says whether anything is.

import { age } from "@croft/schemas/age.ts";
import { ProblemError } from "@croft/schemas/client/failures.ts";
import { type Api, call } from "@croft/schemas/client/rest-client.ts";
import type { Fault } from "@croft/schemas/faults.ts";
import { KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Output, Run } from "../command-line/command.ts";
import { EXIT } from "../command-line/exit-status.ts";
import type { Tint } from "../output/color.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { formatTable } from "../output/table.ts";
import { type Status, statusOfLists } from "./status-of-lists.ts";

export const run: Run = async (invocation, session) => {
  const { api, project: usual } = await session.connect();
  const project = invocation.flag("all-projects") ? undefined : (invocation.text("project") ?? usual);
  const status = await readStatus(api, project, session.now());
  const { faults, fault_counts } = status;
  if (isForPrograms(invocation.format)) {
    await writeDocument(session.output, invocation.format, { faults, fault_counts });
  } else if (faults.length === 0) {
    session.output.write(`Nothing is wrong: ${summary(status)}.\n`);
  } else {
    session.output.write(`${faultTable(status, session)}\n${summary(status)}\n`);
  }
  return faults.length === 0 ? undefined : EXIT.faultsFound;
};

/** As the reconciler says it; of one that is too old for that, made of its lists. */
export async function readStatus(api: Api, project: string | undefined, now: Date): Promise<Status> {
  const query = new URLSearchParams({ limit: "1000", ...(project !== undefined && { project }) });
  const route: `/v1/status?${string}` = `/v1/status?${query}`;
  try {
    return await call(api, "GET", route);
  } catch (error) {
    if (!isFromBefore(error)) throw error;
    return statusOfLists(api, project, now);
  }
}

/** Earlier releases knew no parameters there, and were closed to the tokens of projects. */
const isFromBefore = (error: unknown): boolean =>
  error instanceof ProblemError && (error.status === 400 || error.status === 403);

const TINTS: Readonly<Record<Fault["severity"], Tint>> = { bad: "bad", silent: "unknown", waits: "busy" };

interface Screen {
  output: Pick<Output, "columns" | "color">;
  now(): Date;
}

export function faultTable({ faults, fault_counts }: Status, { output, now }: Screen): string {
  const columns = [
    { title: "", key: true },
    { title: "Kind", key: true },
    { title: "Object", key: true },
    { title: "Since", right: true },
    { title: "What" },
    { title: "Do" },
  ];
  const rows = faults.map(({ severity, kind, object, since, what, advice }) => ({
    cells: [
      { text: severity, tint: TINTS[severity] },
      ...[kind, object, since === null ? "" : age(since, now()), what, advice].map((text) => ({ text })),
    ],
  }));
  const more = fault_counts.bad + fault_counts.silent + fault_counts.waits - faults.length;
  const rest = more > 0 ? `and ${more} more, none of them worse\n` : "";
  return `${formatTable(columns, rows, output)}${rest}`;
}

/** `3 hosts, 12 VMs (11 running, 1 stopped)`. */
export function summary({ objects }: Pick<Status, "objects">): string {
  const count = (kind: Kind): string => {
    const found = objects.filter((one) => one.kind === kind);
    const all = found.reduce((sum, one) => sum + one.count, 0);
    const noun = all === 1 ? KINDS[kind].noun : KINDS[kind].plural.replaceAll("_", " ").replace("vms", "VMs");
    const states = found.map(({ state, count: number }) => `${number} ${state}`).join(", ");
    return `${all} ${noun}${states === "" ? "" : ` (${states})`}`;
  };
  return (["host", "vm", "partition"] as const).map(count).join(", ");
}
