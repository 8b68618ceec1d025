import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { socketEndpoint } from "@croft/schemas/endpoint.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createReconcilerClient } from "../reconciler-client.ts";
import { objectOf } from "../tfplugin/value.ts";
import { createRunTrace } from "./trace.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const never = new AbortController().signal;

let folder: string;
let server: Server;
const seen: (string | undefined)[] = [];
const lines: string[] = [];
const waiting = {
  kind: "vm",
  id: "vm_1",
  name: "app",
  generation: 1,
  spec: { wait_for: ["ssh"], user_data: "hunter2" },
  status: { observed_generation: 1, state: "starting", state_reason: "Boots.", conditions: [], ready: false },
};

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-log-"));
  server = createServer((request, response) => {
    seen.push(request.headers.traceparent as string | undefined);
    const refused = request.method === "POST";
    response.writeHead(refused ? 409 : 200, {
      "content-type": refused ? "application/problem+json" : "application/json",
      "croft-request-id": `${TRACE}-0000000000000001`,
    });
    const problem = { title: "The name is taken.", code: "already_exists", request_id: "its-id" };
    response.end(JSON.stringify(refused ? problem : waiting));
  }).listen(path.join(folder, "api.sock"));
  await once(server, "listening");
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
  rmSync(folder, { recursive: true });
});

test("the log shows requests, waits and their causes, and nothing that is sensitive", async () => {
  const client = createReconcilerClient({
    endpoint: socketEndpoint(path.join(folder, "api.sock")),
    token: "hunter3",
    requestTimeoutMs: 5000,
    trace: createRunTrace(`00-${TRACE}-00f067aa0ba902b7-01`),
    log: (level, message, fields) => void lines.push(JSON.stringify({ level, message, ...fields })),
  });
  await client.waitFor("vms", "vm_1", "ready", 10, never);
  const body = objectOf({ name: "app", spec: objectOf({ user_data: "hunter2" }) });
  await expect(client.create("vms", body, never, 5)).rejects.toThrow("The name is taken.");
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      level: "debug",
      message: "request",
      method: "GET",
      path: "/v1/vms/vm_1?wait=ready&timeout_seconds=10",
      duration_ms: expect.any(Number),
      status: 200,
      request_id: `${TRACE}-0000000000000001`,
    },
    {
      level: "info",
      message: "waits until it is ready",
      kind: "vm",
      id: "vm_1",
      name: "app",
      cause: "Waited for: ssh.\nLast seen: State: starting. Boots.",
    },
    expect.objectContaining({
      level: "info",
      message: "waits until others give it up",
      code: "already_exists",
      cause: "The name is taken.",
      request_id: "its-id",
    }),
  ]);
  expect(lines.join()).not.toMatch(/hunter/);
  // Each request is its own span of the run's trace.
  expect(new Set(seen).size).toBe(2);
  for (const one of seen) expect(one).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
});

test("a run that nothing named has a trace of its own", () => {
  expect(createRunTrace(null).id).toMatch(/^[0-9a-f]{32}$/);
  expect(createRunTrace("nonsense").id).not.toBe(createRunTrace("nonsense").id);
});
