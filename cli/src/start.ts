// `npm start`: from a fresh clone to a VM one can log in to. Each step can be repeated; a second run changes nothing.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Api, call, list, send } from "@croft/schemas/client/rest-client.ts";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import { step } from "../steps.mjs";
import { ensureRunning, logFile, ProgramFailed, waitFor } from "./background.ts";
import { type Config, homePaths, PORT_ADVICE, usersSettings } from "./config.ts";
import { GUEST_IMAGE } from "./guest-image/recipe.ts";
import { buildGuestImage } from "./image-builder/build.ts";
import { installPackages } from "./install-packages.ts";
import { agent, hasJoined, joinFile, reconciler } from "./programs.ts";
import { installProvider } from "./provider-mirror.ts";
import { quickstart } from "./quickstart.ts";
import { readApi } from "./reconciler-api.ts";
import { terraformEnv } from "./terraform-env.ts";

/** Starts the reconciler, or finds it running. Throws in words what stands in its way. */
export function startReconciler(config: Config): Promise<Api> {
  return bringUpReconciler(config).catch(advisePort);
}

async function bringUpReconciler(config: Config): Promise<Api> {
  const program = reconciler(config);
  const { pid } = await ensureRunning(config.home, program);
  const folder = homePaths(config.home).reconciler;
  return waitFor(config.home, program, "starting", 30, async () => {
    const api = readApi(folder);
    if (api === undefined) return undefined;
    const said = JSON.parse(readFileSync(path.join(folder, "endpoint.json"), "utf8"));
    if (said.pid !== pid) return undefined;
    const ready = await send(api, { method: "GET", route: "/readyz" }).catch(() => undefined);
    return ready?.ok ? api : undefined;
  });
}

async function startAgent(config: Config, api: Api): Promise<string> {
  mkdirSync(homePaths(config.home).agent, { recursive: true, mode: 0o700 });
  if (!hasJoined(config)) {
    const token = await call(api, "POST", "/v1/agent/join_tokens", { host: config.hostName });
    writeFileSync(joinFile(config), JSON.stringify(token), { mode: 0o600 });
  }
  const program = agent(config);
  await ensureRunning(config.home, program);
  const host = await waitFor(config.home, program, "joining", 60, async () => {
    const hosts: Document<"host">[] = await list(api, "hosts", { name: config.hostName });
    return hosts.find((one) => one.status.state === "ready");
  });
  return `${host.name}, ${host.status.accelerator}`;
}

// Exported with `export`, so that `. .croft/env` serves any shell; quoted, because a path may hold anything.
export function writeEnv(config: Config, api: Api): Record<string, string> {
  const paths = homePaths(config.home);
  const env = terraformEnv(config, api);
  const quote = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`;
  const text = Object.entries(env).map(([name, value]) => `export ${name}=${quote(value)}\n`);
  writeFileSync(paths.env, text.join(""), { mode: 0o600 });
  chmodSync(paths.env, 0o600);
  return env;
}

/** What the reconciler says of its settings is not what the user of `npm start` sets. */
function advisePort(error: unknown): never {
  if (!(error instanceof ProgramFailed) || error.code !== "port_in_use") throw error;
  const [sentence] = error.message.split(/(?<=\.) /, 1);
  throw new Error(`${sentence} ${PORT_ADVICE}`, { cause: error });
}

/** Brings up reconciler, agent, guest image and provider; returns how to reach them, and terraform's environment. */
export async function bringUp(config: Config): Promise<{ api: Api; env: Record<string, string> }> {
  const paths = homePaths(config.home);
  mkdirSync(config.home, { recursive: true, mode: 0o700 });
  chmodSync(config.home, 0o700);
  await step("Debian packages", (note) => installPackages({ log: note }));
  const api = await step("Reconciler", () => startReconciler(config), {
    log: logFile(config.home, "reconciler"),
  });
  await step("Host agent", () => startAgent(config, api), { log: logFile(config.home, "agent") });
  await step("Guest image", async (note) => {
    await buildGuestImage({
      recipe: GUEST_IMAGE,
      outputDirectory: paths.guest,
      cacheDirectory: config.cache,
      log: note,
    });
  });
  const env = await step("Terraform provider", async () => {
    await installProvider({
      bundle: config.provider,
      mirror: paths.mirror,
      terraformrc: paths.terraformrc,
      user: usersSettings(config),
    });
    return writeEnv(config, api);
  });
  return { api, env };
}

/** Everything of `npm start`. */
export async function start(config: Config): Promise<void> {
  const begun = Date.now();
  const { env } = await bringUp(config);
  const { last, outputs } = await quickstart(config, env);
  const command = config.homeIsUsual ? "npm run ssh" : `CROFT_HOME=${config.home} npm run ssh`;
  process.stdout.write(`
${last}
  VM         ${outputs.vm.value} on host ${outputs.host.value}
  partition  ${outputs.partition_id.value} (in the VM: /dev/disk/by-id/virtio-${outputs.partition_id.value}, mounted at /data)
  log in     ${command} -- ${outputs.vm.value}

Ready after ${((Date.now() - begun) / 1000).toFixed(0)} s. \`. ${path.relative(process.cwd(), homePaths(config.home).env)}\` lets terraform and tofu in any folder talk to this Croft.
`);
}
