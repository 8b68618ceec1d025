// The ways to name a VM on a command line, and what a login needs to know of it.

import { type Api, call, list } from "@croft/schemas/client/rest-client.ts";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";

export type VmName = { id: string } | { project: string; name: string };

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const ID = /^(vm_[0-9a-z]{16})(?:\.croft)?$/;
const PATH = new RegExp(`^(${LABEL})/(${LABEL})$`);
const HOST = new RegExp(`^(${LABEL})\\.(${LABEL})\\.croft$`);

/** Reads `project/vm`, an id, or a host name as ssh_config has it (`vm.project.croft`, `vm_….croft`). */
export function readVmName(text: string): VmName {
  const lower = text.toLowerCase();
  const id = ID.exec(lower)?.[1];
  if (id !== undefined) return { id };
  const [, project, name] = PATH.exec(lower) ?? [];
  if (project !== undefined && name !== undefined) return { project, name };
  const [, host, of] = HOST.exec(lower) ?? [];
  if (host !== undefined && of !== undefined) return { project: of, name: host };
  throw new Error(`name the VM as project/vm, vm.project.croft, or by its id, not ${JSON.stringify(text)}`);
}

/** The VM that a text names. */
export async function findVm(api: Api, text: string): Promise<Document<"vm">> {
  const named = readVmName(text);
  if ("id" in named) return call(api, "GET", `/v1/vms/${named.id}`);
  const [vm] = await list(api, "vms", named);
  if (vm === undefined) throw new Error(`there is no VM ${named.project}/${named.name}`);
  return vm;
}

/** The same, of a VM that runs. */
export async function findRunningVm(api: Api, text: string): Promise<Document<"vm">> {
  const vm = await findVm(api, text);
  if (vm.status.state === "running") return vm;
  const reason = vm.status.state_reason === null ? "" : ` (${vm.status.state_reason})`;
  throw new Error(`VM ${vm.project}/${vm.name} is ${vm.status.state}, not running${reason}`);
}
