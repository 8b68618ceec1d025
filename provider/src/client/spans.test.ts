import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { socketEndpoint } from "@croft/schemas/endpoint.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type SpanCollector, startCollector } from "../../../tests/src/harness/span-collector.ts";
import { createReconcilerClient } from "../reconciler-client.ts";
import { createRunSpans } from "./spans.ts";
import { createRunTrace } from "./trace.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT = "00f067aa0ba902b7";
const never = new AbortController().signal;

let folder: string;
let server: Server;
let collector: SpanCollector;
let told: string[];
const parents: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-spans-"));
  told = [];
  parents.length = 0;
  server = createServer((request, response) => {
    parents.push(String(request.headers.traceparent));
    response.writeHead(404, { "content-type": "application/problem+json" });
    response.end(JSON.stringify({ title: "It is not there.", code: "not_found", status: 404 }));
  }).listen(path.join(folder, "api.sock"));
  await once(server, "listening");
  collector = await startCollector();
});

afterEach(async () => {
  collector.close();
  server.closeAllConnections();
  server.close();
  await once(server, "close");
  rmSync(folder, { recursive: true });
});

function trace(endpoint: string, flags = "01") {
  const log = (_level: string, message: string): void => void told.push(message);
  return createRunTrace(`00-${TRACE}-${PARENT}-${flags}`, (id, parent) =>
    createRunSpans({ endpoint, trace: id, parent, log }),
  );
}

const client = (of: ReturnType<typeof trace>) =>
  createReconcilerClient({
    endpoint: socketEndpoint(path.join(folder, "api.sock")),
    token: "hunter3",
    requestTimeoutMs: 5000,
    trace: of,
  });

test("a run, its changes and their requests are spans of one trace, and the reconciler's parent is the request", async () => {
  const run = trace(collector.endpoint);
  const reached = client(run);
  await run.spans?.within(
    "create croft_vm",
    { "croft.name": "app" },
    () => reached.get("vms", "vm_0123456789abcdef", never),
    () => "It failed.",
  );
  await run.spans?.finish();
  const spans = await collector.ofTrace(TRACE, ["terraform-provider-croft"]);
  const one = (name: string) => spans.find((span) => span.name === name);
  expect(one("terraform-provider-croft")).toMatchObject({ parentSpanId: PARENT });
  expect(one("create croft_vm")).toMatchObject({
    parentSpanId: one("terraform-provider-croft")?.spanId,
    status: { code: 2, message: "It failed." },
  });
  const request = one("GET /v1/vms/{id}");
  expect(request).toMatchObject({ parentSpanId: one("create croft_vm")?.spanId, kind: 3 });
  expect(parents).toEqual([`00-${TRACE}-${request?.spanId}-01`]);
  expect(JSON.stringify(spans)).not.toContain("hunter3");
});

test("who began the trace may say that it is not recorded", () => {
  expect(trace(collector.endpoint, "00").spans).toBeUndefined();
});

test("a collector that is away is told once, and stops nothing", async () => {
  const run = trace("http://127.0.0.1:9");
  await client(run).get("vms", "vm_0123456789abcdef", never);
  await run.spans?.finish();
  await run.spans?.finish();
  expect(told).toEqual(["spans were not sent"]);
});
