// `npm stop`: ends reconciler and agent; VMs run on. `npm stop -- --destroy` first destroys the quickstart and stops
// all VMs.
import { existsSync } from "node:fs";
import path from "node:path";
import { type Api, call, list } from "@croft/schemas/client/rest-client.ts";
import { step } from "../steps.mjs";
import { end, logFile, runningPid } from "./background.ts";
import { type Config, homePaths } from "./config.ts";
import { agent, reconciler } from "./programs.ts";
import { readApi } from "./reconciler-api.ts";
import { terraform } from "./terraform.ts";
import { terraformEnv } from "./terraform-env.ts";

async function destroyQuickstart(config: Config, api: Api): Promise<void> {
  if (!existsSync(path.join(config.quickstart, "terraform.tfstate"))) return;
  const env = terraformEnv(config, api);
  await step("terraform destroy in examples/quickstart", (note) =>
    terraform(
      config.terraform,
      config.quickstart,
      ["destroy", "-auto-approve", "-no-color"],
      env,
      (line) => /^(\S+: |Destroy)/.test(line) && note(line),
    ),
  );
}

async function stopAllVms(api: Api): Promise<void> {
  const running = (await list(api, "vms")).filter((vm) => vm.spec.power_state !== "stopped" && !vm.deleting);
  await step(`Stopping ${running.length} VMs`, async (note) => {
    for (const vm of running)
      await call(api, "PATCH", `/v1/vms/${vm.id}`, { spec: { power_state: "stopped" } });
    for (const vm of running) {
      for (let tries = 0; tries < 4; tries++) {
        const now = await call(api, "GET", `/v1/vms/${vm.id}?wait=ready&timeout_seconds=30`);
        note(`${vm.project}/${vm.name} is ${now.status.state}`);
        if (now.status.state === "stopped" || now.status.state === "failed") break;
      }
    }
  });
}

/** Everything of `npm stop`. */
export async function stop(config: Config, destroy: boolean): Promise<void> {
  if (destroy) {
    const api = readApi(homePaths(config.home).reconciler);
    if (api === undefined || runningPid(config.home, reconciler(config)) === undefined) {
      throw new Error("the reconciler does not run, so nothing can be destroyed; `npm start` starts it");
    }
    await destroyQuickstart(config, api);
    await stopAllVms(api);
  }
  for (const program of [agent(config), reconciler(config)]) {
    await step(
      `Stopping ${program.name}`,
      async () => ((await end(config.home, program)) ? "ended" : "did not run"),
      {
        log: logFile(config.home, program.name),
      },
    );
  }
}
