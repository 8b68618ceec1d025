// `state_store "croft"`: the built provider as a process, a real reconciler, and a client of protocol 6.11 that is as strict as
// the protocol, because no released Terraform speaks it. Terraform's `http` backend sees the same states.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import { createCertificate } from "../../../provider/src/plugin/certificate.ts";
import {
  connectSecurely,
  type StartedPlugin,
  startPlugin,
} from "../../../provider/src/rpc/fixtures/plugin-client.ts";
import { StateStoreClient } from "../../../provider/src/rpc/fixtures/state-store-client.ts";
import { SETTINGS_SCHEMA } from "../../../provider/src/settings.ts";
import { ConfigureProvider } from "../../../provider/src/tfplugin/messages.ts";
import { unsetObject } from "../../../provider/src/tfplugin/schema.ts";
import { objectOf } from "../../../provider/src/tfplugin/value.ts";
import { codecOfBlock, codecOfType, encodeValue } from "../../../provider/src/tfplugin/value-codec.ts";
import { build } from "../harness/built-provider.ts";
import { root } from "../harness/clone.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { terraformFolder } from "../harness/terraform-folder.ts";

jest.setTimeout(300_000);

const CONFIG = codecOfType(["object", { project: "string", name: "string" }]);
const KIB = 1024;
let reconciler: ReconcilerProcess;
let folder: string;
let plugins: StartedPlugin[] = [];
let name: string;
let count = 0;

beforeAll(async () => {
  await build("reconciler", "provider");
  reconciler = await startReconciler({}, true);
  await reconciler.rest("POST", "/v1/projects", { name: "web" });
});
afterAll(() => reconciler?.stop());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-store-"));
  count += 1;
  name = `prod-${count}`;
});
afterEach(() => {
  for (const plugin of plugins) plugin.process.kill("SIGKILL");
  plugins = [];
  rmSync(folder, { recursive: true });
});

/** A run of Terraform's: a plugin process of its own, with provider and store configured. */
async function openStore(chunkSize = 64 * KIB): Promise<StateStoreClient> {
  const certificate = createCertificate(Date.now());
  const program = path.join(root, "provider/dist/terraform-provider-croft");
  const { body: token } = await reconciler.rest("POST", "/v1/tokens", {
    role: "operator",
    project: "web",
    ttl_seconds: 600,
  });
  const plugin = await startPlugin(program, certificate, {
    CROFT_ENDPOINT: reconciler.endpoint,
    CROFT_TOKEN: token.token,
    TMPDIR: folder,
  });
  plugins.push(plugin);
  const client = await connectSecurely(plugin, certificate);
  const settings = encodeValue(codecOfBlock(SETTINGS_SCHEMA.block), unsetObject(SETTINGS_SCHEMA.block));
  const request = ConfigureProvider.request.encode({
    terraformVersion: "1.16.0",
    config: { msgpack: settings },
  });
  const configured = await client.call("/tfplugin6.Provider/ConfigureProvider", request);
  expect(ConfigureProvider.response.decode(configured.body).diagnostics).toEqual([]);
  const store = new StateStoreClient(client, "croft");
  const config = { msgpack: encodeValue(CONFIG, objectOf({ project: "web", name })) };
  await store.validate(config);
  expect(await store.configure(config, chunkSize)).toBe(chunkSize);
  return store;
}

const stateOf = (serial: number, bytes = 0): Buffer =>
  Buffer.from(
    JSON.stringify({
      version: 4,
      terraform_version: "1.16.0",
      serial,
      lineage: "2f1c6a0e-0b7d-4a8e-9d55-0f2a6a1e7c11",
      outputs: { text: { value: "ä".repeat(bytes / 2), type: "string" } },
      resources: [],
    }),
  );

test("a state goes to the reconciler under a lock and comes back byte for byte, in chunks", async () => {
  const store = await openStore();
  expect((await store.read("default")).length).toBe(0);
  const lock = await store.lock("default", "apply");
  const contents = stateOf(1, 300 * KIB);
  await store.write("default", contents);
  expect((await store.read("default")).equals(contents)).toBe(true);
  await store.unlock("default", lock);
  const again = await openStore(8 * KIB);
  expect((await again.read("default")).equals(contents)).toBe(true);
  const { items } = (await reconciler.rest("GET", `/v1/state/web/${name}/versions`)).body;
  expect(items).toMatchObject([{ serial: 1, size_bytes: contents.length }]);
});

test("whoever comes second is told who holds the lock, and cannot write; the lock is broken by its id", async () => {
  const holder = await openStore();
  const other = await openStore();
  const lock = await holder.lock("default", "apply");
  await expect(other.lock("default", "plan")).rejects.toThrow(
    new RegExp(`State web/${name} is locked by \\S+.*apply with lock ${lock}`, "s"),
  );
  await expect(other.write("default", stateOf(1))).rejects.toThrow(/is locked by/);
  await expect(other.unlock("default", "another")).rejects.toThrow(/is locked by/);
  await other.unlock("default", lock);
  await other.lock("default", "plan");
  await expect(holder.write("default", stateOf(1))).rejects.toThrow(/is locked by/);
});

test("workspaces are states beside it; each is listed and deleted, and a neighbour's are none of them", async () => {
  const store = await openStore();
  await store.write("default", stateOf(1));
  await store.write("staging", stateOf(1));
  await reconciler.rest("POST", `/v1/state/web/${name}-other`, JSON.parse(stateOf(1).toString()));
  expect([...(await store.list())].sort()).toEqual(["default", "staging"]);
  await store.delete("staging");
  expect(await store.list()).toEqual(["default"]);
  await expect(store.write("Not_A_Name", stateOf(1))).rejects.toThrow(/name/);
});

test("a state that is no state is refused, and a reconciler that restarts meanwhile is waited for", async () => {
  const store = await openStore();
  await expect(store.write("default", Buffer.from("nonsense"))).rejects.toThrow();
  const restarted = reconciler.restart();
  await store.write("default", stateOf(3));
  await restarted;
  expect((await store.read("default")).equals(stateOf(3))).toBe(true);
});

test("Terraform's http backend has the same state", async () => {
  const store = await openStore();
  await store.write("default", stateOf(7, 10));
  const { tls_endpoint } = JSON.parse(readFileSync(path.join(reconciler.stateDir, "endpoint.json"), "utf8"));
  const terraform = terraformFolder({
    TF_HTTP_ADDRESS: `${tls_endpoint}/v1/state/web/${name}`,
    TF_HTTP_USERNAME: "croft",
    TF_HTTP_PASSWORD: reconciler.token,
    TF_HTTP_CLIENT_CA_CERTIFICATE_PEM: readFileSync(path.join(reconciler.stateDir, "ca.pem"), "utf8"),
  });
  try {
    writeFileSync(path.join(terraform.folder, "main.tf"), 'terraform {\n  backend "http" {}\n}\n');
    await terraform.init();
    expect((await terraform.run("output", "-raw", "text")).output).toContain("äääää");
  } finally {
    terraform.remove();
  }
});
