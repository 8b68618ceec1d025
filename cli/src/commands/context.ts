// `croft context list | use | remove`: which Crofts are known, and which one is meant.
import type { Run } from "../command-line/command.ts";
import { EXIT } from "../command-line/exit-status.ts";
import { readClientSettings } from "../connection/config.ts";
import { readContexts, writeContexts } from "../connection/context-file.ts";
import { Failure } from "../failure.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { formatTable } from "../output/table.ts";

export const listContexts: Run = async (invocation, session) => {
  const { current, contexts } = readContexts(readClientSettings().configFile);
  const names = Object.keys(contexts).sort();
  // Never the tokens.
  const items = names.map((name) => ({
    name,
    endpoint: contexts[name]?.endpoint ?? "",
    project: contexts[name]?.project ?? null,
    current: name === current,
  }));
  const { format } = invocation;
  if (isForPrograms(format)) await writeDocument(session.output, format, { items });
  else if (format === "name") session.output.write(names.map((name) => `${name}\n`).join(""));
  else if (items.length === 0) session.say("There are no contexts. `croft login ENDPOINT` makes one.");
  else {
    const columns = [
      { title: "Current" },
      { title: "Name", key: true },
      { title: "Endpoint" },
      { title: "Project" },
    ];
    const rows = items.map(({ name, endpoint, project, current: used }) => ({
      cells: [used ? "*" : " ", name, endpoint, project ?? ""].map((text) => ({ text })),
    }));
    session.output.write(formatTable(columns, rows, session.output));
  }
  return undefined;
};

export const useContext: Run = async (invocation, session) => {
  const file = readClientSettings().configFile;
  const { contexts } = readContexts(file);
  const name = invocation.argument("CONTEXT");
  if (contexts[name] === undefined) throw unknown(name, Object.keys(contexts));
  writeContexts(file, { current: name, contexts });
  session.say(`${name} is the current context.`);
  return undefined;
};

export const removeContext: Run = async (invocation, session) => {
  const file = readClientSettings().configFile;
  const { current, contexts } = readContexts(file);
  const name = invocation.argument("CONTEXT");
  if (contexts[name] === undefined) throw unknown(name, Object.keys(contexts));
  const left = Object.fromEntries(Object.entries(contexts).filter(([one]) => one !== name));
  writeContexts(
    file,
    current === undefined || current === name ? { contexts: left } : { current, contexts: left },
  );
  session.say(`The context ${name} is removed. Its token is still good: \`croft token revoke\` ends it.`);
  return undefined;
};

const unknown = (name: string, known: readonly string[]): Failure =>
  new Failure(
    EXIT.notFound,
    "not_found",
    `There is no context ${name}.`,
    known.length === 0 ? "`croft login ENDPOINT` makes one." : `There are ${known.join(", ")}.`,
  );
