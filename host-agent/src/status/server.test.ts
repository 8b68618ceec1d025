import { mkdtempSync, rmSync, statSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type StatusServer, serveStatus } from "./server.ts";
import { Status } from "./status.ts";

let folder: string;
let clock = 1_000_000;
const status = new Status(() => clock);
let server: StatusServer;
let socket: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "croft-status-"));
  socket = join(folder, "status.sock");
  server = await serveStatus(status, { socket, port: null });
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function ask(path: string, method = "GET"): Promise<{ code: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: socket, path, method }, async (answer) => {
      let text = "";
      for await (const part of answer) text += part;
      resolve({ code: answer.statusCode, text });
    });
    asked.on("error", reject);
    asked.end();
  });
}

const report = (objects: { kind: string; state: string }[]) =>
  ({
    agent_version: "1.2.3",
    contract_version: 1,
    observed_generation: 7,
    facts: { cpus: 2, memory_mib: 1024, storage_bytes: 10, storage_free_bytes: 4, accelerator: "tcg" },
    conditions: [{ type: "accelerator", status: "false", reason: 'a "quoted" one', message: "" }],
    objects,
  }) as unknown as HostReport;

test("ready is told apart from alive, and what is not known from what is wrong", async () => {
  expect((await ask("/livez")).code).toBe(200);
  expect(await ask("/readyz")).toMatchObject({ code: 503 });
  status.stage("ok");
  const silent = await ask("/readyz");
  expect(silent.code).toBe(200);
  expect(JSON.parse(silent.text)).toEqual({ status: "ok", reconciler: "silent", last_report_at: null });
  status.reportTaken();
  expect(JSON.parse((await ask("/readyz")).text)).toMatchObject({ reconciler: "heard" });
  clock += 61_000;
  expect(JSON.parse((await ask("/readyz")).text)).toMatchObject({ status: "ok", reconciler: "silent" });
});

test("the figures are in Prometheus' form", async () => {
  status.reportMade(report([..."ab"].map(() => ({ kind: "vm", state: "running" }))));
  status.loopRan("poll", "failed");
  status.cycleEnded(1_500);
  const { text } = await ask("/metrics");
  expect(text.split("\n")).toEqual(
    expect.arrayContaining([
      "# TYPE croft_agent_cycle_seconds summary",
      "croft_agent_cycle_seconds_sum 1.5",
      'croft_agent_loop_runs_total{loop="poll",result="failed"} 1',
      'croft_host_objects{kind="vm",state="running"} 2',
      'croft_host_condition{type="accelerator",reason="a \\"quoted\\" one"} 0',
      "croft_agent_config_generation 7",
      "croft_agent_last_report_timestamp_seconds 1000",
    ]),
  );
  // Every line is a comment or a name, labels and a number.
  for (const line of text.trimEnd().split("\n")) {
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{.*\})? -?[0-9.e+-]+)$/);
  }
});

test("nothing else is answered, and the socket is for its owner alone", async () => {
  expect((await ask("/")).code).toBe(404);
  expect((await ask("/constructor")).code).toBe(404);
  expect((await ask("/livez", "POST")).code).toBe(405);
  expect((await ask("/livez", "HEAD")).text).toBe("");
  expect(statSync(socket).mode & 0o777).toBe(0o600);
});

test("a port that another holds is refused by its number", async () => {
  const other = join(folder, "other.sock");
  const { createServer } = await import("node:http");
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const { port } = holder.address() as { port: number };
  await expect(serveStatus(status, { socket: other, port })).rejects.toMatchObject({ code: "port_in_use" });
  holder.close();
});
