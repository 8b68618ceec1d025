import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { faultTable, readStatus, summary } from "./status.ts";

const NOW = new Date("2026-12-01T12:00:00Z");

let server: Server | undefined;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-status-"));
});
afterEach(() => {
  server?.close();
  rmSync(folder, { recursive: true });
});

async function serve(answer: RequestListener): Promise<{ endpoint: string; token: string }> {
  const socket = path.join(folder, "api.sock");
  server = createServer(answer).listen(socket);
  await once(server, "listening");
  return { endpoint: `unix://${socket}`, token: "croft_x" };
}

const vm = {
  kind: "vm",
  id: "vm_0000000000000001",
  name: "app",
  project: "web",
  generation: 1,
  deleting: false,
  updated_at: "2026-12-01T00:00:00Z",
  spec: {},
  status: {
    state: "failed",
    state_reason: "it ended",
    state_code: "vm_exited",
    observed_generation: 1,
    conditions: [],
  },
} as unknown as Document<"vm">;

test.each([400, 403])(
  "a reconciler of an earlier release, which answers %i, is asked for its lists",
  async (refusal) => {
    const asked: string[] = [];
    const api = await serve((request, response) => {
      const path = request.url ?? "";
      asked.push(path.split("?", 1)[0] ?? "");
      const isStatus = path.startsWith("/v1/status");
      const isRefused = isStatus && (refusal === 403 || path.includes("?"));
      response.writeHead(isRefused ? refusal : 200, { "content-type": "application/json" });
      const body = isStatus
        ? { conditions: [{ type: "storage", status: "false", reason: "low", message: "Little is left." }] }
        : { items: path.startsWith("/v1/vms") ? [vm] : [], next_cursor: null };
      response.end(JSON.stringify(body));
    });
    const status = await readStatus(api, undefined, NOW);
    const own = refusal === 403 ? [] : ["storage"];
    expect(status.faults.map(({ object }) => object)).toEqual([...own, "web/app"]);
    expect(summary(status)).toBe("0 hosts, 1 VM (1 failed), 0 partitions");
    expect(asked).toContain("/v1/partitions");
  },
);

test("what the reconciler says is shown as it says it, and what it left out is counted", async () => {
  const fault = {
    severity: "bad",
    kind: "vm",
    id: vm.id,
    project: "web",
    object: "web/app",
    host: "alpha",
    since: "2026-12-01T11:00:00Z",
    code: "vm_exited",
    what: "failed: it ended",
    advice: "Look at it.",
    trace_id: null,
  };
  const objects = [{ kind: "vm", state: "failed", count: 3 }];
  const said = { conditions: [], faults: [fault], fault_counts: { bad: 3, silent: 0, waits: 0 }, objects };
  let asked = "";
  const api = await serve((request, response) => {
    asked = request.url ?? "";
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(said));
  });
  const status = await readStatus(api, "web", NOW);
  expect(asked).toBe("/v1/status?limit=1000&project=web");
  const table = faultTable(status, { output: { columns: undefined, color: false }, now: () => NOW });
  expect(table).toMatch(/bad +vm +web\/app +1h +failed: it ended +Look at it\./);
  expect(table).toContain("and 2 more, none of them worse");
});
