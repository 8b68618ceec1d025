// `croft trust create | list | delete`: whose ID tokens are exchanged for tokens of Croft, so that a pipeline keeps no secret.
import { readFileSync } from "node:fs";
import { type Api, call } from "@croft/schemas/client/rest-client.ts";
import type { Trust, TrustCreate } from "@croft/schemas/generated/typescript/rest.ts";
import type { Run } from "../command-line/command.ts";
import { EXIT } from "../command-line/exit-status.ts";
import { usageFault } from "../command-line/parse.ts";
import { Failure } from "../failure.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { formatTable } from "../output/table.ts";
import { confirm } from "../question.ts";
import { readDuration } from "../waiting.ts";

const readTrusts = async (api: Api): Promise<Trust[]> =>
  (await call(api, "GET", "/v1/federation/trusts")).items;

export const createTrust: Run = async (invocation, session) => {
  const { api, project: usual } = await session.connect();
  const issuer = invocation.text("issuer");
  const role = invocation.text("role");
  const claims = invocation.texts("claim").map(readClaim);
  if (issuer === undefined || role === undefined || claims.length === 0) {
    throw usageFault(
      "A trust has an issuer, claims and a role.",
      "Say --issuer URL, --claim such as sub=repo:example/web:ref:refs/heads/main, and --role.",
    );
  }
  const body: TrustCreate = {
    name: invocation.argument("NAME"),
    issuer,
    audience: invocation.text("audience") ?? "croft",
    claims: Object.fromEntries(claims),
    role: role as TrustCreate["role"],
  };
  const project = invocation.text("project") ?? (role === "admin" || role === "monitor" ? undefined : usual);
  if (project !== undefined) body.project = project;
  const ttl = invocation.text("ttl");
  if (ttl !== undefined) body.ttl_seconds = readDuration(ttl);
  const authority = invocation.text("issuer-certificate");
  if (authority !== undefined) body.ca_certificate = readFileSync(authority, "utf8");
  const made = await call(api, "POST", "/v1/federation/trusts", body);
  if (isForPrograms(invocation.format)) await writeDocument(session.output, invocation.format, made);
  else session.say(`Trust ${made.name} (${made.id}): ${made.role} of ${made.project ?? "all projects"}.`);
  return undefined;
};

function readClaim(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw usageFault(`${JSON.stringify(text)} is no claim.`, "Write NAME=VALUE; * stands for any text.");
}

export const listTrusts: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const trusts = await readTrusts(api);
  if (isForPrograms(invocation.format)) {
    await writeDocument(session.output, invocation.format, { items: trusts });
    return undefined;
  }
  const columns = ["Name", "Issuer", "Claims", "Role", "Project"].map((title) => ({
    title,
    key: title === "Name",
  }));
  const rows = trusts.map(({ name, issuer, claims, role, project }) => {
    const wanted = Object.entries(claims).map(([claim, value]) => `${claim}=${value}`);
    return { cells: [name, issuer, wanted.join(" "), role, project ?? ""].map((text) => ({ text })) };
  });
  session.output.write(formatTable(columns, rows, session.output));
  return undefined;
};

export const deleteTrusts: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const trusts = await readTrusts(api);
  const chosen = invocation.rest("TRUST").map((named) => {
    const found = trusts.find(({ id, name }) => id === named || name === named);
    if (found !== undefined) return found;
    throw new Failure(
      EXIT.notFound,
      "not_found",
      `There is no trust ${named}.`,
      "`croft trust list` lists them.",
    );
  });
  await confirm(`This ends ${chosen.map(({ name }) => name).join(", ")}.`, invocation.flag("yes"));
  for (const { id, name } of chosen) {
    await call(api, "DELETE", `/v1/federation/trusts/${id}`);
    session.say(`Deleted: ${name}`);
  }
  return undefined;
};
