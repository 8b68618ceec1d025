// Agents of the version before are spoken to in their own: what they do not know is left out where it says nothing, and
// told of where it is wanted.

import { CONTRACT_VERSION, OLDEST_CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { reportIntake } from "../agents/report-intake.ts";
import { createPresence } from "../coordination/memory/presence.ts";
import { type RestFixture, startRest } from "../http/rest-fixture.ts";
import { hostReport, vmReport } from "../planner/sample-objects.ts";
import { type HostLoop, hostLoop } from "./host-loop.ts";
import { wakeOnChange } from "./wake.ts";

const HOST = "alpha";
const OLDER = OLDEST_CONTRACT_VERSION;
let rest: RestFixture;
let loop: HostLoop;
let image: string;
let unsubscribe: () => void;
let take: ReturnType<typeof reportIntake>;
const failures: unknown[] = [];

beforeEach(async () => {
  rest = await startRest();
  const { store } = rest;
  const heard = createPresence(Date.now);
  const failed = (_host: string, error: unknown) => failures.push(error);
  loop = hostLoop({ store, presence: heard, now: Date.now, userAuthority: "ssh-ed25519 A", failed });
  const wakers = {
    host: loop.wake,
    image: () => undefined,
    failed: (error: unknown) => failures.push(error),
  };
  unsubscribe = wakeOnChange(store, wakers);
  take = reportIntake({ store, presence: heard, wake: loop.wake, now: Date.now });
  await rest.addHost(HOST, { network: { nat: true, bridge: true, way_out: true, bridges: [], missing: [] } });
  await rest.call("POST", "/v1/projects", { body: { name: "web", spec: {} } });
  const spec = { url: "https://example.com/a", sha256: "0".repeat(64) };
  const body = { project: "web", name: "base", spec };
  image = (await rest.call("POST", "/v1/images", { body })).body.id;
  await store.write(async (tx) => {
    const facts = {
      sha256: "0".repeat(64),
      format: "raw",
      size_bytes: 1,
      virtual_size_bytes: 1,
      state: "ready",
    };
    const { status } = (await tx.documents.get("image", image)) ?? {};
    await tx.documents.updateStatus("image", image, { status: { ...status, ...facts } as never });
  });
});
afterEach(async () => {
  unsubscribe();
  await loop.stop();
  await rest.close();
  expect(failures.splice(0)).toEqual([]);
});

const report = async (
  contract_version: number,
  objects: ReturnType<typeof vmReport>[] = [],
): Promise<void> => {
  const observed_generation = await rest.store.hostConfigs.generation(HOST);
  const head = (await rest.store.hosts.get(HOST))?.report;
  await take(HOST, {
    ...hostReport({ host: HOST, observed_generation, objects }),
    facts: head?.facts,
    contract_version,
  });
  await loop.idle();
};
const create = async (name: string, more: object = {}): Promise<string> => {
  const spec = { image, cpus: 1, memory_mib: 256, root_disk_gib: 1, ...more };
  const { body } = await rest.call("POST", "/v1/vms", { body: { project: "web", name, spec } });
  await loop.idle();
  return body.id;
};
const createNetwork = async (): Promise<string> => {
  const spec = { mode: "nat", cidr: "10.0.0.0/24" };
  const body = { project: "web", name: "private", spec };
  return (await rest.call("POST", "/v1/networks", { body })).body.id;
};
const config = () => rest.store.hostConfigs.current(HOST);
const told = async (id: string): Promise<VmDocument | undefined> => {
  const entry = (await config())?.documents.find((one) => one.id === id);
  const bytes = entry && (await rest.store.hostConfigs.document(HOST, entry.digest));
  return bytes && JSON.parse(Buffer.from(bytes).toString("utf8"));
};
const status = async (id: string) => (await rest.call("GET", `/v1/vms/${id}`)).body.status;

test("an agent of the version before gets documents without what it does not know, and its host says so", async () => {
  await report(OLDER);
  const id = await create("app");
  expect((await config())?.contract_version).toBe(OLDER);
  const document = await told(id);
  expect(document).toMatchObject({ id, cpus: 1 });
  for (const field of ["nics", "network_config"]) expect(document).not.toHaveProperty(field);
  const { conditions } = (await rest.call("GET", `/v1/hosts/${HOST}`)).body.status;
  expect(conditions).toContainEqual(expect.objectContaining({ type: "contract", reason: "agent_outdated" }));
});

test("a setting that it does not know ends the wait with the reason, and an update of the agent makes it so", async () => {
  await report(OLDER);
  const networks = [{ network: await createNetwork() }];
  const id = await create("app", { networks });
  expect(await told(id)).toBeUndefined();
  expect(await status(id)).toMatchObject({
    state: "failed",
    state_code: "agent_outdated",
    observed_generation: 1,
    state_reason: `The agent of host ${HOST} is too old for nics, network_config: update it, or leave that out.`,
  });
  await report(CONTRACT_VERSION);
  expect(await told(id)).toMatchObject({ nics: [{ mode: "nat" }] });
  expect((await config())?.contract_version).toBe(CONTRACT_VERSION);
  expect(await status(id)).toMatchObject({ state: "pending", state_code: null });
  const { conditions } = (await rest.call("GET", `/v1/hosts/${HOST}`)).body.status;
  expect(conditions).not.toContainEqual(expect.objectContaining({ type: "contract" }));
});

test("a VM that runs stays as it was told, and can be deleted", async () => {
  await report(OLDER);
  const id = await create("app");
  await report(OLDER, [vmReport({ id, drives: [] })]);
  const before = await told(id);
  const networks = [{ network: await createNetwork() }];
  await rest.call("PATCH", `/v1/vms/${id}`, { body: { spec: { networks } } });
  await loop.idle();
  expect(await told(id)).toEqual(before);
  expect(await status(id)).toMatchObject({
    state: "running",
    state_code: "agent_outdated",
    observed_generation: 2,
  });
  await rest.call("DELETE", `/v1/vms/${id}`);
  await loop.idle();
  expect(await told(id)).toMatchObject({ wanted: "deleted" });
});

test("an agent that is newer is spoken to in the newest that is known here; one that is too old is refused", async () => {
  await report(CONTRACT_VERSION + 1);
  await create("app");
  expect((await config())?.contract_version).toBe(CONTRACT_VERSION);
  await expect(report(OLDER - 1)).rejects.toMatchObject({ code: "invalid_request" });
});
