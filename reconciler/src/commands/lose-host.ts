// A host that is lost, on an operator's word: nothing else proves that its guests do not run on.
//
//   silent --confirm_off--> VMs that are to be recreated are, elsewhere; all else waits for the host
//     |                       `-- it comes back: it removes its copies of these before it begins anything
//     `--give_up, confirmed by its name--> the same, all else of it is lost, and the host is none of Croft's
//                             `-- it comes back: refused until it joins anew, and then it removes what it still has
//
// Storm breaker: where more than a third of the hosts, and at least three, are silent at once, the fault is rather the network
// of the reconciler. Nothing is done then without `despite_storm`.

import { CroftError } from "@croft/schemas/errors.ts";
import { label } from "../kinds/kind-rules.ts";
import { notFound } from "../kinds/not-found.ts";
import { recreateElsewhere, whyItWaits } from "../kinds/vm/loss.ts";
import { isStorm } from "../recovery/host-storm.ts";
import type { AnyStored, Reads, Stored, Writes } from "../store/store.ts";
import { abandon, leaveInstruction } from "./abandon.ts";
import type { CommandContext } from "./context.ts";
import { finishRemoval } from "./finish-removal.ts";

/** What becomes of an object of a lost host. */
interface Fate {
  kind: AnyStored["kind"];
  id: string;
  project: string | null;
  name: string | null;
  fate: "recreated" | "waits" | "lost";
  /** Why, one clause; null for what is recreated. */
  reason: string | null;
  /** Of a recreated VM: its new host; null while none has room, or before it is done. */
  host: string | null;
}

export interface Loss {
  host: string;
  done: boolean;
  objects: Fate[];
}

interface Ask {
  id: string;
  despiteStorm: boolean;
  /** Says only what would happen. */
  dryRun: boolean;
  actor: string;
}

/** The machine is off: VMs that say so are made anew elsewhere. Throws `host_not_silent`, `precondition_failed`. */
export async function confirmOff(tx: Writes, ask: Ask): Promise<Loss> {
  const host = await findLost(tx, ask);
  const name = host.name ?? "";
  const objects = await fatesOf(tx, name, "waits");
  if (ask.dryRun) return { host: name, done: false, objects };
  await recreate(tx, objects, name, ask.actor);
  const boot_id = (await tx.hosts.get(name))?.report?.boot_id;
  const internal = { ...host.internal, ...(boot_id === undefined ? {} : { off_confirmed: boot_id }) };
  await tx.documents.updateStatus("host", host.id, { internal });
  await note(tx, host, ask.actor, "host.confirmed_off", objects);
  return { host: name, done: true, objects };
}

/** The host does not come back: besides, all that is only there is lost, and the host is removed. */
export async function giveUpHost(context: CommandContext, tx: Writes, ask: Ask): Promise<Loss> {
  const host = await findLost(tx, ask);
  const name = host.name ?? "";
  const objects = await fatesOf(tx, name, "lost");
  if (ask.dryRun) return { host: name, done: false, objects };
  await recreate(tx, objects, name, ask.actor);
  const by = { actor: ask.actor, now: context.counted() };
  for (const kind of ["vm", "partition", "disk"] as const) {
    for (const { id } of await tx.documents.ofKindOnHost(name, kind)) await lose(tx, id, by);
  }
  await note(tx, host, ask.actor, "host.given_up", objects);
  await finishRemoval(tx, host, ask.actor);
  return { host: name, done: true, objects };
}

async function lose(tx: Writes, id: string, by: { actor: string; now: number }): Promise<void> {
  const found = await tx.documents.find(id);
  if (found === undefined || (found.kind !== "vm" && found.kind !== "partition" && found.kind !== "disk"))
    return;
  // In quarantine it goes with its disk.
  if (found.status.state === "quarantined") return;
  const left = found.deleting ? found : await tx.documents.markDeleting(found.kind, id);
  await abandon(tx, left, by);
}

async function findLost(tx: Writes, { id, despiteStorm }: Ask): Promise<Stored<"host">> {
  const host = await tx.documents.get("host", id);
  if (host === undefined || host.name === null) throw notFound(`host ${id}`);
  if (host.status.state === "ready") {
    throw new CroftError("host_not_silent", `Host ${host.name} answers, so it is not lost.`, {
      detail:
        "It counts as silent 15 seconds after its last report. To empty a host that answers, set `maintenance = true`, and delete what is on it.",
    });
  }
  if (!despiteStorm) await refuseStorm(tx, host.name);
  return host;
}

async function refuseStorm(reads: Reads, name: string): Promise<void> {
  const hosts = (await reads.hosts.facts()).filter(({ facts }) => facts !== null);
  if (!isStorm(hosts)) return;
  const silent = hosts.filter(({ state }) => state === "silent");
  throw new CroftError(
    "precondition_failed",
    `Host ${name} is one of ${silent.length} of ${hosts.length} hosts that are silent at once; nothing was done.`,
    {
      detail: `That looks like a fault of the network or of the reconciler, and their guests may run: ${silent.map((one) => one.name).join(", ")}. Where this machine is off all the same, say so: \`--despite-storm\` of \`croft host\`, "despite_storm": true in REST.`,
    },
  );
}

/** What becomes of everything on the host; `others`: of what is not recreated. */
async function fatesOf(reads: Reads, host: string, others: "waits" | "lost"): Promise<Fate[]> {
  const fates: Fate[] = [];
  for (const one of await reads.documents.onHost(host)) {
    const { kind, id, project, name } = one;
    if (one.status.state === "quarantined") continue;
    const why = one.kind === "vm" ? await whyItWaits(reads, one) : "its bytes are on that host";
    const fate = why === undefined ? "recreated" : others;
    fates.push({ kind, id, project, name, fate, reason: why ?? null, host: null });
  }
  return fates;
}

async function recreate(tx: Writes, fates: Fate[], lost: string, actor: string): Promise<void> {
  for (const fate of fates) {
    const vm = fate.fate === "recreated" ? await tx.documents.get("vm", fate.id) : undefined;
    if (vm === undefined) continue;
    await leaveInstruction(tx, vm, lost);
    fate.host = await recreateElsewhere(tx, vm, actor);
  }
}

async function note(
  tx: Writes,
  host: Stored<"host">,
  actor: string,
  type: "host.confirmed_off" | "host.given_up",
  objects: readonly Fate[],
): Promise<void> {
  const named = (fate: Fate["fate"]): string[] =>
    objects.filter((one) => one.fate === fate).map((one) => `${label(one)} (${one.id})`);
  await tx.events.append({
    type,
    actor,
    kind: "host",
    object: host.id,
    project: null,
    name: host.name,
    data: { recreated: named("recreated"), waiting: named("waits"), lost: named("lost") },
  });
}
