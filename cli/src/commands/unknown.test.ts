import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { socketEndpoint } from "@croft/schemas/endpoint.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Invocation, Session } from "../command-line/command.ts";
import { adoptUnknown } from "./unknown.ts";

const VM = "vm_0123456789abcdef";

let folder: string;
let server: Server;
let isDeclared: boolean;
let ssh_host_key: string | null;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-unknown-"));
  writeFileSync(path.join(folder, "app.json"), '{"project":"web","name":"app","spec":{}}');
  server = createServer(({ method }, response) => {
    const isGone = method === "GET" && !isDeclared;
    response.writeHead(isGone ? 404 : 200, { "content-type": "application/json" });
    response.end(
      JSON.stringify(isGone ? { code: "not_found" } : { id: VM, kind: "vm", host: "beta", ssh_host_key }),
    );
  }).listen(path.join(folder, "api.sock"));
  await once(server, "listening");
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
  rmSync(folder, { recursive: true });
});

/** All that is said of an adoption. */
async function adopted(): Promise<string> {
  const said: string[] = [];
  const api = { endpoint: socketEndpoint(path.join(folder, "api.sock")), token: "t" };
  const texts: Record<string, string> = { file: path.join(folder, "app.json") };
  const invocation = { argument: () => VM, text: (name: string) => texts[name] };
  const session = { connect: async () => ({ api }), say: (text: string) => void said.push(text) };
  await adoptUnknown(invocation as unknown as Invocation, session as unknown as Session);
  return said.join("\n");
}

test("of a VM that the database did not know the guest's key is lost unless its host reports it, of the newer copy of one that it knows it is not", async () => {
  isDeclared = false;
  ssh_host_key = null;
  expect(await adopted()).toMatch(/stays on beta.*\n.*SSH host key/);
  ssh_host_key = "ssh-ed25519 AAAA";
  expect(await adopted()).toBe(`${VM} is known again, and stays on beta as it is.`);
  ssh_host_key = null;
  isDeclared = true;
  expect(await adopted()).toBe(`${VM} is known again, and stays on beta as it is.`);
});
