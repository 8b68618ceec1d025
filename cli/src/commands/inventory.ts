// `croft inventory`: the VMs as a dynamic inventory of Ansible. Groups are projects (`project_web`), tags (`tag_role_front`),
// states and hosts; each VM is reached through the ssh configuration, so no key and no address is in it.

import { list } from "@croft/schemas/client/rest-client.ts";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Run } from "../command-line/command.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { markUntrusted } from "../output/untrusted.ts";
import { sshConfigFile } from "./ssh.ts";

export const run: Run = async (invocation, session) => {
  const connection = await session.connect();
  const project = invocation.text("project") ?? connection.project;
  const query: Record<string, string> = project === undefined ? {} : { project };
  const vms = (await list(connection.api, "vms", query)).filter(({ deleting }) => !deleting);
  const config = sshConfigFile(connection);
  const one = invocation.text("host");
  const format = isForPrograms(invocation.format) ? invocation.format : "json";
  if (one !== undefined) {
    const vm = vms.find((each) => hostOf(each) === one);
    await writeDocument(session.output, format, vm === undefined ? {} : variablesOf(vm, config));
    return undefined;
  }
  await writeDocument(session.output, format, format === "yaml" ? asYaml(vms, config) : asJson(vms, config));
  return undefined;
};

const hostOf = ({ name, project }: Document<"vm">): string => `${name}.${project}.croft`;

const variablesOf = (vm: Document<"vm">, config: string): unknown => markUntrusted(saidOf(vm, config));

function saidOf(vm: Document<"vm">, config: string): Record<string, unknown> {
  const { id, project, name, tags, default_tags, status } = vm;
  return {
    ansible_host: hostOf(vm),
    ansible_user: status.ssh?.user ?? "croft",
    ansible_ssh_common_args: `-F ${/[\s'"]/.test(config) ? JSON.stringify(config) : config}`,
    croft_id: id,
    croft_project: project,
    croft_name: name,
    croft_host: status.host ?? null,
    croft_state: status.state,
    croft_ready: status.ready ?? false,
    croft_ip_address: status.ip_address ?? null,
    croft_tags: Object.fromEntries([...Object.entries(default_tags), ...Object.entries(tags)]),
  };
}

/** Names that Ansible takes for groups: letters, digits and `_`. */
const groupName = (...parts: readonly string[]): string =>
  parts.map((part) => part.replace(/[^A-Za-z0-9]+/g, "_")).join("_");

export function groupsOf({ project, tags, default_tags, status }: Document<"vm">): string[] {
  const all = new Map([...Object.entries(default_tags), ...Object.entries(tags)]);
  return [
    groupName("project", project ?? ""),
    ...[...all].map(([key, value]) => (value === "" ? groupName("tag", key) : groupName("tag", key, value))),
    groupName("state", status.state),
    ...(status.host == null ? [] : [groupName("host", status.host)]),
  ];
}

function groupedHosts(vms: readonly Document<"vm">[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const vm of vms) {
    for (const group of new Set(groupsOf(vm))) groups.set(group, [...(groups.get(group) ?? []), hostOf(vm)]);
  }
  return new Map([...groups].sort(([a], [b]) => a.localeCompare(b)));
}

/** What Ansible reads of an executable inventory. */
export function asJson(vms: readonly Document<"vm">[], config: string): Record<string, unknown> {
  const groups = groupedHosts(vms);
  return {
    _meta: { hostvars: Object.fromEntries(vms.map((vm) => [hostOf(vm), variablesOf(vm, config)])) },
    all: { hosts: vms.map(hostOf), children: [...groups.keys()] },
    ...Object.fromEntries([...groups].map(([name, hosts]) => [name, { hosts }])),
  };
}

/** What Ansible reads of a file that ends in `.yaml`. */
function asYaml(vms: readonly Document<"vm">[], config: string): Record<string, unknown> {
  const children = [...groupedHosts(vms)].map(
    ([name, hosts]) => [name, { hosts: Object.fromEntries(hosts.map((host) => [host, {}])) }] as const,
  );
  return {
    all: {
      hosts: Object.fromEntries(vms.map((vm) => [hostOf(vm), variablesOf(vm, config)])),
      children: Object.fromEntries(children),
    },
  };
}
