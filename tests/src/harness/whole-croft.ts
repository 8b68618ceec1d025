// A whole Croft for a test: reconciler, agent and provider mirror as `npm start` brings them up, in a folder of its own.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { AnswerOf, CallArguments, Plural, RestMethod } from "@croft/schemas/client/rest-calls.ts";
import { type Api, call, list, type ObjectOf, type QueryOf } from "@croft/schemas/client/rest-client.ts";
import { end, runningPid } from "../../../cli/src/background.ts";
import { type Config, readConfig } from "../../../cli/src/config.ts";
import { agent, reconciler } from "../../../cli/src/programs.ts";
import { bringUp } from "../../../cli/src/start.ts";
import { root, sharedCache } from "./clone.ts";
import { freePorts, freeRange } from "./free-port.ts";
import { keepLogs } from "./run/kept-logs.ts";
import { noteWait } from "./run/waits.ts";

export interface WholeCroft {
  config: Config;
  api: Api;
  /** What `. .croft/env` would set. */
  env: Record<string, string>;
  /** Folder with image.qcow2, vmlinuz and initrd. */
  guest: string;
  /** One call of a documented route, typed by it; ProblemError for what is refused. */
  call<Method extends RestMethod, Route extends string>(
    method: Method,
    route: Route,
    ...body: CallArguments<Method, Route>
  ): Promise<AnswerOf<Method, Route>>;
  list<Of extends Plural>(plural: Of, query?: QueryOf<Of>): Promise<ObjectOf<Of>[]>;
  /** Polls a route until its answer is as wanted; fails after five minutes with what it was. */
  until<Route extends string>(
    route: Route,
    wanted: (answer: AnswerOf<"GET", Route>) => boolean,
    ...none: CallArguments<"GET", Route>
  ): Promise<AnswerOf<"GET", Route>>;
  /** Kills a program with SIGKILL; `up` starts it again. */
  kill(name: "reconciler" | "agent"): void;
  up(): Promise<void>;
  /** Removes everything that lives on the host, ends the programs and removes the folder. */
  down(): Promise<void>;
}

async function removeAll(croft: Pick<WholeCroft, "call" | "list">): Promise<void> {
  for (const plural of ["partition_attachments", "vms", "networks", "partitions", "disks"] as const) {
    for (const one of await croft.list(plural)) {
      if (!one.deleting) await croft.call("DELETE", `/v1/${plural}/${one.id}`);
    }
    for (const one of await croft.list(plural)) {
      const gone = croft.call("GET", `/v1/${plural}/${one.id}?wait=deleted&timeout_seconds=60`);
      await gone.catch(() => undefined);
    }
  }
}

/** `folders`: where files lie whose loop devices its agent may use, beside its own; `settings`: variables of its programs. */
export async function startWholeCroft(
  folders: readonly string[] = [],
  settings: Record<string, string> = {},
): Promise<WholeCroft> {
  const home = mkdtempSync(path.join(tmpdir(), "croft-whole-"));
  const config: Config = {
    root,
    home,
    homeIsUsual: false,
    cache: sharedCache,
    port: await freePorts(),
    hostName: "alpha",
    quickstart: path.join(root, "examples/quickstart"),
    provider: readConfig().provider,
    terraform: readConfig().terraform,
    releaseKey: null,
  };
  // Its agent takes neither the ports nor the devices of any other that runs on this machine.
  process.env.CROFT_PORT_RANGE = await freeRange();
  process.env.CROFT_DEVICES = JSON.stringify({ include: [home, ...folders].map((one) => `loop-${one}/*`) });
  Object.assign(process.env, settings);
  const { api, env } = await noteWait("Croft's start and end", bringUp(config));
  const programs = { reconciler: reconciler(config), agent: agent(config) };
  const croft: WholeCroft = {
    config,
    api,
    env,
    guest: path.join(home, "guest"),
    call: (method, route, ...body) => call(api, method, route, ...body),
    list: (plural, query) => list(api, plural, query),
    async until(route, wanted, ...none) {
      const deadline = Date.now() + 300_000;
      for (;;) {
        const answer = await call(api, "GET", route, ...none);
        if (wanted(answer)) return answer;
        if (Date.now() > deadline) throw new Error(`waited in vain: ${JSON.stringify(answer)}`);
        await pause(200);
      }
    },
    kill(name) {
      const pid = runningPid(home, programs[name]);
      if (pid === undefined) throw new Error(`${name} does not run`);
      process.kill(pid, "SIGKILL");
      // Until it has gone it would be taken for one that runs.
      const deadline = Date.now() + 10_000;
      const clock = new Int32Array(new SharedArrayBuffer(4));
      while (runningPid(home, programs[name]) === pid && Date.now() < deadline) Atomics.wait(clock, 0, 0, 5);
    },
    async up() {
      await noteWait("Croft's start and end", bringUp(config));
    },
    async down() {
      keepLogs("deployment", home);
      await noteWait("Croft's start and end", removeAll(croft)).catch((cause: unknown) => {
        const log = readFileSync(path.join(home, "log/agent.log"), "utf8").split("\n").slice(-30).join("\n");
        process.stderr.write(`not everything could be removed: ${cause}\n${log}\n`);
      });
      await end(home, programs.agent);
      await end(home, programs.reconciler);
      rmSync(home, { recursive: true, force: true });
    },
  };
  return croft;
}
