/** State stores (6.11) over a real connection, by a client that is as strict as the protocol. */
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createGrpcServer } from "../plugin/grpc-server.ts";
import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import { GetMetadata, GetProviderSchema } from "../tfplugin/messages.ts";
import type { Block } from "../tfplugin/schema.ts";
import { objectOf } from "../tfplugin/value.ts";
import { codecOfBlock, encodeValue } from "../tfplugin/value-codec.ts";
import { providerWith } from "./fixtures/call-provider.ts";
import { connectPlainly, type PluginClient } from "./fixtures/plugin-client.ts";
import { StateStoreClient } from "./fixtures/state-store-client.ts";
import type { StateStore, StateStoreDefinition } from "./provider-definition.ts";
import { providerServices } from "./provider-services.ts";

const block: Block = { attributes: { name: { type: "string", required: true } } };
const config = (name: string) => ({ msgpack: encodeValue(codecOfBlock(block), objectOf({ name })) });

let folder: string;
let server: Server;
let plugin: PluginClient;
let client: StateStoreClient;
let kept: Map<string, Uint8Array>;
let holder: string | undefined;

const memory = (): StateStore => ({
  async read(state) {
    const contents = kept.get(state);
    return contents === undefined ? {} : { contents };
  },
  async write(state, contents) {
    if (state === "broken") throw new Error("boom");
    kept.set(state, contents);
    return {};
  },
  async lock(_state, operation) {
    if (holder !== undefined) return { diagnostics: [errorDiagnostic("Locked", `${holder} holds it.`)] };
    holder = operation;
    return { lockId: "lock-1" };
  },
  async unlock() {
    holder = undefined;
    return {};
  },
  list: async () => ({ states: [...kept.keys()] }),
  async delete(state) {
    kept.delete(state);
    return {};
  },
});

const definition: StateStoreDefinition = {
  schema: { version: 0, block },
  validateConfig: ({ config: { name } }) => ({
    diagnostics: name === "" ? [errorDiagnostic("Empty name", "Give it one.")] : [],
  }),
  configure: () => ({ store: memory() }),
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "state-store-"));
  kept = new Map();
  holder = undefined;
  const services = providerServices(
    { ...providerWith({}), stateStores: new Map([["toy", definition]]) },
    () => {},
  );
  const accept = createGrpcServer({ ...services, quiet: new Set() }, { failed: () => {} });
  server = createServer(accept).listen(join(folder, "s"));
  await once(server, "listening");
  plugin = connectPlainly(join(folder, "s"));
  client = new StateStoreClient(plugin, "toy");
});
afterEach(() => {
  plugin.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([1, 10, 11, 25, 1_000_000])(
  "a state of %i bytes goes and comes in chunks of ten",
  async (length) => {
    expect(await client.configure(config("a"), length > 1000 ? 65_536 : 10)).toBe(
      length > 1000 ? 65_536 : 10,
    );
    const contents = Buffer.alloc(length, "state ");
    expect((await client.read("default")).length).toBe(0);
    await client.write("default", contents);
    expect((await client.read("default")).equals(contents)).toBe(true);
  },
);

test("a size of chunks is proposed by the client, and bounded", async () => {
  expect(await client.configure(config("a"), 0)).toBe(8 * 1024 * 1024);
  expect(await client.configure(config("a"), 1024 * 1024 * 1024)).toBe(128 * 1024 * 1024);
});

test("a state of which a part is missing, or comes twice, is not stored", async () => {
  await client.configure(config("a"), 10);
  const [first = {}, second = {}, third = {}] = client.chunksOf("default", Buffer.alloc(25, 1));
  await expect(client.send([first, second])).rejects.toThrow("20 bytes came of 25. The state is as it was.");
  await expect(client.send([first, third])).rejects.toThrow("Bytes 20 to 24 came where 10 to 14 were due.");
  await expect(client.send([first, first])).rejects.toThrow("Bytes 0 to 9 came where 10 to 19 were due.");
  await expect(client.send([second, third])).rejects.toThrow("did not come whole");
  expect(kept.size).toBe(0);
});

test("a lock is refused with its holder, and states are listed and deleted", async () => {
  await client.configure(config("a"), 10);
  const lock = await client.lock("default", "plan");
  await expect(client.lock("default", "apply")).rejects.toThrow("plan holds it");
  await client.unlock("default", lock);
  await client.lock("default", "apply");
  await client.write("default", Buffer.from("a"));
  await client.write("other", Buffer.from("b"));
  expect(await client.list()).toEqual(["default", "other"]);
  await client.delete("other");
  expect(await client.list()).toEqual(["default"]);
});

test("what goes wrong is said: configuration, order, names, and defects", async () => {
  await expect(client.validate(config(""))).rejects.toThrow("Empty name");
  await expect(client.read("default")).rejects.toThrow('The state store "toy" is not configured');
  await expect(new StateStoreClient(plugin, "other").configure(config("a"), 1)).rejects.toThrow(
    'Unknown state store "other"',
  );
  await client.configure(config("a"), 10);
  await expect(client.write("broken", Buffer.from("a"))).rejects.toThrow("WriteStateBytes of toy: boom");
});

test("stores are announced with schemas and names, where older clients read nothing", async () => {
  const call = async (name: string) =>
    (await plugin.call(`/tfplugin6.Provider/${name}`, new Uint8Array())).body;
  const { stateStoreSchemas } = GetProviderSchema.response.decode(await call("GetProviderSchema"));
  expect([...stateStoreSchemas.keys()]).toEqual(["toy"]);
  const { stateStores } = GetMetadata.response.decode(await call("GetMetadata"));
  expect(stateStores).toEqual([{ typeName: "toy" }]);
});
