// A deployment whose database is put back from a backup while its host went on. The agent's part is played by reports and by what it
// is offered.

import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { send } from "@croft/schemas/client/rest-client.ts";
import type { HostConfig, HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { expect } from "@jest/globals";
import { type App, startApp } from "../app.ts";
import { createLog } from "../log.ts";
import {
  asNew,
  HOST,
  hostReport,
  IDS,
  PORTS,
  SEED,
  sampleImage,
  sampleVm,
  vmReport,
} from "../planner/sample-objects.ts";
import { certificateRequest } from "./certificate-request.ts";
import { FakeAgent } from "./fake-agent.ts";

let folder: string;
export let app: App;
export let agent: FakeAgent;
export let lines: string[];
export const UNKNOWN = "vm_0000000000000077";

async function start(): Promise<void> {
  const config = {
    stateDir: folder,
    runtimeDir: join(folder, "run"),
    port: 0,
    agentPort: 0,
    imagesDir: join(folder, "in"),
    fetchAllow: [],
    imagesUid: 59_001,
  };
  app = await startApp(config, createLog({ write: (line) => void lines.push(line), now: () => new Date() }));
}
export async function call(method: string, path: string, body?: unknown) {
  const token = (await readFile(join(folder, "admin-token"), "utf8")).trim();
  const response = await send(
    { endpoint: app.endpoint, token },
    {
      method,
      route: `/v1/${path}`,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  );
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}
export const report = async (observed_generation: number, objects: HostReport["objects"]) =>
  expect((await agent.call("POST", "report", hostReport({ observed_generation, objects }))).status).toBe(204);
export const offered = async (after: number, seconds = 10): Promise<HostConfig | undefined> => {
  const { status, json } = await agent.call("GET", `config?after=${after}&timeout_seconds=${seconds}`);
  return status === 204 ? undefined : (json() as unknown as HostConfig);
};
export const vm = async () => (await call("GET", `vms/${IDS.vm}`)).body;

export async function openRestored(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), "croft-restored-"));
  lines = [];
  await start();
  const { body: file } = await call("POST", "agent/join_tokens", { host: HOST });
  agent = new FakeAgent(file, await certificateRequest());
  expect((await agent.join()).status).toBe(200);
  await app.store.write(async (tx) => {
    await tx.documents.insert(asNew(sampleImage()));
    await tx.documents.insert(asNew(sampleVm({ spec: { ...sampleVm().spec, partitions: [] } }), [IDS.image]));
    await tx.secrets.putSeed(IDS.vm, SEED);
    for (const lease of PORTS) await tx.ports.lease(lease);
  });
  expect((await offered(0))?.generation).toBe(1);
  await report(1, [vmReport({ drives: [] })]);
}
export async function closeRestored(): Promise<void> {
  await app.stop();
  await rm(folder, { recursive: true });
  expect(lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
}

export const blankPartition = {
  kind: "partition" as const,
  generation: 4,
  code: null,
  message: null,
  number: 1,
  part_uuid: "85633d19-0272-8504-ae88-7810e8b6c348",
  start_bytes: 1024 ** 2,
  filesystem: "ext4",
};

type DiskReport = Extract<HostReport["objects"][number], { kind: "disk" }>;
export const diskReport = (more: Partial<DiskReport> = {}): DiskReport => ({
  kind: "disk",
  id: IDS.disk,
  generation: 1,
  state: "ready",
  code: null,
  message: null,
  identity: "disk-0001",
  model: "Test disk",
  size_bytes: 20 * 1024 ** 3,
  sector_size: 512,
  free_bytes: 10 * 1024 ** 3,
  largest_gap_bytes: 10 * 1024 ** 3,
  path: "/dev/disk/by-id/disk-0001",
  partitions: [],
  ...more,
});
/** With entries for these partitions in its table. */
export const tableOf = (...ids: string[]): DiskReport =>
  diskReport({
    partitions: ids.map((id, index) => ({
      id,
      number: index + 1,
      part_uuid: `85633d19-0272-8504-ae88-7810e8b6c34${index}`,
      start_bytes: (1 + index) * 1024 ** 3,
      size_bytes: 1024 ** 3,
    })),
  });

/** The database is as it was, and the host went on to a config of generation 7. */
export async function putBack(): Promise<void> {
  await app.stop();
  const path = join(folder, "croft.db");
  await copyFile(path, `${path}.backup`);
  await start();
  for (const name of ["one", "two"]) await call("POST", "projects", { name, spec: {} });
  await app.stop();
  await copyFile(`${path}.backup`, path);
  await start();
  agent.file.endpoint = JSON.parse(await readFile(join(folder, "endpoint.json"), "utf8")).agent_endpoint;
}
