// From REST to a host and back: everything real but the agent, whose part is played over its real listener.

import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { send } from "@croft/schemas/client/rest-client.ts";
import type { HostConfig, HostReport, VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { certificateRequest } from "./agents/certificate-request.ts";
import { FakeAgent } from "./agents/fake-agent.ts";
import type { JoinFile } from "./agents/join.ts";
import { type App, startApp } from "./app.ts";
import { bundleImageProgram, type ImageProgram } from "./images/image-fixture.ts";
import { createLog } from "./log.ts";
import { HOST, hostReport, vmReport } from "./planner/sample-objects.ts";

let program: ImageProgram;
let folder: string;
let app: App;
let lines: string[];

const start = async (): Promise<void> => {
  const config = {
    stateDir: folder,
    runtimeDir: join(folder, "run"),
    port: 0,
    agentPort: 0,
    imagesDir: join(folder, "in"),
    fetchAllow: [],
    imagesUid: 59_001,
  };
  const log = createLog({ write: (line) => void lines.push(line), now: () => new Date() });
  app = await startApp(config, log, program.url);
};

beforeAll(async () => {
  program = await bundleImageProgram();
});
afterAll(() => program.remove());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-app-"));
  lines = [];
  await start();
});

afterEach(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
  expect(lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

interface Shown {
  id: string;
  generation: number;
  spec: Record<string, unknown>;
  status: Record<string, unknown>;
}

async function rest<T = Shown>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const token = (await readFile(join(folder, "admin-token"), "utf8")).trim();
  const raw = body instanceof Uint8Array;
  const response = await send(
    { endpoint: app.endpoint, token },
    {
      method,
      route: `/v1/${path}`,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
    },
  );
  const text = await response.text();
  if (!response.ok && response.status !== 404)
    throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return { http: response.status, ...(text === "" ? {} : JSON.parse(text)) };
}

async function join_(): Promise<FakeAgent> {
  const file = await rest<JoinFile>("POST", "agent/join_tokens", { host: HOST });
  const agent = new FakeAgent(file, await certificateRequest());
  expect((await agent.join()).status).toBe(200);
  return agent;
}

async function upload(bytes: Buffer): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await rest("POST", "uploads", { sha256, size_bytes: bytes.length });
  const headers = { "content-type": "application/offset+octet-stream", "upload-offset": "0" };
  await rest("PATCH", `uploads/${sha256}`, bytes, headers);
  return sha256;
}

/** The newest config, and its documents by the id of their object. */
async function told(
  agent: FakeAgent,
  after: number,
): Promise<{ config: HostConfig; byId: Map<string, unknown> }> {
  const config = (
    await agent.call("GET", `config?after=${after}&timeout_seconds=10`)
  ).json() as unknown as HostConfig;
  const byId = new Map<string, unknown>();
  for (const { id, digest } of config.documents)
    byId.set(id, (await agent.call("GET", `documents/${digest}`)).json());
  return { config, byId };
}

/** Reports that everything the config asks for is so. */
async function obey(agent: FakeAgent, { config, byId }: Awaited<ReturnType<typeof told>>): Promise<void> {
  const objects = config.documents.flatMap(({ kind, id, generation }): HostReport["objects"] => {
    const document = byId.get(id) as { wanted: string };
    const common = { id, generation, code: null, message: null };
    const final = document.wanted === "present" ? undefined : document.wanted;
    if (kind === "vm") {
      const state = (final ?? (document as VmDocument).power_state) as "running";
      const drives = (document as VmDocument).drives.map(({ partition }) => ({
        partition,
        attached: true,
        code: null,
        message: null,
      }));
      return [vmReport({ ...common, state, drives, ssh_ready: true })];
    }
    if (kind === "partition") {
      const state = (final ?? "ready") as "ready";
      const part = {
        number: 1,
        part_uuid: null,
        start_bytes: 1048576,
        size_bytes: 2 ** 30,
        filesystem: "ext4",
      };
      return [{ ...common, ...part, kind, state }];
    }
    if (kind !== "disk") throw new Error(`${id} is a ${kind}, and this host knows none`);
    const state = (final ?? "ready") as "ready";
    const sizes = {
      size_bytes: 20 * 2 ** 30,
      sector_size: 512,
      free_bytes: 19 * 2 ** 30,
      largest_gap_bytes: 19 * 2 ** 30,
    };
    return [{ ...common, ...sizes, kind, state, identity: "alpha:data", model: "file", path: "/data.img" }];
  });
  const report = hostReport({ observed_generation: config.generation, objects });
  expect((await agent.call("POST", "report", report)).status).toBe(204);
}

test("a VM with its partition is made, logged in to, stopped and deleted", async () => {
  const agent = await join_();
  await agent.call("POST", "report", hostReport());
  await rest("GET", `hosts/${HOST}?wait=ready`);
  await rest("POST", "projects", { name: "web", spec: {} });
  const image = await rest("POST", "images", {
    project: "web",
    name: "debian",
    spec: { upload: await upload(Buffer.alloc(4096, "disk")) },
  });
  const ready = await rest("GET", `images/${image.id}?wait=ready`);
  expect(ready.status).toMatchObject({ state: "ready", format: "raw", virtual_size_gib: 1 });

  const disk = await rest("POST", "disks", {
    spec: { host: HOST, file: { name: "data", size_gib: 20 }, on_delete: "erase" },
  });
  let now = await told(agent, 0);
  await obey(agent, now);
  expect((await rest("GET", `disks/${disk.id}?wait=ready`)).status).toMatchObject({
    state: "ready",
    size_gib: 20,
  });

  const partition = await rest("POST", "partitions", {
    project: "web",
    name: "data",
    spec: { size_gib: 1, filesystem: "ext4", on_delete: "wipe" },
  });
  const vm = await rest("POST", "vms", {
    project: "web",
    name: "app",
    spec: {
      image: image.id,
      cpus: 1,
      memory_mib: 256,
      root_disk_gib: 1,
      partitions: [{ partition: partition.id }],
      ports: [{ guest_port: 80 }],
      wait_for: ["ssh"],
      user_data: "#!/bin/sh\ntrue\n",
    },
  });
  now = await told(agent, now.config.generation);
  if (!now.byId.has(vm.id)) now = await told(agent, now.config.generation);
  await obey(agent, now);
  const running = await rest("GET", `vms/${vm.id}?wait=ready`);
  expect(running.status).toMatchObject({ state: "running", ready: true, host: HOST, observed_generation: 1 });
  expect((await rest("GET", `partitions/${partition.id}`)).status).toMatchObject({
    state: "ready",
    attached_to: vm.id,
  });

  const document = now.byId.get(vm.id) as VmDocument;
  const bytes = await agent.call("GET", `blobs/${document.image?.sha256}`);
  expect(bytes.body).toHaveLength(4096);

  const { ssh_port } = running.status;
  const key = (running.status.ssh as { host_key: string }).host_key;
  const certificate = await rest<Record<string, unknown>>("POST", "ssh_certificates", {
    vm: vm.id,
    public_key: key,
  });
  expect(certificate).toMatchObject({
    principal: vm.id,
    user: "croft",
    host_key: key,
    port: ssh_port,
    address: "127.0.0.1",
  });

  const stopped = await rest("PATCH", `vms/${vm.id}`, { spec: { power_state: "stopped" } });
  expect(stopped.status.ready).toBe(false);
  now = await told(agent, now.config.generation);
  await obey(agent, now);
  expect((await rest("GET", `vms/${vm.id}?wait=ready`)).status).toMatchObject({
    state: "stopped",
    ready: true,
  });

  for (const path of [
    `vms/${vm.id}`,
    `partitions/${partition.id}`,
    `disks/${disk.id}`,
    `images/${image.id}`,
  ]) {
    await rest("DELETE", path);
  }
  for (const path of [`vms/${vm.id}`, `partitions/${partition.id}`, `disks/${disk.id}`]) {
    const gone = rest<{ http: number }>("GET", `${path}?wait=deleted`);
    while ((await rest<{ http: number }>("GET", path)).http !== 404) {
      const next = await agent.call("GET", `config?after=${now.config.generation}&timeout_seconds=1`);
      if (next.status === 200) now = await told(agent, now.config.generation);
      await obey(agent, now);
    }
    expect((await gone).http).toBe(404);
  }
  expect((await rest<{ http: number }>("GET", `images/${image.id}`)).http).toBe(404);
});

test("the inventory of a host is its last report's, adopted or not", async () => {
  const agent = await join_();
  expect(await rest("GET", `hosts/${HOST}/disks`)).toMatchObject({ items: [] });
  const disk = {
    identity: "wwn-1",
    path: "/dev/sdb",
    aliases: ["/dev/disk/by-id/wwn-1"],
    model: "X",
    serial: "1",
    size_bytes: 1024,
    sector_size: 512,
    holds: ["ext4"],
    adoptable: true,
    reason: "name it in wipe",
    disk: null,
  };
  await agent.call("POST", "report", hostReport({ disks: [disk] }));
  expect(await rest("GET", `hosts/${HOST}/disks`)).toMatchObject({ items: [{ ...disk, host: HOST }] });
  expect((await rest<{ http: number }>("GET", "hosts/nowhere/disks")).http).toBe(404);
});

test("what was begun before a restart goes on after it", async () => {
  const agent = await join_();
  await agent.call("POST", "report", hostReport());
  const disk = await rest("POST", "disks", { spec: { host: HOST, file: { name: "data", size_gib: 20 } } });
  await app.stop();
  await start();
  const { agent_endpoint } = JSON.parse(await readFile(join(folder, "endpoint.json"), "utf8"));
  agent.file.endpoint = agent_endpoint;
  const now = await told(agent, 0);
  expect(now.byId.get(disk.id)).toMatchObject({ kind: "disk", wanted: "present" });
  await obey(agent, now);
  expect((await rest("GET", `disks/${disk.id}?wait=ready`)).status).toMatchObject({ state: "ready" });
});

test("when a token was last used outlasts a stop", async () => {
  const used = async (): Promise<string | null> => {
    const { items } = await rest<{ items: { last_used_at: string | null }[] }>("GET", "tokens");
    return items[0]?.last_used_at ?? null;
  };
  const before = await used();
  await app.stop();
  await start();
  const [token] = await app.store.access.tokens();
  expect(before).not.toBeNull();
  expect(token?.last_used_at).toBe(before);
});
