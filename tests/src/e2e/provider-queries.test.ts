// Identities, list resources and actions of the bundled provider, by a client that knows them (Terraform 1.11 does not), with
// a real reconciler and imitated hosts.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Plural } from "@croft/schemas/client/rest-calls.ts";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { readConfig } from "../../../cli/src/config.ts";
import { croftProvider } from "../../../provider/src/app.ts";
import { createCertificate } from "../../../provider/src/plugin/certificate.ts";
import {
  connectSecurely,
  type PluginClient,
  type StartedPlugin,
  startExecutable,
} from "../../../provider/src/rpc/fixtures/plugin-client.ts";
import * as messages from "../../../provider/src/tfplugin/messages.ts";
import { type Block, unsetObject } from "../../../provider/src/tfplugin/schema.ts";
import { objectOf, type TfObject, type TfValue } from "../../../provider/src/tfplugin/value.ts";
import {
  codecOfBlock,
  codecOfType,
  decodeValue,
  encodeValue,
} from "../../../provider/src/tfplugin/value-codec.ts";
import { build } from "../harness/built-provider.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";

jest.setTimeout(600_000);

const definition = croftProvider();
const IDENTITY = codecOfType(["object", { id: "string" }]);
const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

let reconciler: ReconcilerProcess;
let hosts: ImitatedHost[];
let folder: string;
let plugin: StartedPlugin;
let provider: PluginClient;
const ids: Record<string, string> = {};

beforeAll(async () => {
  await build("reconciler", "provider");
  reconciler = await startReconciler();
  hosts = [await imitateHost(reconciler, "alpha"), await imitateHost(reconciler, "beta")];
  await prepare();
  folder = mkdtempSync(path.join(tmpdir(), "croft-queries-"));
  const client = createCertificate(Date.now());
  plugin = await startExecutable(readConfig().provider, client, {
    PATH: process.env.PATH ?? "",
    TMPDIR: folder,
  });
  provider = await connectSecurely(plugin, client);
  await configure(reconciler.token);
});

afterAll(async () => {
  plugin?.process.kill("SIGKILL");
  for (const host of hosts ?? []) await host.stop();
  await reconciler?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function prepare(): Promise<void> {
  const images = path.join(reconciler.stateDir, "images-in");
  mkdirSync(images, { recursive: true });
  writeFileSync(path.join(images, "disk.raw"), Buffer.alloc(1 << 20, 1));
  const make = async (plural: Plural, called: string, body: object): Promise<string> => {
    const { status, body: made } = await reconciler.rest("POST", `/v1/${plural}`, body);
    expect([called, status < 300, made.detail]).toEqual([called, true, undefined]);
    await reconciler.rest("GET", `/v1/${plural}/${made.id}?wait=ready`);
    ids[called] = made.id;
    return made.id;
  };
  await make("projects", "web", { name: "web", tags: { team: "core" }, spec: { quota: { vms: 7 } } });
  await make("projects", "other", { name: "other" });
  for (const name of ["a", "b", "c"]) {
    await make("ssh_keys", `key-${name}`, { project: "web", name, spec: { public_key: KEY } });
  }
  await make("ssh_keys", "key-all", { shared: true, name: "all", spec: { public_key: KEY } });
  const url = `file://${images}/disk.raw`;
  const image = await make("images", "image", { name: "base", shared: true, spec: { url } });
  for (const host of ["beta", "alpha"]) {
    await make("disks", `disk-${host}`, { spec: { host, file: { name: "first", size_gib: 16 } } });
    for (const name of ["one", "two"]) {
      const spec = { size_gib: 1, disk: ids[`disk-${host}`] };
      await make("partitions", `${host}-${name}`, { project: "web", name: `${host}-${name}`, spec });
    }
  }
  const spec = { image, cpus: 1, memory_mib: 64, root_disk_gib: 1, wait_for: ["running"] };
  await make("vms", "app", { project: "web", name: "app", spec: { ...spec, user_data: "#cloud-config" } });
}

const value = (block: Block, values: Record<string, TfValue>) => ({
  msgpack: encodeValue(codecOfBlock(block), objectOf({ ...unsetObject(block), ...values })),
});
const identityOf = (id: string) => ({ identityData: { msgpack: encodeValue(IDENTITY, objectOf({ id })) } });

async function call(name: string, request: Uint8Array): Promise<Buffer> {
  const { status, message, body } = await provider.call(`/tfplugin6.Provider/${name}`, request);
  expect([status, message]).toEqual([0, ""]);
  return body;
}

async function configure(token: string): Promise<void> {
  const config = value(definition.schema.block, { endpoint: reconciler.endpoint, token });
  const request = messages.ConfigureProvider.request.encode({ terraformVersion: "1.14.0", config });
  const { diagnostics } = messages.ConfigureProvider.response.decode(
    await call("ConfigureProvider", request),
  );
  expect(diagnostics).toEqual([]);
}

interface Listed {
  name: string;
  id: string | undefined;
  state: TfObject | undefined;
  problems: string[];
}

async function list(
  typeName: string,
  filters: Record<string, TfValue> = {},
  limit = 0,
  includeResourceObject = false,
): Promise<Listed[]> {
  const config = value(definition.listResources!.get(typeName)!.schema.block, filters);
  const codec = codecOfBlock(definition.resources.get(typeName)!.schema.block);
  const bytes = messages.ListResource.request.encode({ typeName, config, limit, includeResourceObject });
  const found: Listed[] = [];
  for await (const message of provider.stream("/tfplugin6.Provider/ListResource", bytes)) {
    const event = messages.ListResource.response.decode(message);
    const [identity, state] = [event.identity?.identityData?.msgpack, event.resourceObject?.msgpack];
    found.push({
      name: event.displayName,
      id: identity === undefined ? undefined : String((decodeValue(IDENTITY, identity) as TfObject).id),
      state: state === undefined ? undefined : (decodeValue(codec, state) as TfObject),
      problems: event.diagnostic.map((one) => `${one?.summary} ${one?.detail}`),
    });
  }
  return found;
}

async function importBy(typeName: string, id: string) {
  const request = messages.ImportResourceState.request.encode({ typeName, identity: identityOf(id) });
  return messages.ImportResourceState.response.decode(await call("ImportResourceState", request));
}

const names = (listed: readonly Listed[]): string[] => listed.map(({ name }) => name).sort();

describe("identities", () => {
  test("are the ids, of every resource", async () => {
    const { identitySchemas } = messages.GetResourceIdentitySchemas.response.decode(
      await call("GetResourceIdentitySchemas", new Uint8Array()),
    );
    expect([...identitySchemas.keys()].sort()).toEqual([...definition.resources.keys()].sort());
  });

  test("import what they name, with itself in every answer, and names are none", async () => {
    const [one] = (await importBy("croft_vm", ids.app!)).importedResources;
    expect(decodeValue(IDENTITY, one!.identity!.identityData!.msgpack!)).toEqual(objectOf({ id: ids.app! }));
    const request = {
      typeName: "croft_vm",
      currentState: one!.state!,
      currentIdentity: identityOf(ids.app!),
    };
    const read = messages.ReadResource.response.decode(
      await call("ReadResource", messages.ReadResource.request.encode(request)),
    );
    expect(read.diagnostics).toEqual([]);
    expect(decodeValue(IDENTITY, read.newIdentity!.identityData!.msgpack!)).toEqual(
      objectOf({ id: ids.app! }),
    );
    for (const other of ["web/app", ids.image!]) {
      const { diagnostics } = await importBy("croft_vm", other);
      expect(diagnostics).toMatchObject([{ detail: "Import it by its id." }]);
    }
  });
});

describe("lists", () => {
  test("find every kind, by the name that imports it", async () => {
    const all = await Promise.all(
      [...definition.listResources!.keys()].map(async (type) => [type, names(await list(type))]),
    );
    expect(Object.fromEntries(all)).toEqual({
      croft_project: ["other", "web"],
      croft_ssh_key: ["-/all", "web/a", "web/b", "web/c"],
      croft_image: ["-/base"],
      croft_host: ["alpha", "beta"],
      croft_network: [],
      croft_disk: ["alpha:alpha:first", "beta:beta:first"],
      croft_partition: ["web/alpha-one", "web/alpha-two", "web/beta-one", "web/beta-two"],
      croft_partition_attachment: [],
      croft_vm: ["web/app"],
    });
  });

  test("give the states that an import gives", async () => {
    for (const [type, { schema }] of definition.resources) {
      if (!definition.listResources!.has(type)) continue;
      for (const { id, state, problems } of await list(type, {}, 0, true)) {
        expect(problems).toEqual([]);
        const [imported] = (await importBy(type, id!)).importedResources;
        expect(state).toEqual(decodeValue(codecOfBlock(schema.block), imported!.state!.msgpack!));
      }
    }
  });

  test("are narrowed, and end at their limit, over as many pages as it takes", async () => {
    expect(names(await list("croft_project", { tags: objectOf({ team: "core" }) }))).toEqual(["web"]);
    expect(names(await list("croft_vm", { state: "stopped" }))).toEqual([]);
    expect(await list("croft_ssh_key", { project: "web" }, 2)).toHaveLength(2);
    // Those of beta were made first: the first page of two has none of alpha's.
    expect(names(await list("croft_partition", { host: "alpha" }, 2))).toEqual([
      "web/alpha-one",
      "web/alpha-two",
    ]);
  });

  test("tell why they cannot be made, as no defect", async () => {
    await configure("croft_nobody");
    const [only, ...more] = await list("croft_vm");
    await configure(reconciler.token);
    expect([only!.id, more]).toEqual([undefined, []]);
    expect(only!.problems.join()).toContain("Code: unauthorized");
    expect(only!.problems.join()).not.toContain("Defect");
  });
});

describe("actions", () => {
  async function invoke(actionType: string, values: Record<string, TfValue>): Promise<[string[], string[]]> {
    const config = value(definition.actions!.get(actionType)!.schema.block, values);
    const bytes = messages.InvokeAction.request.encode({ actionType, config });
    const told: string[] = [];
    let problems: string[] = ["it did not end"];
    for await (const message of provider.stream("/tfplugin6.Provider/InvokeAction", bytes)) {
      const { progress, completed } = messages.InvokeAction.response.decode(message);
      if (progress) told.push(progress.message ?? "");
      if (completed) problems = (completed.diagnostics ?? []).map((one) => `${one?.summary} ${one?.detail}`);
    }
    return [told, problems];
  }
  const vm = async () => (await reconciler.rest("GET", `/v1/vms/${ids.app}`)).body;

  test("restart a VM, once, and wait until it runs again", async () => {
    const before = await vm();
    const [told, problems] = await invoke("croft_vm_restart", { vm: ids.app! });
    expect(problems).toEqual([]);
    expect([told[0], told.at(-1)]).toEqual([
      `The restart of VM ${ids.app} is ordered.`,
      `The restart of VM ${ids.app} is done.`,
    ]);
    const { generation, status } = await vm();
    expect([generation, status.observed_generation, status.ready]).toEqual([
      before.generation + 1,
      before.generation + 1,
      true,
    ]);
  });

  test("do not wait when nobody wants to, and say what was last seen when it takes too long", async () => {
    hosts.forEach((host) => {
      host.vmState = "starting";
    });
    const [told, problems] = await invoke("croft_vm_restart", { vm: ids.app!, wait: false });
    expect([told.length, problems]).toEqual([1, []]);
    const [, late] = await invoke("croft_vm_restart", { vm: ids.app!, timeout_seconds: 1 });
    expect(late.join()).toMatch(/was not done in time Last seen: State: starting/);
    hosts.forEach((host) => {
      host.vmState = "running";
    });
  });

  test("are refused with the reason", async () => {
    const [, nobody] = await invoke("croft_vm_restart", { vm: `vm_${"0".repeat(16)}` });
    expect(nobody.join()).toContain("Code: not_found");
    const [, kept] = await invoke("croft_partition_purge", { partition: ids["alpha-one"]! });
    expect(kept.join()).toContain("Code: not_quarantined");
  });

  test("purge what is in quarantine", async () => {
    const id = ids["alpha-two"]!;
    await reconciler.rest("DELETE", `/v1/partitions/${id}`);
    await reconciler.rest("GET", `/v1/partitions/${id}?wait=deleted`);
    expect(names(await list("croft_partition", { host: "alpha" }))).toEqual(["web/alpha-one"]);
    const [told, problems] = await invoke("croft_partition_purge", { partition: id });
    expect([told.at(-1), problems]).toEqual([`The purge of partition ${id} is done.`, []]);
    expect(await reconciler.rest("GET", `/v1/partitions/${id}`)).toMatchObject({ status: 404 });
  });
});
