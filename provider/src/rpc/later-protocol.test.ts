/** Identities (6.9), lists and actions (6.10), by a client that knows them: no Terraform at hand does. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createCertificate } from "../plugin/certificate.ts";
import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import * as messages from "../tfplugin/messages.ts";
import { type Block, unsetObject } from "../tfplugin/schema.ts";
import { objectOf, type TfObject, type TfValue, UNKNOWN } from "../tfplugin/value.ts";
import { codecOfBlock, codecOfType, decodeValue, encodeValue } from "../tfplugin/value-codec.ts";
import { create, providerWith, read, serve, wire } from "./fixtures/call-provider.ts";
import {
  bundleToyProvider,
  connectSecurely,
  type PluginClient,
  type StartedPlugin,
  startPlugin,
} from "./fixtures/plugin-client.ts";
import { toyProvider } from "./fixtures/toy-provider.ts";
import type { ResourceDefinition } from "./provider-definition.ts";

const IDENTITY = codecOfType(["object", { id: "string" }]);
const { block } = toyProvider.resources.get("toy_thing")!.schema;
const codec = codecOfBlock(block);
const identityOf = (id: string) => ({ identityData: { msgpack: encodeValue(IDENTITY, objectOf({ id })) } });
const value = (of: Block, values: Record<string, TfValue>) => ({
  msgpack: encodeValue(codecOfBlock(of), objectOf({ ...unsetObject(of), ...values })),
});
const readIdentity = (answered: { identityData?: { msgpack?: Uint8Array } | null } | null | undefined) =>
  answered?.identityData?.msgpack === undefined ? null : decodeValue(IDENTITY, answered.identityData.msgpack);

const client = createCertificate(Date.now());
let folder = "";
let plugin: StartedPlugin;
let connected: PluginClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "toy-later-"));
  const program = join(folder, "terraform-provider-toy");
  await bundleToyProvider(program);
  plugin = await startPlugin(program, client, { TMPDIR: folder, TF_LOG_PROVIDER: "info" });
  connected = await connectSecurely(plugin, client);
});

afterAll(() => {
  plugin?.process.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

async function call(name: string, request: Uint8Array): Promise<Buffer> {
  const answer = await connected.call(`/tfplugin6.Provider/${name}`, request);
  expect([answer.status, answer.message]).toEqual([0, ""]);
  return answer.body;
}

describe("identities", () => {
  test("have schemas of their own, and upgrades", async () => {
    const { identitySchemas } = messages.GetResourceIdentitySchemas.response.decode(
      await call("GetResourceIdentitySchemas", new Uint8Array()),
    );
    expect([...identitySchemas.keys()]).toEqual(["toy_thing"]);
    const upgrade = async (version: number, json: string) => {
      const request = { typeName: "toy_thing", version, rawIdentity: { json: Buffer.from(json) } };
      const body = await call(
        "UpgradeResourceIdentity",
        messages.UpgradeResourceIdentity.request.encode(request),
      );
      return messages.UpgradeResourceIdentity.response.decode(body);
    };
    expect(readIdentity((await upgrade(0, '{"key":"a"}')).upgradedIdentity)).toEqual(objectOf({ id: "a" }));
    expect(readIdentity((await upgrade(1, '{"id":"a"}')).upgradedIdentity)).toEqual(objectOf({ id: "a" }));
    expect((await upgrade(2, "{}")).diagnostics).toMatchObject([{ summary: "Identity of a newer provider" }]);
  });

  test("an import by identity, a read and an update keep it", async () => {
    const imported = messages.ImportResourceState.response.decode(
      await call(
        "ImportResourceState",
        messages.ImportResourceState.request.encode({ typeName: "toy_thing", identity: identityOf("x") }),
      ),
    );
    const [one] = imported.importedResources;
    const state = { msgpack: one!.state!.msgpack! };
    const bytes = one!.private!;
    expect(readIdentity(one?.identity)).toEqual(objectOf({ id: "x" }));

    for (const currentIdentity of [identityOf("x"), null]) {
      const request = { typeName: "toy_thing", currentState: state, private: bytes, currentIdentity };
      const read = messages.ReadResource.response.decode(
        await call("ReadResource", messages.ReadResource.request.encode(request)),
      );
      expect([readIdentity(read.newIdentity), read.diagnostics]).toEqual([objectOf({ id: "x" }), []]);
    }

    const config = value(block, { name: "x", tags: objectOf({ a: "b" }), fail: false, wait: false });
    const proposed = objectOf({
      ...(decodeValue(codec, state.msgpack) as TfObject),
    });
    proposed.tags = objectOf({ a: "b" });
    const request = {
      typeName: "toy_thing",
      priorState: state,
      config,
      proposedNewState: { msgpack: encodeValue(codec, proposed) },
      priorPrivate: bytes,
      priorIdentity: identityOf("x"),
    };
    const plan = messages.PlanResourceChange.response.decode(
      await call("PlanResourceChange", messages.PlanResourceChange.request.encode(request)),
    );
    expect([readIdentity(plan.plannedIdentity), plan.diagnostics]).toEqual([objectOf({ id: "x" }), []]);
    const { plannedState, plannedPrivate, plannedIdentity } = plan;
    const applied = messages.ApplyResourceChange.response.decode(
      await call(
        "ApplyResourceChange",
        messages.ApplyResourceChange.request.encode({
          ...request,
          plannedState,
          plannedPrivate,
          plannedIdentity,
        }),
      ),
    );
    expect([readIdentity(applied.newIdentity), applied.diagnostics]).toEqual([objectOf({ id: "x" }), []]);
  });

  const identity: ResourceDefinition["identity"] = {
    schema: { version: 0, attributes: { id: { type: "string" } } },
    of: ({ id }) => (id === null ? null : objectOf({ id: id! })),
  };

  test("of a create comes with the state; another one than before is a defect", async () => {
    const plannedState = wire({ id: UNKNOWN, name: "a", count: 0 });
    const made = (id: string | null) => objectOf({ id, name: "a", count: 0 });
    const applying = serve(providerWith({ identity, apply: () => ({ newState: made("1") }) }));
    const created = await applying.call("ApplyResourceChange", { ...create, plannedState });
    expect(readIdentity(created.newIdentity)).toEqual(objectOf({ id: "1" }));
    const other = await applying.call("ApplyResourceChange", {
      ...create,
      plannedState,
      plannedIdentity: identityOf("2"),
    });
    expect(other.diagnostics.map((one) => one?.detail)).toEqual([
      expect.stringMatching(/has another identity than before/),
    ]);
    const reading = serve(providerWith({ identity, read: () => ({ newState: made(null) }) }));
    const read = await reading.call("ReadResource", { typeName: "unit", currentState: wire({ name: "a" }) });
    expect([read.newIdentity, read.diagnostics]).toEqual([null, []]);
  });
});

describe("lists", () => {
  const LIST = toyProvider.listResources!.get("toy_thing")!.schema.block;

  async function list(request: object): Promise<ReturnType<typeof messages.ListResource.response.decode>[]> {
    const bytes = messages.ListResource.request.encode({ typeName: "toy_thing", ...request });
    const events = [];
    for await (const message of connected.stream("/tfplugin6.Provider/ListResource", bytes)) {
      events.push(messages.ListResource.response.decode(message));
    }
    return events;
  }

  test("give as many as are asked for, with or without their states", async () => {
    const config = value(LIST, { prefix: "t" });
    const named = await list({ config, limit: 3 });
    expect(named.map(({ displayName }) => displayName)).toEqual(["t-0", "t-1", "t-2"]);
    expect(named.map(({ resourceObject }) => resourceObject)).toEqual([null, null, null]);
    expect(readIdentity(named[2]?.identity)).toEqual(objectOf({ id: "t-2" }));
    const [whole] = await list({ config, limit: 1, includeResourceObject: true });
    expect(decodeValue(codec, whole!.resourceObject!.msgpack!)).toMatchObject({ id: "t-0", size: 1 });
    expect(whole?.diagnostic).toMatchObject([{ summary: "There are more than 1 of toy_thing" }]);
    expect(await list({ config, limit: 0 })).toHaveLength(1000);
  });

  test("tell what went wrong with them as a whole, after what they found", async () => {
    const identity = {
      schema: { version: 0, attributes: { id: { type: "string" as const } } },
      of: () => null,
    };
    const found = { identity: objectOf({ id: "1" }), displayName: "one" };
    const unit = {
      schema: { version: 0, block: { attributes: {} } },
      async *list() {
        yield found;
        yield { diagnostics: [errorDiagnostic("No more", "The line broke.")] };
      },
    };
    const listing = serve({ ...providerWith({ identity }), listResources: new Map([["unit", unit]]) });
    const config = value(unit.schema.block, {});
    const events = await listing.stream("ListResource", { typeName: "unit", config });
    expect(events.map(({ displayName, identity }) => [displayName, readIdentity(identity)])).toEqual([
      ["one", found.identity],
      ["", null],
    ]);
    expect(events[1]?.diagnostic).toMatchObject([{ summary: "No more", detail: "The line broke." }]);
  });

  test("end when the client goes, and tell of what they do not know", async () => {
    const noted = new Promise<void>((resolve) => {
      plugin.process.stderr!.on("data", (chunk) => {
        if (String(chunk).includes("no more things are asked for")) resolve();
      });
    });
    const bytes = messages.ListResource.request.encode({ typeName: "toy_thing", config: value(LIST, {}) });
    for await (const _ of connected.stream("/tfplugin6.Provider/ListResource", bytes)) break;
    await noted;
    const [event] = await list({ typeName: "toy_label", config: value(LIST, {}) });
    expect(event?.diagnostic).toMatchObject([{ summary: 'Unknown list resource "toy_label"' }]);
    const request = { typeName: "toy_thing", config: value(LIST, { prefix: "" }) };
    const checked = messages.ValidateListResourceConfig.response.decode(
      await call("ValidateListResourceConfig", messages.ValidateListResourceConfig.request.encode(request)),
    );
    expect(checked.diagnostics).toMatchObject([{ summary: "Empty prefix" }]);
  });
});

describe("actions", () => {
  const POKE = toyProvider.actions!.get("toy_poke")!.schema.block;

  async function invoke(request: object): Promise<unknown[]> {
    const bytes = messages.InvokeAction.request.encode(request);
    const told: unknown[] = [];
    for await (const message of connected.stream("/tfplugin6.Provider/InvokeAction", bytes)) {
      const { progress, completed } = messages.InvokeAction.response.decode(message);
      told.push(progress?.message ?? completed?.diagnostics?.map((one) => one?.summary));
    }
    return told;
  }

  test("tell their progress, and always their end", async () => {
    const actionType = "toy_poke";
    expect(await invoke({ actionType, config: value(POKE, { times: 3 }) })).toEqual([
      "poke 1",
      "poke 2",
      "poke 3",
      [],
    ]);
    const failing = value(POKE, { times: 1, fail: true });
    expect(await invoke({ actionType, config: failing })).toEqual(["poke 1", ["It poked back"]]);
    expect(await invoke({ actionType: "toy_hug" })).toEqual([['Unknown action "toy_hug"']]);
  });

  test("are validated and planned", async () => {
    const request = { actionType: "toy_poke", config: value(POKE, { times: 10 }) };
    const validated = await call(
      "ValidateActionConfig",
      messages.ValidateActionConfig.request.encode(request),
    );
    expect(messages.ValidateActionConfig.response.decode(validated).diagnostics).toEqual([]);
    const planned = messages.PlanAction.response.decode(
      await call("PlanAction", messages.PlanAction.request.encode(request)),
    );
    expect(planned.diagnostics).toMatchObject([{ summary: "Too many pokes" }]);
  });
});

describe("an action whose values were unknown when it was validated", () => {
  const block: Block = { attributes: { times: { type: "number", required: true } } };
  const poked: unknown[] = [];
  const poke = {
    schema: { version: 0, block },
    validateConfig: ({ config }: { config: TfObject }) => ({
      diagnostics: config.times === 0 ? [errorDiagnostic("No pokes", "Poke at least once.")] : [],
    }),
    async invoke(
      { config }: { config: TfObject },
      { signal }: { signal: AbortSignal },
      progress: (line: string) => void,
    ) {
      poked.push(config.times);
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
      progress("poked");
      return { diagnostics: [errorDiagnostic("Interrupted", "It goes on.")] };
    },
  };
  const serving = () => serve({ ...providerWith({}), actions: new Map([["poke", poke]]) });

  test("is validated again by its plan, and before anything is done", async () => {
    const request = { actionType: "poke", config: value(block, { times: 0 }) };
    expect((await serving().call("PlanAction", request)).diagnostics).toMatchObject([
      { summary: "No pokes" },
    ]);
    const [end] = await serving().stream("InvokeAction", request);
    expect(end?.completed?.diagnostics).toMatchObject([{ summary: "No pokes" }]);
    expect(poked).toEqual([]);
  });

  test("tells no progress once it is interrupted, which would hide how it ended", async () => {
    const plugin = serving();
    const running = plugin.stream("InvokeAction", { actionType: "poke", config: value(block, { times: 1 }) });
    plugin.stop();
    const events = await running;
    expect(events.map(({ progress }) => progress?.message)).toEqual([undefined]);
    expect(events[0]?.completed?.diagnostics).toMatchObject([{ summary: "Interrupted" }]);
  });
});

describe("a state of the same type under another address of the provider", () => {
  const moved = (sourceProviderAddress: string, takesOver?: (address: string) => boolean) =>
    serve(
      providerWith({
        ...(takesOver ? { takesOver } : {}),
        upgrades: [1, 2, 3].map(() => (state: TfObject) => ({ state: objectOf({ ...state, count: 7 }) })),
      }),
    ).call("MoveResourceState", {
      sourceProviderAddress,
      sourceTypeName: "unit",
      targetTypeName: "unit",
      sourceSchemaVersion: 2,
      sourceState: { json: Buffer.from('{"id":"1","name":"a","old":true}') },
      sourcePrivate: Buffer.from("kept"),
    });

  test("is taken over by the usual upgrades, with its private bytes", async () => {
    const answer = await moved("other.example/me/toy", (address) => address.endsWith("/me/toy"));
    expect(answer.diagnostics).toEqual([]);
    expect(read(answer.targetState)).toEqual(objectOf({ id: "1", name: "a", count: 7 }));
    expect(Buffer.from(answer.targetPrivate).toString()).toBe("kept");
  });

  test("is refused when it is none of the provider's", async () => {
    const answer = await moved("other.example/you/toy", (address) => address.endsWith("/me/toy"));
    expect(answer.diagnostics).toMatchObject([{ summary: "Moving between resource types is not supported" }]);
  });
});

test("a configuration is generated for clients that ask, and announced to them", async () => {
  const serving = serve(
    providerWith({
      generateConfig: ({ state }) => ({ config: objectOf({ ...state, id: null, count: null }) }),
    }),
  );
  const schema = await serving.call("GetProviderSchema", {});
  expect(schema.serverCapabilities).toMatchObject({ generateResourceConfig: true });
  const state = wire({ id: "1", name: "a", count: 1 });
  const answer = await serving.call("GenerateResourceConfig", { typeName: "unit", state });
  expect(read(answer.config)).toEqual(objectOf({ id: null, name: "a", count: null }));
});

test("lists and actions are told with the schemas and the names", async () => {
  const schema = messages.GetProviderSchema.response.decode(
    await call("GetProviderSchema", new Uint8Array()),
  );
  expect([[...schema.listResourceSchemas.keys()], [...schema.actionSchemas.keys()]]).toEqual([
    ["toy_thing"],
    ["toy_poke"],
  ]);
  const metadata = messages.GetMetadata.response.decode(await call("GetMetadata", new Uint8Array()));
  expect(metadata).toMatchObject({
    listResources: [{ typeName: "toy_thing" }],
    actions: [{ typeName: "toy_poke" }],
  });
});
