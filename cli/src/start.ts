// `npm start`: from a fresh clone to a VM one can log in to. Each step can be repeated; a second run changes nothing.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import { step } from "../steps.mjs";
import { ensureRunning, logFile, waitFor } from "./background.ts";
import { type Config, homePaths } from "./config.ts";
import { GUEST_IMAGE } from "./guest-image/recipe.ts";
import { buildGuestImage } from "./image-builder/build.ts";
import { installPackages } from "./install-packages.ts";
import { agent, hasJoined, joinFile, reconciler } from "./programs.ts";
import { installProvider } from "./provider-mirror.ts";
import { type Api, call, list, readApi } from "./reconciler-api.ts";
import { sendCall } from "./reconciler-line.ts";
import { terraform } from "./terraform.ts";

async function startReconciler(config: Config): Promise<Api> {
  const program = reconciler(config);
  const { pid } = await ensureRunning(config.home, program);
  const folder = homePaths(config.home).reconciler;
  return waitFor(config.home, program, "starting", 30, async () => {
    const api = readApi(folder);
    if (api === undefined) return undefined;
    const said = JSON.parse(readFileSync(path.join(folder, "endpoint.json"), "utf8"));
    if (said.pid !== pid) return undefined;
    const ready = await sendCall(api, { method: "GET", route: "/readyz" }).catch(() => undefined);
    return ready?.ok ? api : undefined;
  });
}

async function startAgent(config: Config, api: Api): Promise<string> {
  mkdirSync(homePaths(config.home).agent, { recursive: true, mode: 0o700 });
  if (!hasJoined(config)) {
    const token = await call<object>(api, "POST", "/v1/agent/join_tokens", { host: config.hostName });
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
function writeEnv(config: Config, api: Api): Record<string, string> {
  const paths = homePaths(config.home);
  const env = { CROFT_ENDPOINT: api.endpoint, CROFT_TOKEN: api.token, TF_CLI_CONFIG_FILE: paths.terraformrc };
  const quote = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`;
  const text = Object.entries(env).map(([name, value]) => `export ${name}=${quote(value)}\n`);
  writeFileSync(paths.env, text.join(""), { mode: 0o600 });
  chmodSync(paths.env, 0o600);
  return env;
}

function createKey(config: Config): void {
  const { key } = homePaths(config.home);
  if (existsSync(`${key}.pub`)) return;
  rmSync(key, { force: true });
  const made = spawnSync("ssh-keygen", [
    "-q",
    "-t",
    "ed25519",
    "-N",
    "",
    "-C",
    "croft-quickstart",
    "-f",
    key,
  ]);
  if (made.status !== 0) throw new Error(`ssh-keygen failed: ${made.stderr}`);
}

// The quickstart finds image and key in `.croft`; only a state folder elsewhere has to be told to it.
function writeQuickstartVariables(config: Config): void {
  const file = path.join(config.quickstart, "croft.auto.tfvars.json");
  if (config.homeIsUsual) rmSync(file, { force: true });
  else writeFileSync(file, `${JSON.stringify({ croft_home: config.home }, null, 2)}\n`);
}

interface Outputs {
  vm: { value: string };
  partition_id: { value: string };
  host: { value: string };
}

async function quickstart(
  config: Config,
  env: Record<string, string>,
): Promise<{ last: string; outputs: Outputs }> {
  const log = logFile(config.home, "reconciler");
  createKey(config);
  writeQuickstartVariables(config);
  await step("terraform init", (note) =>
    terraform(
      config.quickstart,
      ["init", "-upgrade", "-no-color"],
      env,
      (line) => /rror/.test(line) && note(line),
    ).then(() => undefined),
  );
  const { lines } = await step(
    "terraform apply in examples/quickstart",
    (note) =>
      terraform(
        config.quickstart,
        ["apply", "-auto-approve", "-no-color"],
        env,
        (line) => isProgress(line) && note(line),
      ),
    { log },
  );
  const shown = await terraform(config.quickstart, ["output", "-json", "-no-color"], env, () => undefined);
  const last =
    lines.find((line) => line.startsWith("No changes.")) ??
    lines.find((line) => /^Apply complete!/.test(line)) ??
    "";
  return { last, outputs: JSON.parse(shown.lines.join("\n")) };
}

const isProgress = (line: string): boolean =>
  /^(\S+: (Creating|Creation|Modifying|Modifications|Destroying|Destruction|Still|Reading|Read complete|Refreshing)|Plan:|No changes|Apply complete|Warning|Error)/.test(
    line.replace(/^[│╷╵]\s*/, ""),
  );

/** Brings up reconciler, agent, guest image and provider; returns how to reach them, and terraform's environment. */
export async function bringUp(config: Config): Promise<{ api: Api; env: Record<string, string> }> {
  const paths = homePaths(config.home);
  mkdirSync(config.home, { recursive: true, mode: 0o700 });
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
      bundle: path.join(config.root, "provider/dist/terraform-provider-croft"),
      mirror: paths.mirror,
      terraformrc: paths.terraformrc,
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

Ready after ${((Date.now() - begun) / 1000).toFixed(0)} s. \`. ${path.relative(process.cwd(), homePaths(config.home).env)}\` lets terraform in any folder talk to this Croft.
`);
}
