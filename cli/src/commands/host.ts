// `croft host add | cordon | uncordon | drain | release-storm | forget`.
//
//   add --join token--> the machine joins --> cordon: nothing new --> drain: maintenance --> forget: no host any more

import { writeFileSync } from "node:fs";
import path from "node:path";
import { type Api, call, list } from "@croft/schemas/client/rest-client.ts";
import { nameOf } from "@croft/schemas/display-name.ts";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import type { JoinToken } from "@croft/schemas/generated/typescript/rest.ts";
import type { Run } from "../command-line/command.ts";
import { EXIT } from "../command-line/exit-status.ts";
import { Failure } from "../failure.ts";
import { findObject } from "../object-name.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { confirm } from "../question.ts";

/** One join token for each name; each is for one machine, for an hour. */
export const addHosts: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const folder = invocation.text("folder");
  const files: JoinToken[] = [];
  for (const host of invocation.rest("HOST")) {
    files.push(await call(api, "POST", "/v1/agent/join_tokens", { host }));
  }
  if (isForPrograms(invocation.format)) {
    await writeDocument(session.output, invocation.format, files.length === 1 ? files[0] : { items: files });
    return undefined;
  }
  for (const file of files) {
    if (folder === undefined) session.output.write(joinScript(file));
    else {
      const target = path.join(folder, `${file.host}.json`);
      writeFileSync(target, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flag: "wx" });
      session.say(
        `${target} lets ${file.host} join until ${file.expires_at}: its setting join_file names it.`,
      );
    }
  }
  return undefined;
};

const joinScript = ({ host, command, expires_at }: JoinToken): string =>
  `# As root on ${host}, before ${expires_at}:\n${command}\n`;

const patchHosts =
  (spec: Readonly<Record<string, boolean>>, what: string): Run =>
  async (invocation, session) => {
    const { api } = await session.connect();
    for (const named of invocation.rest("HOST")) {
      const { id, name } = await findObject(api, "host", named);
      await call(api, "PATCH", `/v1/hosts/${id}`, { spec });
      session.say(`${name} ${what}.`);
    }
    return undefined;
  };

export const cordonHosts: Run = patchHosts({ schedulable: false }, "takes nothing new");
export const uncordonHosts: Run = patchHosts(
  { schedulable: true, maintenance: false },
  "takes new VMs and partitions again",
);

/** VMs that can be moved are, which is waited for; of the others it is said why they stay. */
export const drainHost: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const host = await findObject(api, "host", invocation.argument("HOST"));
  await call(api, "PATCH", `/v1/hosts/${host.id}`, { spec: { maintenance: true } });
  await untilDrained(api, host.id, (text) => session.say(text));
  const vms = await vmsOn(api, host);
  if (invocation.flag("stop")) {
    const running = vms.filter(({ spec }) => (spec.power_state ?? "running") !== "stopped");
    await confirm(`This stops ${running.map(nameOf).join(", ") || "no VM"}.`, invocation.flag("yes"));
    for (const { id } of running) {
      await call(api, "PATCH", `/v1/vms/${id}`, { spec: { power_state: "stopped" } });
    }
    session.say(`${host.name} takes nothing new; VMs that are being stopped: ${running.length}.`);
    return undefined;
  }
  if (vms.length === 0) session.say(`${host.name} takes nothing new and holds no VM: it is drained.`);
  else {
    session.say(`${host.name} takes nothing new. What stays on it is not moved, and --stop stops it:`);
    for (const vm of vms) session.say(`  ${nameOf(vm)} (${vm.id})`);
  }
  return vms.length === 0 ? undefined : EXIT.conflict;
};

/** Says how far it is whenever that is another text; returns when nothing more can be moved. */
async function untilDrained(api: Api, id: string, say: (text: string) => void): Promise<void> {
  for (let said = ""; ; ) {
    const host = await call(api, "GET", `/v1/hosts/${id}?wait=ready&timeout_seconds=10`);
    const { conditions } = host.status;
    const drained = conditions.find(({ type }) => type === "drained")?.message ?? "";
    if (drained !== said) say(drained);
    said = drained;
    if (!conditions.some(({ type, status }) => type === "draining" && status === "true")) return;
  }
}

const vmsOn = async (api: Api, { name }: Document<"host">): Promise<Document<"vm">[]> =>
  (await list(api, "vms")).filter(({ status }) => status.host === name);

export const forgetHosts: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const named = invocation.rest("HOST");
  const hosts = await Promise.all(named.map((name) => findObject(api, "host", name)));
  await confirm(
    `This takes ${hosts.map(({ name }) => name).join(", ")} out of Croft and revokes what it joined with.`,
    invocation.flag("yes"),
  );
  for (const { id, name } of hosts) {
    await call(api, "DELETE", `/v1/hosts/${id}`);
    session.say(`Forgotten: ${name}`);
  }
  if (hosts.length > 0) return undefined;
  throw new Failure(EXIT.notFound, "not_found", "No host was named.", "`croft get hosts` lists them.");
};

/** The reconciler fences them within seconds, when their leases are over. */
export const releaseStorm: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const hosts = [...invocation.rest("HOST")];
  await confirm(
    `This makes VMs with on_host_loss = "recreate" of ${hosts.join(", ")} anew on other hosts, from their images: what their root disks hold is lost. A host whose machine runs on must not be named.`,
    invocation.flag("yes"),
  );
  const { released, silent } = await call(api, "POST", "/v1/host_storm/release", { hosts });
  session.say(`${released.length} of ${silent.length} silent hosts are released: ${released.join(", ")}.`);
  return undefined;
};
