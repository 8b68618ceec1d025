// `croft unknown list | adopt | remove | leave`: what hosts have and the database does not know, after it was restored from a
// backup. Until a person says what is to become of it, it runs on as it is.
import { readFileSync } from "node:fs";
import { ProblemError } from "@croft/schemas/client/failures.ts";
import { type Api, call } from "@croft/schemas/client/rest-client.ts";
import type { UnknownObjectAdoption } from "@croft/schemas/generated/typescript/rest.ts";
import type { Run } from "../command-line/command.ts";
import { usageFault } from "../command-line/parse.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { formatTable } from "../output/table.ts";
import { confirm } from "../question.ts";

export const listUnknown: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const found = await call(api, "GET", "/v1/unknown_objects");
  if (isForPrograms(invocation.format)) await writeDocument(session.output, invocation.format, found);
  else if (found.items.length === 0) session.say("The database knows all that hosts have.");
  else {
    const columns = [
      { title: "Id", key: true },
      { title: "Kind", key: true },
      { title: "Host", key: true },
      { title: "State" },
      { title: "What to do" },
    ];
    const rows = found.items.map(({ id, kind, host, state, adoption }) => ({
      cells: [id, kind, host, state, adoption].map((text) => ({ text })),
    }));
    session.output.write(`${formatTable(columns, rows, session.output)}\n`);
  }
  return undefined;
};

/** The declaration that was lost comes from a file: as `croft get KIND NAME -o json` wrote it once, or made anew. */
export const adoptUnknown: Run = async (invocation, session) => {
  const { api, project: usual } = await session.connect();
  const id = invocation.argument("ID");
  const file = invocation.text("file");
  if (file === undefined)
    throw usageFault("The declaration is missing.", "Say --file FILE, or --file - for stdin.");
  const declared = readDeclaration(file);
  const { name, tags, spec } = declared;
  const project = invocation.text("project") ?? declared.project ?? usual;
  const body = {
    ...(project === undefined ? {} : { project }),
    ...(name === undefined ? {} : { name }),
    ...(tags === undefined ? {} : { tags }),
    spec,
  };
  const keyIsKnown = await isDeclared(api, id);
  const { host, kind, ssh_host_key } = await call(
    api,
    "POST",
    `/v1/unknown_objects/${encodeURIComponent(id)}/adopt`,
    // The reconciler says what is missing.
    body as UnknownObjectAdoption,
  );
  session.say(`${id} is known again, and stays on ${host} as it is.`);
  if (kind === "vm" && !keyIsKnown && ssh_host_key === null)
    session.say(
      "Its guest keeps its SSH host key, which the database lost and its host does not report: `croft ssh` refuses it. Log in by plain ssh with a key of your own, through one of its ports or networks.",
    );
  return undefined;
};

/** Whether the database has it on another host, from before a move: then it has the keys of its guest. */
const isDeclared = (api: Api, vm: string): Promise<boolean> =>
  call(api, "GET", `/v1/vms/${encodeURIComponent(vm)}`).then(
    () => true,
    (error: unknown) => {
      if (error instanceof ProblemError && error.status === 404) return false;
      throw error;
    },
  );

interface Declaration {
  project?: string;
  name?: string;
  tags?: Record<string, string>;
  spec: object;
}

function readDeclaration(file: string): Declaration {
  const text = readFileSync(file === "-" ? 0 : file, "utf8");
  try {
    const found = JSON.parse(text) as Partial<Declaration> | null;
    if (typeof found?.spec === "object") return { ...found, spec: found.spec };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw usageFault(
    `${file === "-" ? "Standard input" : file} is no declaration.`,
    'It is JSON with project, name and spec: {"project": "web", "name": "data", "spec": {"size_gib": 20, "disk": "dsk_…"}}.',
  );
}

export const removeUnknown: Run = async (invocation, session) => {
  const { api } = await session.connect();
  const ids = invocation.rest("ID");
  await confirm(`This ends ${ids.join(", ")} and destroys their root disks.`, invocation.flag("yes"));
  for (const id of ids) {
    const { host } = await call(api, "POST", `/v1/unknown_objects/${encodeURIComponent(id)}/remove`);
    session.say(`${host} ends ${id} and removes its root disk.`);
  }
  return undefined;
};

export const leaveUnknown: Run = async (invocation, session) => {
  const { api } = await session.connect();
  for (const id of invocation.rest("ID")) {
    const { host } = await call(api, "POST", `/v1/unknown_objects/${encodeURIComponent(id)}/forget`);
    session.say(`${id} stays on ${host}, and is no longer listed.`);
  }
  return undefined;
};
