/**
 * What OpenTofu does otherwise than Terraform, as far as its source says it, without its program:
 *
 *   - it knows the same cookie, starts plugins by the same handshake and trusts the same kind of certificate
 *   - until 1.10 it sends no client capabilities at all, 1.11.0 to 1.11.3 allow deferring, later ones only write-only
 *   - it asks GetResourceIdentitySchemas right after the schemas, and takes UNIMPLEMENTED for "there are none"
 *   - functions that it does not find in the schema it looks for by GetFunctions, also in a process that is configured
 *   - an ephemeral resource whose result is wrong it closes itself; it closes with what the last renewal answered
 *   - a state of the present version it reads with floating-point numbers when it drops an attribute from it
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createCertificate } from "../plugin/certificate.ts";
import * as messages from "../tfplugin/messages.ts";
import { unsetObject } from "../tfplugin/schema.ts";
import { objectOf, type TfObject, type TfValue } from "../tfplugin/value.ts";
import { codecOfBlock, decodeValue, encodeValue } from "../tfplugin/value-codec.ts";
import {
  bundleToyProvider,
  connectSecurely,
  type PluginClient,
  type StartedPlugin,
  startPlugin,
} from "./fixtures/plugin-client.ts";
import { toyProvider } from "./fixtures/toy-provider.ts";

/** What go-plugin 1.8 of OpenTofu adds to the environment of a plugin. */
const ENVIRONMENT = {
  PLUGIN_MIN_PORT: "10000",
  PLUGIN_MAX_PORT: "25000",
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
  PLUGIN_MULTIPLEX_GRPC: "",
};

const { block } = toyProvider.resources.get("toy_thing")!.schema;
const codec = codecOfBlock(block);
const wire = (value: TfObject | null) => ({ msgpack: encodeValue(codec, value) });
const configured = (values: Record<string, TfValue>) => objectOf({ ...unsetObject(block), ...values });

const client = createCertificate(Date.now());
let folder = "";
let plugin: StartedPlugin;
let connected: PluginClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tofu-"));
  const program = join(folder, "terraform-provider-toy");
  await bundleToyProvider(program);
  plugin = await startPlugin(program, client, { ...ENVIRONMENT, TMPDIR: folder });
  connected = await connectSecurely(plugin, client);
});

afterAll(() => {
  plugin?.process.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const call = (name: string, request: Uint8Array) => connected.call(`/tfplugin6.Provider/${name}`, request);

test("starts as OpenTofu starts it, and tells its identity schemas", async () => {
  expect(plugin.line.split("|")).toHaveLength(6);
  const schema = await call("GetProviderSchema", new Uint8Array());
  expect(messages.GetProviderSchema.response.decode(schema.body).diagnostics).toEqual([]);
  expect((await call("GetResourceIdentitySchemas", new Uint8Array())).status).toBe(0);
});

describe.each([
  ["1.10 and before, without capabilities", null],
  ["1.11.0 to 1.11.3, which allow deferring", { deferralAllowed: true, writeOnlyAttributesAllowed: true }],
  ["later, with write-only attributes only", { deferralAllowed: false, writeOnlyAttributesAllowed: true }],
])("OpenTofu %s", (_version, clientCapabilities) => {
  test("configures, plans, applies and reads", async () => {
    const settings = { msgpack: Uint8Array.of(0x81, 0xa6, ...Buffer.from("prefix"), 0xa1, 0x74) };
    const configure = { terraformVersion: "1.11.2", config: settings, clientCapabilities };
    const answer = await call("ConfigureProvider", messages.ConfigureProvider.request.encode(configure));
    expect(messages.ConfigureProvider.response.decode(answer.body).diagnostics).toEqual([]);

    const config = wire(configured({ name: "a", password: "hush" }));
    const request = {
      typeName: "toy_thing",
      priorState: wire(null),
      config,
      proposedNewState: config,
      clientCapabilities,
    };
    const { body } = await call("PlanResourceChange", messages.PlanResourceChange.request.encode(request));
    const plan = messages.PlanResourceChange.response.decode(body);
    expect([plan.diagnostics, plan.deferred]).toEqual([[], null]);

    const applied = await call(
      "ApplyResourceChange",
      messages.ApplyResourceChange.request.encode({
        typeName: "toy_thing",
        priorState: wire(null),
        plannedState: plan.plannedState,
        plannedPrivate: plan.plannedPrivate,
        config,
      }),
    );
    const made = messages.ApplyResourceChange.response.decode(applied.body);
    expect(made.diagnostics).toEqual([]);
    expect(decodeValue(codec, made.newState!.msgpack!)).toMatchObject({ id: "toy-t-a", password: null });

    const again = {
      typeName: "toy_thing",
      currentState: made.newState,
      private: made.private,
      clientCapabilities,
    };
    const read = await call("ReadResource", messages.ReadResource.request.encode(again));
    expect(messages.ReadResource.response.decode(read.body)).toMatchObject({
      diagnostics: [],
      deferred: null,
    });
  });

  test("gets a deferred answer only when it allows one", async () => {
    const config = wire(configured({ name: "a", defer: true }));
    const request = {
      typeName: "toy_thing",
      priorState: wire(null),
      config,
      proposedNewState: config,
      clientCapabilities,
    };
    const { body } = await call("PlanResourceChange", messages.PlanResourceChange.request.encode(request));
    const plan = messages.PlanResourceChange.response.decode(body);
    expect(plan.diagnostics).toEqual([]);
    expect(plan.deferred !== null).toBe(clientCapabilities?.deferralAllowed === true);
  });
});

test("functions are told again and called in a process that is configured", async () => {
  const told = messages.GetFunctions.response.decode((await call("GetFunctions", new Uint8Array())).body);
  expect([...told.functions.keys()]).toContain("digits");
  const request = messages.CallFunction.request.encode({
    name: "digits",
    arguments: [{ msgpack: Uint8Array.of(7) }],
  });
  expect(messages.CallFunction.response.decode((await call("CallFunction", request)).body).error).toBeNull();
});

test("an ephemeral resource is closed with what its last renewal answered", async () => {
  const ticket = codecOfBlock(toyProvider.ephemeralResources!.get("toy_ticket")!.schema.block);
  const typeName = "toy_ticket";
  const config = { msgpack: encodeValue(ticket, { name: "n", secret: null, lifetime_ms: 1000 }) };
  const opened = await call(
    "OpenEphemeralResource",
    messages.OpenEphemeralResource.request.encode({ typeName, config }),
  );
  const open = messages.OpenEphemeralResource.response.decode(opened.body);
  const renewed = await call(
    "RenewEphemeralResource",
    messages.RenewEphemeralResource.request.encode({ typeName, private: open.private! }),
  );
  const renewal = messages.RenewEphemeralResource.response.decode(renewed.body);
  expect(JSON.parse(Buffer.from(renewal.private!).toString())).toEqual({ renewed: 1, lifetime: 1000 });
  const closed = await call(
    "CloseEphemeralResource",
    messages.CloseEphemeralResource.request.encode({ typeName, private: renewal.private! }),
  );
  expect(messages.CloseEphemeralResource.response.decode(closed.body).diagnostics).toEqual([]);
});
