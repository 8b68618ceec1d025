// The quickstart of `npm start`: planned first, and applied only when nothing is destroyed by that.
import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { step } from "../steps.mjs";
import { logFile } from "./background.ts";
import { type Config, homePaths } from "./config.ts";
import { destroyedBy } from "./plan-changes.ts";
import { terraform } from "./terraform.ts";

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
  else writeFileSync(file, `${JSON.stringify({ croft_home: config.home }, null, 2)}\n`, { mode: 0o600 });
}

/** Replaces nothing and destroys nothing: a plan that would is shown, and not applied. */
async function applyQuickstart(
  config: Config,
  env: Record<string, string>,
  note: (line: string) => void,
): Promise<string[]> {
  const { plan } = homePaths(config.home);
  const progress = (line: string) => isProgress(line) && note(line);
  const run = (args: string[], good?: readonly number[]) =>
    terraform(config.terraform, config.quickstart, args, env, progress, good);
  try {
    const planned = await run(["plan", `-out=${plan}`, "-detailed-exitcode", "-no-color"], [0, CHANGES]);
    if (planned.code !== CHANGES) return planned.lines;
    const shown = await terraform(
      config.terraform,
      config.quickstart,
      ["show", "-json", plan],
      env,
      () => undefined,
    );
    const destroyed = destroyedBy(shown.lines.join("\n"));
    if (destroyed.length > 0) throw new Error(refusal(config, destroyed, planned.lines));
    return (await run(["apply", "-no-color", plan])).lines;
  } finally {
    rmSync(plan, { force: true });
  }
}

/** Of `-detailed-exitcode`. */
const CHANGES = 2;

function refusal(config: Config, destroyed: readonly string[], plan: readonly string[]): string {
  const from = plan.findIndex((line) => /^(Terraform|OpenTofu) will perform/.test(line));
  const { env } = homePaths(config.home);
  return `${plan.slice(Math.max(0, from)).join("\n")}

This plan destroys ${destroyed.join(", ")}, so \`npm start\` did not apply it; nothing was changed.
If that is what you want: . ${env}; ${config.terraform} -chdir=${config.quickstart} apply`;
}

interface Outputs {
  vm: { value: string };
  partition_id: { value: string };
  host: { value: string };
}

/** Makes the quickstart, or changes it to what its folder says. Throws for a plan that destroys something, which it shows. */
export async function quickstart(
  config: Config,
  env: Record<string, string>,
): Promise<{ last: string; outputs: Outputs }> {
  const log = logFile(config.home, "reconciler");
  createKey(config);
  writeQuickstartVariables(config);
  await step("terraform init", (note) =>
    terraform(
      config.terraform,
      config.quickstart,
      ["init", "-upgrade", "-no-color"],
      env,
      (line) => /rror/.test(line) && note(line),
    ).then(() => undefined),
  );
  const lines = await step(
    "terraform apply in examples/quickstart",
    (note) => applyQuickstart(config, env, note),
    { log },
  );
  const shown = await terraform(
    config.terraform,
    config.quickstart,
    ["output", "-json", "-no-color"],
    env,
    () => undefined,
  );
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
