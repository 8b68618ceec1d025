// From a VM's id to a stream of its bytes: what all ways in (tunnel, console, CONNECT, log, screenshot) have in common.
import { CroftError } from "@croft/schemas/errors.ts";
import type { WebSocket } from "ws";
import { notFound } from "../kinds/not-found.ts";
import type { Store } from "../store/store.ts";
import type { Principal } from "./authentication.ts";
import { mayChange, maySee } from "./authorization.ts";
import type { VmStreams } from "./services.ts";

type Target = Parameters<VmStreams["open"]>[0]["target"];

/** What only looks; everything else is a way to change the VM. */
const LOOKS: ReadonlySet<Target> = new Set(["console_view", "serial_log", "screenshot"]);

/**
 * Opens a stream of a VM. Throws `not_found` (also for who may not see it), `forbidden`, `unavailable` when the VM has
 * no host or the host no agent, or what the agent refuses with.
 */
export async function openVmStream(
  { store, streams }: { store: Store; streams: VmStreams },
  principal: Principal,
  wanted: { vm: string; target: Target; tail_lines?: number },
  signal?: AbortSignal,
): Promise<WebSocket> {
  const { host, project, incarnation } = await placementOf(store, principal, wanted);
  const { vm, target, tail_lines = null } = wanted;
  return streams.open({ host, project, vm, incarnation, target, tail_lines }, signal);
}

/** Where a VM is. Throws what `openVmStream` says of the VM. */
export async function placementOf(
  store: Store,
  principal: Principal,
  { vm: id, target }: { vm: string; target: Target },
): Promise<{ host: string; project: string; incarnation: number }> {
  const vm = await store.documents.get("vm", id);
  if (vm === undefined || vm.deleting || !maySee(principal, vm)) {
    throw notFound(`VM ${id}`);
  }
  if (!LOOKS.has(target) && !mayChange(principal, vm)) {
    throw new CroftError("forbidden", `The role ${principal.role} may not log in to VM ${vm.name ?? id}.`, {
      detail: "The token only reads. Use one with the role operator or admin.",
    });
  }
  const { host, incarnation } = vm.status;
  if (host == null || incarnation === undefined) {
    throw new CroftError("unavailable", `VM ${vm.name ?? id} has no host yet.`, {
      detail: "Wait until it is placed.",
    });
  }
  return { host, project: vm.project ?? "", incarnation };
}
