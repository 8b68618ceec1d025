// `croft console`, `log` and `screenshot`: a VM's serial port and screen.
import type { Connection, Invocation, Run } from "../command-line/command.ts";
import { usageFault } from "../command-line/parse.ts";
import { openConsole } from "../console.ts";
import { findObject } from "../object-name.ts";
import { saveScreenshot, showLog } from "../screen.ts";

/** The VM's id, of any way to name it. */
async function vmOf({ api, project }: Connection, invocation: Invocation): Promise<string> {
  const text = invocation.argument("VM");
  const host = /^([a-z0-9-]+)\.([a-z0-9-]+)\.croft$/i.exec(text);
  const named = host === null ? text.replace(/\.croft$/i, "") : `${host[2]}/${host[1]}`;
  return (await findObject(api, "vm", named, { project: invocation.text("project") ?? project })).id;
}

export const consoleOf: Run = async (invocation, session) => {
  const connection = await session.connect();
  const terminal = { input: process.stdin, output: process.stdout, say: session.say };
  const vm = await vmOf(connection, invocation);
  const { interrupted } = session;
  await openConsole(connection.api, vm, { view: invocation.flag("view"), terminal, interrupted });
  // What is typed is still listened for.
  return process.exit(0);
};

export const log: Run = async (invocation, session) => {
  const connection = await session.connect();
  const lines = invocation.text("tail");
  if (lines !== undefined && !/^\d+$/.test(lines))
    throw usageFault("--tail is no number.", "Write --tail 100.");
  const tail = lines === undefined ? [] : ["--tail", lines];
  await showLog(connection.api, [await vmOf(connection, invocation), ...tail], process.stdout);
  return undefined;
};

export const screenshot: Run = async (invocation, session) => {
  const connection = await session.connect();
  const vm = await vmOf(connection, invocation);
  const file = invocation.optional("FILE");
  session.output.write(`${await saveScreenshot(connection.api, file === undefined ? [vm] : [vm, file])}\n`);
  return undefined;
};
