// What is wrong, of a reconciler whose release does not say it (`GET /v1/status` with faults): made here of the lists of everything
// that the token may see, by the same rules.
import { ProblemError } from "@croft/schemas/client/failures.ts";
import { type Api, call, list } from "@croft/schemas/client/rest-client.ts";
import { countBySeverity, faultOfReconciler, faultsOf, worstFirst } from "@croft/schemas/faults.ts";
import { type Document, KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type { ReconcilerStatus } from "@croft/schemas/generated/typescript/rest.ts";

/** What is rendered. */
export type Status = Pick<ReconcilerStatus, "faults" | "fault_counts" | "objects">;

export async function statusOfLists(api: Api, project: string | undefined, now: Date): Promise<Status> {
  const documents = await readAll(api, project);
  const own = (await conditions(api)).map(faultOfReconciler);
  const faults = worstFirst([...own, ...documents.flatMap((document) => faultsOf(document, now))]);
  return { faults, fault_counts: countBySeverity(faults), objects: countByState(documents) };
}

async function readAll(api: Api, project: string | undefined): Promise<Document[]> {
  const read = async (kind: Kind, query: Record<string, string>): Promise<Document[]> =>
    list(api, KINDS[kind].plural, query);
  const ofProject: Record<string, string> = project === undefined ? {} : { project };
  const lists = await Promise.all([
    ...Object.values(KINDS).map(({ kind, scope }) => read(kind, scope === "global" ? {} : ofProject)),
    read("partition", { state: "quarantined", ...ofProject }),
  ]);
  return lists.flat();
}

/** The reconciler's own, which tokens of projects are not shown. */
async function conditions(api: Api): Promise<Document["status"]["conditions"]> {
  const status = await call(api, "GET", "/v1/status").catch((error: unknown) => {
    if (error instanceof ProblemError && error.status === 403) return { conditions: [] };
    throw error;
  });
  return status.conditions;
}

function countByState(documents: readonly Document[]): Status["objects"] {
  const counts = new Map<string, Status["objects"][number]>();
  for (const { kind, status } of documents) {
    const known = counts.get(`${kind} ${status.state}`);
    if (known === undefined) counts.set(`${kind} ${status.state}`, { kind, state: status.state, count: 1 });
    else known.count += 1;
  }
  return [...counts.values()];
}
