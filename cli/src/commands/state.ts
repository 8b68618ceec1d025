// `croft state list | versions | restore | unlock | backend`: states of Terraform that Croft keeps for a team.

import { age } from "@croft/schemas/age.ts";
import { call } from "@croft/schemas/client/rest-client.ts";
import type { Invocation, Run, Session } from "../command-line/command.ts";
import { EXIT } from "../command-line/exit-status.ts";
import { usageFault } from "../command-line/parse.ts";
import { Failure } from "../failure.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { formatTable } from "../output/table.ts";
import { confirm } from "../question.ts";

/** `/v1/state/project/name`. */
function routeOf(invocation: Invocation): `/v1/state/${string}/${string}` {
  const text = invocation.argument("STATE");
  const [, project, name] = /^([a-z0-9-]+)\/([a-z0-9._-]+)$/i.exec(text) ?? [];
  if (project !== undefined && name !== undefined) return `/v1/state/${project}/${name}`;
  throw usageFault(`${JSON.stringify(text)} names no state.`, "Write PROJECT/NAME.");
}

export const listStates: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const { items } = await call(api, "GET", "/v1/state");
  const titles = ["Project", "Name", "Version", "Resources", "Written", "Locked by"];
  const rows = items.map(({ project, name, current, lock }) => [
    project,
    name,
    current === null ? "" : String(current.number),
    current?.resources == null ? "" : String(current.resources),
    current === null ? "" : age(current.written_at, session.now()),
    lock === null ? "" : `${lock.who} (${lock.id})`,
  ]);
  await show({ items }, { titles, rows }, invocation, session);
  return undefined;
};

export const listVersions: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const { items } = await call(api, "GET", `${routeOf(invocation)}/versions`);
  const titles = ["Version", "Serial", "Resources", "Bytes", "Written", "By"];
  const rows = items.map(({ number, serial, resources, size_bytes, written_at, written_by }) =>
    [number, serial, resources ?? "", size_bytes, age(written_at, session.now()), written_by].map(String),
  );
  await show({ items }, { titles, rows }, invocation, session);
  return undefined;
};

export const restoreVersion: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const route = routeOf(invocation);
  const number = invocation.argument("VERSION");
  if (!/^[1-9]\d*$/.test(number))
    throw usageFault(`${number} is no version.`, "`croft state versions` lists them.");
  await confirm(`This makes version ${number} the newest one again.`, invocation.flag("yes"));
  await call(api, "POST", `${route}/versions/${number}/restore`);
  session.say(`Version ${number} is the newest one again.`);
  return undefined;
};

/** Breaks a lock whose holder is gone: of the lock that was shown, and of no later one. */
export const unlock: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const route = `${routeOf(invocation)}/lock` as const;
  const { lock } = await call(api, "GET", route);
  if (lock === null) {
    session.say("Nobody holds it.");
    return undefined;
  }
  await confirm(
    `${lock.who} holds it (${lock.id}). If that still runs, two may write the state.`,
    invocation.flag("yes"),
  );
  await call(api, "DELETE", route, { ID: lock.id });
  session.say(`Unlocked: ${lock.id}`);
  return undefined;
};

/** What Terraform needs, without the token: that stays where it is. */
export const backend: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const address = api.endpoint.replace(/\/+$/, "") + routeOf(invocation);
  if (!address.startsWith("https://")) {
    throw new Failure(
      EXIT.usage,
      "invalid_value",
      `Terraform's http backend does not speak with ${api.endpoint}.`,
      "Use the reconciler's https:// address: CROFT_ENDPOINT, or a context of it.",
    );
  }
  const write = invocation.flag("hcl") ? backendFile : backendVariables;
  session.output.write(write(address, api.caCertificate?.trim()));
  return undefined;
};

function backendVariables(address: string, authority: string | undefined): string {
  const certificate =
    authority === undefined ? "" : `export TF_HTTP_CLIENT_CA_CERTIFICATE_PEM='${authority}'\n`;
  return `# terraform { backend "http" {} }
export TF_HTTP_ADDRESS='${address}'
export TF_HTTP_LOCK_ADDRESS='${address}/lock' TF_HTTP_LOCK_METHOD=POST
export TF_HTTP_UNLOCK_ADDRESS='${address}/lock' TF_HTTP_UNLOCK_METHOD=DELETE
export TF_HTTP_USERNAME=croft TF_HTTP_PASSWORD="$CROFT_TOKEN"
${certificate}`;
}

/** `backend.tf`, as `terraform fmt` writes it. */
function backendFile(address: string, authority: string | undefined): string {
  const lines = authority?.split(/\r?\n/).map((line) => `      ${line}\n`);
  const certificate =
    lines === undefined ? "" : `\n    client_ca_certificate_pem = <<-EOT\n${lines.join("")}    EOT\n`;
  return `# The password is a token: export TF_HTTP_PASSWORD="$CROFT_TOKEN"
terraform {
  backend "http" {
    address        = "${address}"
    lock_address   = "${address}/lock"
    lock_method    = "POST"
    unlock_address = "${address}/lock"
    unlock_method  = "DELETE"
    username       = "croft"
${certificate}  }
}
`;
}

async function show(
  document: unknown,
  { titles, rows }: { titles: readonly string[]; rows: readonly (readonly string[])[] },
  { format }: Invocation,
  session: Session,
): Promise<void> {
  if (isForPrograms(format)) return writeDocument(session.output, format, document);
  const columns = titles.map((title, at) => ({ title, key: at < 2 }));
  const cells = rows.map((row) => ({ cells: row.map((text) => ({ text })) }));
  session.output.write(formatTable(columns, cells, session.output));
}
