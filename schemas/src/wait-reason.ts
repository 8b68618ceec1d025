// Why an object is not yet what it should be, in a sentence: the reconciler's own reason first, then what its host has not done.
import type { Document } from "../generated/typescript/kinds.ts";
import { age } from "./age.ts";

const SILENT_SECONDS = 45;
const SETTLED = new Set(["ready", "running", "stopped", "paused", "quarantined"]);

/** What is read of an object. */
export type Waiting = Pick<Document, "generation" | "status" | "deleting"> & { spec: object };

/** Undefined when nothing is waited for. `host` is the one that it is on, if it is known. */
export function waitReason(
  { generation, status, deleting, spec }: Waiting,
  host: Document<"host"> | undefined,
  now: Date,
): string | undefined {
  const behind = status.observed_generation < generation;
  const notReady = "ready" in status && status.ready === false && status.state === "running";
  if (!behind && !deleting && !notReady && SETTLED.has(status.state)) return undefined;
  if (status.state_reason !== null) return status.state_reason;
  const silent = host === undefined ? undefined : silence(host, now);
  if (silent !== undefined) return silent;
  if (behind || deleting) {
    const who = host?.name == null ? "the reconciler" : `host ${host.name}`;
    return `${who} to carry out generation ${generation} (it confirmed ${status.observed_generation})`;
  }
  if (notReady && "wait_for" in spec) {
    const { wait_for } = spec as { wait_for?: readonly string[] | null };
    return `the guest to be ready: ${(wait_for ?? ["running"]).join(", ")}`;
  }
  return undefined;
}

function silence({ name, status }: Document<"host">, now: Date): string | undefined {
  const seen = status.last_seen_at;
  if (seen === null || seen === undefined) return `host ${name}, which was never heard`;
  const seconds = (now.getTime() - Date.parse(seen)) / 1000;
  return seconds > SILENT_SECONDS ? `host ${name}, which was last heard ${age(seen, now)} ago` : undefined;
}
