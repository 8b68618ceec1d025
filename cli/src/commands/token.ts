// `croft token create | list | revoke`: who may use this Croft.

import { age } from "@croft/schemas/age.ts";
import { type Api, call } from "@croft/schemas/client/rest-client.ts";
import type { Token, TokenCreate } from "@croft/schemas/generated/typescript/rest.ts";
import type { Invocation, Run, Session } from "../command-line/command.ts";
import { EXIT } from "../command-line/exit-status.ts";
import { usageFault } from "../command-line/parse.ts";
import { Failure } from "../failure.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { formatTable } from "../output/table.ts";
import { confirm } from "../question.ts";
import { readDuration } from "../waiting.ts";

export const readTokens = async (api: Api): Promise<Token[]> => (await call(api, "GET", "/v1/tokens")).items;

export const createToken: Run = async (invocation, session) => {
  const { api, project: usual } = await session.connect();
  const role = invocation.text("role");
  const ttl = invocation.text("ttl");
  if (role === undefined || ttl === undefined) {
    throw usageFault(
      "A token has a role and an end.",
      "Say --role viewer, planner, operator, monitor or admin, and --ttl such as 8h or 90d.",
    );
  }
  const body: TokenCreate = { role: role as TokenCreate["role"], ttl_seconds: readDuration(ttl) };
  const name = invocation.optional("NAME");
  if (name !== undefined) body.name = name;
  const ofProject = role !== "admin" && role !== "monitor";
  const project = invocation.text("project") ?? (ofProject ? usual : undefined);
  if (project !== undefined) body.project = project;
  const made = await call(api, "POST", "/v1/tokens", body);
  if (isForPrograms(invocation.format)) {
    await writeDocument(session.output, invocation.format, made);
    return undefined;
  }
  session.say(`Token ${made.name} (${made.id}), good until ${made.expires_at}. It is shown this once:`);
  session.output.write(`${made.token ?? ""}\n`);
  return undefined;
};

export const listTokens: Run = async (invocation, session) => {
  const { api } = await session.connect();
  await showTokens(await readTokens(api), invocation, session);
  return undefined;
};

async function showTokens(tokens: readonly Token[], { format }: Invocation, session: Session): Promise<void> {
  if (isForPrograms(format)) return writeDocument(session.output, format, { items: tokens });
  if (format === "name") return session.output.write(tokens.map(({ id }) => `${id}\n`).join(""));
  const columns = [
    { title: "Name", key: true },
    { title: "Role" },
    { title: "Project" },
    { title: "Ends", right: true },
    { title: "Used", right: true },
    { title: "Age", right: true },
    { title: "Id", key: true },
  ];
  const now = session.now();
  const rows = tokens.map(({ name, role, project, expires_at, last_used_at, created_at, id }) => ({
    cells: [
      name,
      role,
      project ?? "",
      expires_at === null ? "never" : age(expires_at, now),
      last_used_at === null ? "never" : age(last_used_at, now),
      age(created_at, now),
      id,
    ].map((text) => ({ text })),
  }));
  session.output.write(formatTable(columns, rows, session.output));
}

export const revokeToken: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const tokens = await readTokens(api);
  const chosen = invocation.rest("TOKEN").map((named) => oneToken(tokens, named));
  await confirm(
    `This ends ${chosen.map(({ name, id }) => `${name} (${id})`).join(", ")}, and what was opened with it.`,
    invocation.flag("yes"),
  );
  for (const { id, name } of chosen) {
    await call(api, "DELETE", `/v1/tokens/${id}`);
    session.say(`Revoked: ${name} (${id})`);
  }
  return undefined;
};

function oneToken(tokens: readonly Token[], named: string): Token {
  const found = tokens.filter(({ id, name }) => id === named || name === named);
  const [token, ...more] = found;
  if (token === undefined) {
    throw new Failure(
      EXIT.notFound,
      "not_found",
      `There is no token ${named}.`,
      "`croft token list` lists them.",
    );
  }
  if (more.length === 0) return token;
  throw usageFault(`${found.length} tokens are named ${named}.`, "Give the id instead of the name.");
}
