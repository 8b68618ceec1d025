// What a call costs the provider's process: the protocol layer with the toy provider, ten calls in flight, as many as
// Terraform makes. The yardstick is a call that does nothing (a health check) in the same process: the transport alone.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Certificate, createCertificate } from "../../../provider/src/plugin/certificate.ts";
import {
  bundleToyProvider,
  connectSecurely,
  type PluginClient,
  startPlugin,
} from "../../../provider/src/rpc/fixtures/plugin-client.ts";
import { toyProvider } from "../../../provider/src/rpc/fixtures/toy-provider.ts";
import { PlanResourceChange, ValidateResourceConfig } from "../../../provider/src/tfplugin/messages.ts";
import { unsetObject } from "../../../provider/src/tfplugin/schema.ts";
import { objectOf } from "../../../provider/src/tfplugin/value.ts";
import { codecOfBlock, encodeValue } from "../../../provider/src/tfplugin/value-codec.ts";
import { profileShares } from "./cpu-profile.ts";
import { type Figure, figure, type Round } from "./figures.ts";
import { cpuSeconds } from "./processes.ts";

const ROUNDS = 5;
const CALLS = 10_000;
const WARM_UP = 3_000;
const IN_FLIGHT = 10;

interface Call {
  readonly name: string;
  readonly path: string;
  readonly request: Uint8Array;
}

const NOTHING: Call = { name: "nothing", path: "/grpc.health.v1.Health/Check", request: new Uint8Array() };

function calls(): Call[] {
  const typeName = "toy_thing";
  const block = toyProvider.resources.get(typeName)?.schema.block;
  if (block === undefined) throw new Error("the toy provider has no thing");
  const codec = codecOfBlock(block);
  const written = objectOf({ ...unsetObject(block), name: "a", size: 3, tags: objectOf({ owner: "ops" }) });
  const config = { msgpack: encodeValue(codec, written) };
  const priorState = { msgpack: encodeValue(codec, null) };
  const plan = { typeName, priorState, config, proposedNewState: config };
  const service = "/tfplugin6.Provider";
  return [
    {
      name: "ValidateResourceConfig",
      path: `${service}/ValidateResourceConfig`,
      request: ValidateResourceConfig.request.encode({ typeName, config }),
    },
    {
      name: "PlanResourceChange",
      path: `${service}/PlanResourceChange`,
      request: PlanResourceChange.request.encode(plan),
    },
  ];
}

async function load(client: PluginClient, { path: method, request }: Call, count: number): Promise<void> {
  let left = count;
  const caller = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const { status, message } = await client.call(method, request);
      if (status !== 0) throw new Error(`${method}: ${message}`);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, caller));
}

/** Microseconds of the plugin's processor time for one call. */
async function cost(client: PluginClient, pid: number, call: Call): Promise<number> {
  const before = cpuSeconds(pid);
  await load(client, call, CALLS);
  return ((cpuSeconds(pid) - before) / CALLS) * 1e6;
}

/** The kinds of work that plans are made of, in words. */
async function profile(
  program: string,
  folder: string,
  certificate: Certificate,
  plan: Call,
): Promise<string> {
  const profiles = path.join(folder, "profiles");
  mkdirSync(profiles);
  const flags = ["--cpu-prof", `--cpu-prof-dir=${profiles}`];
  const plugin = await startPlugin(program, certificate, { TMPDIR: folder }, flags);
  const exited = new Promise((resolve) => plugin.process.once("exit", resolve));
  const client = await connectSecurely(plugin, certificate);
  await load(client, plan, WARM_UP + CALLS);
  await client.call("/plugin.GRPCController/Shutdown", new Uint8Array());
  await exited;
  return profileShares(profiles, path.basename(program))
    .map(([kind, share]) => `${kind} (${Math.round(100 * share)} %)`)
    .join(", ");
}

/** Processor time per call, with a profile of what it goes to. */
export async function providerCalls(note: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-bench-calls-"));
  try {
    const program = path.join(folder, "terraform-provider-toy.cjs");
    await bundleToyProvider(program);
    const certificate = createCertificate(Date.now());
    const measured = calls();
    const limit = await profile(program, folder, certificate, measured.at(-1) ?? NOTHING);
    const plugin = await startPlugin(program, certificate, { TMPDIR: folder });
    try {
      const { pid } = plugin.process;
      if (pid === undefined) throw new Error("the plugin has no process");
      const client = await connectSecurely(plugin, certificate);
      for (const call of [NOTHING, ...measured]) await load(client, call, WARM_UP);
      const rounds = new Map(measured.map((call) => [call, [] as Round[]]));
      for (let number = 1; number <= ROUNDS; number++) {
        note(`round ${number} of ${ROUNDS}`);
        for (const [call, taken] of rounds) {
          const theirs = await cost(client, pid, NOTHING);
          taken.push({ theirs, croft: await cost(client, pid, call) });
        }
      }
      client.close();
      return [...rounds].map(([{ name }, taken]) =>
        figure({ name: `processor time of a ${name}`, unit: "µs", yardstick: "an empty call", limit }, taken),
      );
    } finally {
      plugin.process.kill("SIGKILL");
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
