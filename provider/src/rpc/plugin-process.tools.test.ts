import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createCertificate } from "../plugin/certificate.ts";
import { GetMetadata, ReadDataSource } from "../tfplugin/messages.ts";
import { DynamicValue, equalValues, type TfObject, type TfValue } from "../tfplugin/value.ts";
import { codecOfBlock, decodeValue, encodeValue } from "../tfplugin/value-codec.ts";
import {
  bundleToyProvider,
  COOKIE,
  connectPlainly,
  connectSecurely,
  type PluginClient,
  type StartedPlugin,
  startPlugin,
} from "./fixtures/plugin-client.ts";
import { toyProvider } from "./fixtures/toy-provider.ts";

const GET_METADATA = "/tfplugin6.Provider/GetMetadata";
const SHUTDOWN = "/plugin.GRPCController/Shutdown";
const EMPTY = new Uint8Array();
const client = createCertificate(Date.now());

let folder = "";
let program = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "toy-plugin-"));
  program = join(folder, "terraform-provider-toy_v1.0.0");
  await bundleToyProvider(program);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function withPlugin(
  act: (plugin: StartedPlugin, connected: PluginClient) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const plugin = await startPlugin(program, client, { TMPDIR: folder, ...environment });
  try {
    const connected = await connectSecurely(plugin, client);
    await act(plugin, connected);
    connected.close();
  } finally {
    plugin.process.kill("SIGKILL");
  }
}

/** Reads the data source that gives back its input. */
async function readEcho(connected: PluginClient, input: TfValue): Promise<TfValue> {
  const codec = codecOfBlock(toyProvider.dataSources!.get("toy_echo")!.schema.block);
  const config = { msgpack: encodeValue(codec, { input, output: null }) };
  const request = ReadDataSource.request.encode({ typeName: "toy_echo", config });
  const answer = await connected.call("/tfplugin6.Provider/ReadDataSource", request);
  const { state } = ReadDataSource.response.decode(answer.body);
  return (decodeValue(codec, state!.msgpack!) as TfObject).output!;
}

test("started by hand it explains itself on stderr and exits with 1", () => {
  const result = spawnSync(process.execPath, [program], { env: {}, encoding: "utf8" });
  expect(result.status).toBe(1);
  expect(result.stdout).toBe("");
  expect(result.stderr).toMatch(/Terraform starts it/);
});

test("it answers calls over mutual TLS after one line on stdout", async () => {
  await withPlugin(async (plugin, connected) => {
    expect(plugin.line).toMatch(/^1\|6\|unix\|\/[^|]+\|grpc\|[A-Za-z0-9+/]{50,}$/);
    const answer = await connected.call(GET_METADATA, EMPTY);
    expect(answer.status).toBe(0);
    expect(GetMetadata.response.decode(answer.body)).toMatchObject({
      serverCapabilities: {
        planDestroy: true,
        getProviderSchemaOptional: true,
        moveResourceState: true,
        generateResourceConfig: false,
      },
      resources: [{ typeName: "toy_thing" }, { typeName: "toy_label" }],
      functions: [{ name: "digits" }, { name: "describe" }, { name: "pick" }],
    });
  });
});

test("nobody but the holder of Terraform's certificate is let in", async () => {
  const plugin = await startPlugin(program, client, { TMPDIR: folder });
  try {
    const attempt = async (shown?: typeof client) => {
      const connected = await connectSecurely(plugin, shown);
      return connected.call(GET_METADATA, EMPTY);
    };
    await expect(attempt(createCertificate(Date.now()))).rejects.toThrow();
    await expect(attempt()).rejects.toThrow();
    await expect(connectPlainly(plugin.socketPath).call(GET_METADATA, EMPTY)).rejects.toThrow();
    expect((await attempt(client)).status).toBe(0);
  } finally {
    plugin.process.kill("SIGKILL");
  }
});

test("Shutdown ends the process with 0 and leaves no socket behind", async () => {
  await withPlugin(async (plugin, connected) => {
    const exited = once(plugin.process, "exit");
    expect((await connected.call(SHUTDOWN, EMPTY)).status).toBe(0);
    expect(await exited).toEqual([0, null]);
    expect(existsSync(dirname(plugin.socketPath))).toBe(false);
  });
});

test("SIGINT is ignored, SIGTERM ends the process and removes the socket", async () => {
  await withPlugin(async (plugin, connected) => {
    plugin.process.kill("SIGINT");
    expect((await connected.call(GET_METADATA, EMPTY)).status).toBe(0);
    const exited = once(plugin.process, "exit");
    plugin.process.kill("SIGTERM");
    expect(await exited).toEqual([1, null]);
    expect(existsSync(dirname(plugin.socketPath))).toBe(false);
  });
});

/** Starts the program that follows, and waits to be killed. */
const MOTHER = `require("node:child_process").spawn(process.execPath, [process.argv[1]], {
  stdio: ["ignore", "inherit", "ignore"],
});`;

// A client that only lost its connection may take 10 s to come back: a limit below that shows that nobody waits so long.
test("it ends when who started it was killed, and removes the socket", async () => {
  const plugin = await startPlugin(program, client, { TMPDIR: folder }, ["-e", MOTHER]);
  const ended = once(plugin.process.stdout!, "close");
  try {
    const connected = await connectSecurely(plugin, client);
    expect((await connected.call(GET_METADATA, EMPTY)).status).toBe(0);
    plugin.process.kill("SIGKILL");
    connected.close();
    await ended;
    expect(existsSync(dirname(plugin.socketPath))).toBe(false);
  } finally {
    plugin.process.kill("SIGKILL");
  }
}, 8_000);

test("a client that has pinged for hours is still answered", async () => {
  await withPlugin(async (_plugin, connected) => {
    const ping = () =>
      new Promise<void>((resolve, reject) => {
        connected.session.ping((error) => (error === null ? resolve() : reject(error)));
      });
    for (let count = 0; count < 10_050; count++) await ping();
    expect((await connected.call(GET_METADATA, EMPTY)).status).toBe(0);
  });
});

test("the side streams open and say nothing", async () => {
  await withPlugin(async (_plugin, connected) => {
    for (const path of ["/plugin.GRPCStdio/StreamStdio", "/plugin.GRPCBroker/StartStream"]) {
      const stream = connected.open(path);
      stream.on("error", () => {});
      let said = false;
      stream.on("data", () => {
        said = true;
      });
      const [headers] = await once(stream, "response");
      expect(headers[":status"]).toBe(200);
      stream.end();
      expect((await connected.call(GET_METADATA, EMPTY)).status).toBe(0);
      expect([said, stream.closed]).toEqual([false, false]);
    }
    expect((await connected.call("/grpc.health.v1.Health/Check", EMPTY)).body).toEqual(Buffer.from([8, 1]));
  });
});

describe("what cannot be answered", () => {
  test.each([
    ["/tfplugin6.Provider/LockState", 13, /LockState: protobuf/],
    ["/tfplugin6.Provider/Nonsense", 12, /tfplugin6\.Provider\/Nonsense is not implemented/],
    ["/tfplugin6.Provider/ReadResource", 13, /ReadResource: protobuf/],
  ])("%s has status %i and a name", async (path, status, message) => {
    await withPlugin(async (_plugin, connected) => {
      const answer = await connected.call(path, Buffer.from([0x0a, 0x7f]));
      expect([answer.status, answer.message]).toEqual([status, expect.stringMatching(message)]);
    });
  });

  test("frames that are broken or compressed are refused", async () => {
    await withPlugin(async (_plugin, connected) => {
      expect((await connected.send(GET_METADATA, Buffer.from([0]))).status).toBe(3);
      expect((await connected.send(GET_METADATA, Buffer.from([0, 0, 0, 0, 9, 1]))).status).toBe(3);
      expect((await connected.send(GET_METADATA, Buffer.from([1, 0, 0, 0, 0]))).status).toBe(12);
    });
  });
});

test("values of many megabytes are taken and given back", async () => {
  await withPlugin(async (_plugin, connected) => {
    const value = new DynamicValue("string", "é".repeat(4 << 20));
    const output = await readEcho(connected, value);
    expect(equalValues(output, value)).toBe(true);
  });
});

test("what a handler prints becomes a line of the log", async () => {
  await withPlugin(async (plugin, connected) => {
    const line = once(createInterface(plugin.process.stderr!), "line");
    let printed = "";
    plugin.process.stdout!.on("data", (chunk) => {
      printed += String(chunk);
    });
    await readEcho(connected, new DynamicValue("bool", true));
    expect(JSON.parse((await line)[0])).toMatchObject({
      "@level": "warn",
      "@message": "an echo",
      "@module": "toy",
    });
    expect(printed).toBe("");
  });
});

test("a long TMPDIR does not matter", async () => {
  const long = join(folder, "d".repeat(120));
  mkdirSync(long);
  await withPlugin(
    async (plugin, connected) => {
      expect(plugin.socketPath.length).toBeLessThanOrEqual(107);
      expect((await connected.call(GET_METADATA, EMPTY)).status).toBe(0);
      expect(readdirSync(long)).toEqual([]);
    },
    { TMPDIR: long },
  );
});

test("with --debug it prints the setting for Terraform and talks without TLS; SIGINT ends it", async () => {
  const child = spawn(process.execPath, [program, "--debug"], {
    env: { TMPDIR: folder },
    stdio: ["ignore", "pipe", "ignore"],
  });
  try {
    const [line] = (await once(createInterface(child.stdout), "line")) as [string];
    const setting = /^TF_REATTACH_PROVIDERS='(.*)'$/.exec(line)?.[1];
    const { Addr, Pid, Test } = JSON.parse(setting!)["registry.terraform.io/toy/toy"];
    expect([Pid, Test]).toEqual([child.pid, true]);
    const connected = connectPlainly(Addr.String);
    expect((await connected.call(GET_METADATA, EMPTY)).status).toBe(0);
    expect((await connected.call(SHUTDOWN, EMPTY)).status).toBe(0);
    expect((await connected.call(GET_METADATA, EMPTY)).status).toBe(0);
    connected.close();
    const exited = once(child, "exit");
    child.kill("SIGINT");
    expect(await exited).toEqual([0, null]);
  } finally {
    child.kill("SIGKILL");
  }
});

test("the cookie alone is not enough without a client certificate", () => {
  const result = spawnSync(process.execPath, [program], { env: COOKIE, encoding: "utf8" });
  expect([result.status, result.stdout]).toEqual([1, ""]);
  expect(result.stderr).toMatch(/PLUGIN_CLIENT_CERT/);
});
