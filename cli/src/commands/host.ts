// `croft host add | cordon | uncordon | drain | forget`.
//
//   add --join token--> the machine joins --> cordon: no new VMs --> drain: none at all --> forget: no host any more
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Run } from "../command-line/command.ts";
import { EXIT } from "../command-line/exit-status.ts";
import { Failure } from "../failure.ts";
import { findObject } from "../object-name.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { nameOf } from "../output/object-table.ts";
import { confirm } from "../question.ts";
import { type Api, call, list } from "../reconciler-api.ts";

interface JoinFile {
  endpoint: string;
  token: string;
  host: string;
  ca_certificate: string;
  expires_at: string;
}

/** One join token for each name; each is for one machine, for an hour. */
export const addHosts: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const folder = invocation.text("folder");
  const files: JoinFile[] = [];
  for (const host of invocation.rest("HOST")) {
    files.push(await call<JoinFile>(api, "POST", "/v1/agent/join_tokens", { host }));
  }
  if (isForPrograms(invocation.format)) {
    await writeDocument(session.output, invocation.format, files.length === 1 ? files[0] : { items: files });
    return undefined;
  }
  for (const file of files) {
    const text = `${JSON.stringify(file, null, 2)}\n`;
    if (folder === undefined) session.output.write(joinScript(file.host, text));
    else {
      const target = path.join(folder, `${file.host}.json`);
      writeFileSync(target, text, { mode: 0o600, flag: "wx" });
      session.say(
        `${target} lets ${file.host} join until ${file.expires_at}: its setting join_file names it.`,
      );
    }
  }
  return undefined;
};

const joinScript = (host: string, text: string): string =>
  `# Run as root on ${host}, within the hour:
install -d -m 0700 /etc/croft
(umask 077; cat > /etc/croft/join.json) <<'JOIN'
${text}JOIN
CROFT_JOIN_FILE=/etc/croft/join.json croft-agent check
systemctl restart croft-agent   # with \`join_file: /etc/croft/join.json\` in /etc/croft/agent.yaml
`;

const setSchedulable =
  (schedulable: boolean): Run =>
  async (invocation, session) => {
    const { api } = await session.connect();
    for (const named of invocation.rest("HOST")) {
      const { id, name } = await findObject(api, "host", named);
      await call(api, "PATCH", `/v1/hosts/${id}`, { spec: { schedulable } });
      session.say(schedulable ? `${name} takes new VMs again.` : `${name} takes no new VMs.`);
    }
    return undefined;
  };

export const cordonHosts: Run = setSchedulable(false);
export const uncordonHosts: Run = setSchedulable(true);

/** Croft moves no VM that has bytes on its host: what is to be done about each is said. */
export const drainHost: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const host = await findObject(api, "host", invocation.argument("HOST"));
  await call(api, "PATCH", `/v1/hosts/${host.id}`, { spec: { schedulable: false } });
  const vms = await vmsOn(api, host);
  const running = vms.filter(({ spec }) => (spec.power_state ?? "running") !== "stopped");
  if (!invocation.flag("stop")) {
    if (vms.length === 0) session.say(`${host.name} takes no new VMs and holds none: it is drained.`);
    else {
      session.say(
        `${host.name} takes no new VMs. It holds ${vms.map(nameOf).join(", ")}: their root disks lie there. Stop them with --stop, or make them anew elsewhere.`,
      );
    }
    return vms.length === 0 ? undefined : EXIT.conflict;
  }
  await confirm(`This stops ${running.map(nameOf).join(", ") || "no VM"}.`, invocation.flag("yes"));
  for (const { id } of running) {
    await call(api, "PATCH", `/v1/vms/${id}`, { spec: { power_state: "stopped" } });
  }
  session.say(
    `${host.name} takes no new VMs, and ${running.length} are being stopped. Terraform starts them again when it applies.`,
  );
  return undefined;
};

const vmsOn = async (api: Api, { name }: Document<"host">): Promise<Document<"vm">[]> =>
  (await list<"vm">(api, "vms")).filter(({ status }) => status.host === name);

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
