import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createPaths, type Paths } from "../../host/paths.ts";
import { startTimeOf } from "../../host/proc.ts";
import { NO_WAY_OUT } from "../../network/way-out/no-way-out.ts";
import type { MachineContext } from "./machine-context.ts";
import { loadMachines } from "./machines.ts";
import { uuidOf, type VmRecord, writeRecord } from "./record.ts";

let folder: string;
let paths: Paths;
const servers: Server[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "croft-machines-"));
  paths = createPaths(join(folder, "state"), join(folder, "run"));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A VM whose record says that this process is its QEMU; its monitor begins to answer when `ready` resolves. */
async function runningVm(id: string, ready: () => Promise<void>): Promise<void> {
  await mkdir(paths.vm(id), { recursive: true });
  await mkdir(paths.vmRuntime(id), { recursive: true });
  const startTime = (await startTimeOf(process.pid)) as string;
  const run = { mark: { pid: process.pid, startTime }, boot_id: "this boot", drives: [], forwards: [] };
  const record = { version: 1, id, incarnation: 1, owner: null, images: [], seed: null, run, end: null };
  await writeRecord(paths.vm(id), record as unknown as VmRecord);
  const answers: Record<string, unknown> = {
    "query-name": { name: id },
    "query-uuid": { UUID: uuidOf(id) },
    "query-status": { status: "running" },
    "query-chardev": [],
  };
  const server = createServer(async (socket: Socket) => {
    socket.on("error", () => {});
    await ready();
    socket.write('{"QMP":{}}\n');
    createInterface({ input: socket }).on("line", (line) => {
      const { execute, id: number } = JSON.parse(line);
      socket.write(`${JSON.stringify({ return: answers[execute] ?? {}, id: number })}\n`);
    });
  });
  server.listen(join(paths.vmRuntime(id), "qmp.sock"));
  await once(server, "listening");
  servers.push(server);
}

test("a record that cannot be read keeps nobody from the other VMs", async () => {
  const [one, other] = ["vm_0123456789abcdef", "vm_1123456789abcdef"] as const;
  await mkdir(paths.vm(one), { recursive: true });
  await writeFile(join(paths.vm(one), "record.json"), "no record");
  await runningVm(other, async () => {});
  const context = { paths, bootId: "this boot", now: () => new Date(0), log: () => {}, wayOut: NO_WAY_OUT };
  const machines = await loadMachines(() => context as unknown as MachineContext, {
    wake: () => {},
    changed: () => {},
  });
  const found = machines.reports(new Set([one, other]));
  machines.leave();
  expect(Object.fromEntries(found.map(({ id, state }) => [id, state]))).toEqual({
    [one]: "error",
    [other]: "running",
  });
});

test("a QEMU that does not answer yet keeps nobody from finding the others", async () => {
  const asked = new Set<string>();
  let all = (): void => {};
  const reached = new Promise<void>((resolve) => {
    all = resolve;
  });
  const ids = ["vm_0123456789abcdef", "vm_1123456789abcdef", "vm_2123456789abcdef"];
  for (const id of ids) {
    await runningVm(id, () => {
      if (asked.add(id).size === ids.length) all();
      return reached;
    });
  }
  const context = { paths, bootId: "this boot", now: () => new Date(0), log: () => {}, wayOut: NO_WAY_OUT };
  const tell = { wake: () => {}, changed: () => {} };
  const machines = await loadMachines(() => context as unknown as MachineContext, tell);
  const found = machines.reports(new Set(ids)).map(({ id, state, code }) => ({ id, state, code }));
  machines.leave();
  expect(found.sort((a, b) => a.id.localeCompare(b.id))).toEqual(
    ids.map((id) => ({ id, state: "running", code: null })),
  );
});
